"""The processes that read and judge packages beside the main one."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

_THREADS = "POLARS_MAX_THREADS"
_counters: list[Any] = []
"""The number, shared with the processes of the pool, of packages that they have judged."""


@contextmanager
def workers(count: int | None = None) -> Iterator[Executor]:
    """Give processes, one for each core by default, each of which computes with one thread."""
    before = os.environ.get(_THREADS)
    os.environ[_THREADS] = "1"
    context = get_context("spawn")
    _counters.append(context.Value("q", 0))
    pool = ProcessPoolExecutor(
        count or cores(), mp_context=context, initializer=_share, initargs=(_counters[-1],)
    )
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
        _counters.pop()
        os.environ.pop(_THREADS) if before is None else os.environ.update({_THREADS: before})


def _share(counter: Any) -> None:
    _counters.append(counter)


def count_done(count: int) -> None:
    """Count packages that this process of the pool has judged."""
    with _counters[-1].get_lock():
        _counters[-1].value += count


def counted_done() -> int:
    """Return how many packages the processes of the pool have counted."""
    return int(_counters[-1].value)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keep Python from looking for circles among millions of short-lived values; there are next to none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def cores() -> int:
    """Return how many cores this process may use."""
    available = getattr(os, "sched_getaffinity", None)
    return len(available(0)) if available else os.cpu_count() or 1
