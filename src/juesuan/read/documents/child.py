"""The other side of `guarded`: a process that works for its parent under limits and may be killed."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from juesuan.read.errors import UnreadableError

DONE, REFUSED, MEMORY, BROKEN = "done", "refused", "memory", "broken"
"""The kinds of answer: a result; a refusal in two languages; no memory left; the trace of a fault."""

HEAD = 8
"""A message is its length in this many bytes, big-endian, and a pickle."""

_MEGABYTE = 1024 * 1024
_MOST_TASKS = 100
_LARGEST_FILE = 64 * _MEGABYTE


def serve(seconds: int, megabytes: int) -> None:
    """Answer tasks from standard input on standard output until the parent closes it.

    `megabytes` bounds the memory of this process, 0 for no bound. A process that stays large, or has done
    a hundred tasks, ends after its answer, so that one file's leftovers never weigh on the next.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    tasks, answers = _private_streams()
    _bound_memory(megabytes)
    for number in range(1, _MOST_TASKS + 1):
        size = int.from_bytes(tasks.read(HEAD), "big")
        if not size:
            return
        _bound_time(seconds)
        answer = _answer(tasks, size)
        # What went wrong may have left a mess behind.
        retires = number == _MOST_TASKS or answer[0] in (MEMORY, BROKEN) or _is_large(megabytes)
        message = _packed(answer, retires=retires)
        answers.write(len(message).to_bytes(HEAD, "big"))
        answers.write(message)
        answers.flush()
        if retires:
            return


def _packed(answer: tuple[Any, ...], *, retires: bool) -> bytes:
    try:
        return pickle.dumps((answer, retires))
    except MemoryError:
        return pickle.dumps(((MEMORY,), True))


def _answer(tasks: IO[bytes], size: int) -> tuple[Any, ...]:
    try:
        task, arguments = pickle.loads(tasks.read(size))  # noqa: S301 - the parent's own words
        module, _, function = task.partition(":")
        return (DONE, getattr(import_module(module), function)(*arguments))
    except UnreadableError as error:
        return (REFUSED, error.message_zh, error.message_en, getattr(error, "__notes__", []))
    except MemoryError:
        return (MEMORY,)
    except BaseException:  # noqa: BLE001 - native libraries raise their own; nothing may end the loop
        return (BROKEN, traceback.format_exc())


def _private_streams() -> tuple[IO[bytes], IO[bytes]]:
    """Keep the two pipes for the messages: what a library prints or asks must not mix with them."""
    tasks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)
    return tasks, answers


def _bound_memory(megabytes: int) -> None:
    if sys.platform == "win32" or not megabytes:
        return
    import resource  # noqa: PLC0415 - not on every platform

    bounds = ((resource.RLIMIT_AS, megabytes * _MEGABYTE), (resource.RLIMIT_FSIZE, _LARGEST_FILE))
    for kind, most in (*bounds, (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):
            continue  # macOS knows the bound and refuses to set it; the parent's clock still holds


def _bound_time(seconds: int) -> None:
    """Bound the processor time of the next task: the last resort when the parent itself is gone."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on every platform

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 2, hard))


def _is_large(megabytes: int) -> bool:
    """Say whether this process holds more than half of its memory now, after its task."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError):
        return False  # no Linux: the number of tasks decides alone
    return pages * os.sysconf("SC_PAGE_SIZE") > (megabytes or 1000) * _MEGABYTE // 2
