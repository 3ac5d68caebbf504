"""Work in a process that has bounds of time and memory: what breaks or stalls there harms nothing here."""

from __future__ import annotations

import atexit
import os
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Event, Lock, Timer
from typing import Any, NamedTuple
from weakref import WeakSet

from juesuan.read.documents.child import BROKEN, DONE, MEMORY
from juesuan.read.documents.document import Document
from juesuan.read.documents.exchange import ask, start, unpacked
from juesuan.read.errors import UnreadableError, refusal

_PARTING = 1.0


class Limits(NamedTuple):
    """How long one task may take, in seconds of the clock, and how much memory, in megabytes; 0: no bound."""

    seconds: int
    megabytes: int


READING = Limits(seconds=10, megabytes=500)
"""The bounds of reading one document: a real one takes a second and some fifty megabytes."""


class Guard:
    """A process that does one task after another and is replaced when a task breaks it.

    Nothing runs before the first task. Threads may share a guard; their tasks queue.
    """

    def __init__(
        self, limits: Limits = READING, *, fault: str = "source_damaged", leads: bool = False
    ) -> None:
        """`fault` is the refusal of what fails unforeseen; a guard that `leads` has processes of its own."""
        self.limits = limits
        self._fault = fault
        self._leads = leads
        self._aborted = False
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._foreign: subprocess.Popen[bytes] | None = None
        _GUARDS.add(self)

    def run(self, task: str, *arguments: object) -> Any:
        """Call `module:function` with the arguments over there and return its result.

        The result is a Document, or made of plain values. Raises UnreadableError as the function does, and
        where it takes too long or too much memory, fails otherwise (then the trace is a note) or crashes.
        """
        with self._lock:
            answer = self._exchange(pickle.dumps((task, arguments)))
        if answer[0] == DONE:
            return answer[1]
        if answer[0] == MEMORY:
            raise refusal("source_memory", megabytes=self.limits.megabytes)
        broken = answer[0] == BROKEN
        error = refusal(self._fault) if broken else UnreadableError(*answer[1:3])
        for note in [answer[1]] if broken else answer[3]:
            error.add_note(note)
        raise error

    def close(self, patience: float = 0.0) -> None:
        """End the process if there is one, after so many seconds, without leaving a zombie."""
        process, self._process = self._process, None
        if process is not None:
            self._end(process, patience)

    def abort(self) -> None:
        """Kill what another thread waits for, and take no further task."""
        self._aborted = True
        if self._process is not None:
            self._kill(self._process)

    def forget(self) -> None:
        """Leave the process to the one that started it: after a fork it is the parent's."""
        self._foreign, self._process = self._process, None
        self._lock = Lock()

    def _exchange(self, message: bytes) -> tuple[Any, ...]:
        process = self._running()
        late = Event()
        clock = Timer(self.limits.seconds, self._expire, (process, late))
        clock.daemon = True
        clock.start()
        try:
            raw = ask(process, message)
        except BaseException:
            self.close()
            raise
        finally:
            clock.cancel()
            clock.join()
        answer, retires = unpacked(raw) if raw and not late.is_set() else (None, True)
        if retires:
            self.close(_PARTING if answer else 0.0)
        if answer is None:
            raise refusal("source_slow", seconds=self.limits.seconds) if late.is_set() else _crash(process)
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._aborted:
            raise refusal("source_crash")
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None:
            self._process = start(*self.limits, leads=self._leads)
        return self._process

    def _expire(self, process: subprocess.Popen[bytes], late: Event) -> None:
        late.set()
        self._kill(process)

    def _kill(self, process: subprocess.Popen[bytes]) -> None:
        """Kill a process; one that leads takes those that it started along."""
        if sys.platform != "win32" and self._leads and process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()

    def _end(self, process: subprocess.Popen[bytes], patience: float) -> None:
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                if stream is not None:
                    stream.close()
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            self._kill(process)
            process.wait()


_GUARDS: WeakSet[Guard] = WeakSet()
_reader = Guard()


def read_guarded(task: str, raw: bytes) -> Document:
    """Read the bytes of a file with the reader `module:function` within ten seconds and 500 MB.

    Raises UnreadableError where the reader refuses, stalls, needs more memory, or breaks.
    """
    found = _reader.run(task, raw)
    if not isinstance(found, Document):
        raise refusal("source_damaged")
    return found


def _crash(process: subprocess.Popen[bytes]) -> UnreadableError:
    error = refusal("source_crash")
    error.add_note(f"exit code {process.returncode}")
    return error


def _close_all() -> None:
    for guard in list(_GUARDS):
        guard.close()


def _forget_all() -> None:
    for guard in list(_GUARDS):
        guard.forget()


atexit.register(_close_all)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)
