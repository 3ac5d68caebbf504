"""Ended from outside, what builds a site leaves neither processes nor files behind."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import active_children
from threading import current_thread, main_thread
from types import FrameType

_SECONDS = 5
"""So long is waited for a process to end."""


def heed_signals() -> None:
    """Let SIGTERM end this process as Ctrl-C does: its child processes first, then it cleans up and exits."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _end)


@contextmanager
def signals_heeded() -> Iterator[None]:
    """Heed signals for a while; in any thread but the main one, which alone may, change nothing."""
    if current_thread() is not main_thread():
        yield
        return
    before = [(number, signal.getsignal(number)) for number in (signal.SIGINT, signal.SIGTERM)]
    heed_signals()
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, signal.SIG_DFL if handler is None else handler)


def heed_only_the_parent() -> None:
    """Let Ctrl-C, which reaches every process of a terminal, be the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def end_children() -> None:
    """End all processes that this one has started, and wait until they no longer write."""
    for child in active_children():
        child.terminate()
        child.join(_SECONDS)


def _end(number: int, _: FrameType | None) -> None:
    end_children()
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise SystemExit(128 + number)
