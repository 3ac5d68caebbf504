"""Many disclosures into packages: found in folders, read side by side, written in a fixed order."""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import astuple, dataclass, field
from pathlib import Path
from queue import SimpleQueue
from typing import Any, NamedTuple

from juesuan.errors import InputError
from juesuan.package.description import Given
from juesuan.package.disclosure import Prepared, Written, prepare, write_prepared
from juesuan.read import UnreadableError
from juesuan.read.documents.guarded import Guard, Limits
from juesuan.read.documents.source import SUFFIXES

ONE_FILE = Limits(seconds=120, megabytes=2000)
"""The bounds of everything that is done with one file; reading its document alone has narrower ones."""

_AHEAD = 4
"""How many files per process are read before the first of them is written: it bounds the memory."""

_TASK = f"{__name__}:prepare_plainly"


class Outcome(NamedTuple):
    """What became of one file: it was written, or there is a problem."""

    source: Path
    written: Written | None
    problem: InputError | None


@dataclass(slots=True)
class Found:
    """The files to read, in order; how many files of other kinds were passed over; folders without access."""

    files: list[Path] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)
    closed: list[Outcome] = field(default_factory=list)


def find_disclosures(paths: Iterable[Path]) -> Found:
    """Return the files at the paths and, by suffix, those in the folders among them, down to the lowest.

    A file that is named is taken whatever it is called. Hidden files, the lock files of Office (`~$…`) and
    second mentions are left out. Raises InputError for a folder that holds nothing to read.
    """
    found = Found()
    for path in paths:
        before = len(found.files) + len(found.closed)
        if not path.is_dir():
            found.files.append(path)
        else:
            _walk(path, found)
        if before == len(found.files) + len(found.closed):
            raise InputError("no_files", path=path, suffixes=" ".join(sorted(SUFFIXES)))
    found.files = list({os.path.abspath(file): file for file in reversed(found.files)}.values())[::-1]  # noqa: PTH100
    return found


def _walk(folder: Path, found: Found) -> None:
    def closed(error: OSError) -> None:
        path = Path(error.filename)
        problem = InputError("unreadable_file", path=path, reason=error.strerror)
        found.closed.append(Outcome(path, None, problem))

    for place, folders, files in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            suffix = Path(name).suffix.lower()
            if name.startswith((".", "~$")):
                continue
            if suffix in SUFFIXES:
                found.files.append(Path(place, name))
            else:
                found.others[suffix] += 1


def ingest_many(
    files: Sequence[Path], out: Path, given: Given, *, jobs: int = 0, replace: bool = False
) -> Iterator[Outcome]:
    """Read files in `jobs` processes (0: one for each processor) and write their packages.

    Yields one outcome a file, in the order of the files whichever is read first: of two with the same
    package id, the first is written and the second refused. A file that fails stops no other.
    """
    jobs = min(jobs or os.cpu_count() or 1, len(files))
    owners: dict[str, Path] = {}
    with _crew(jobs) as (pool, guards):
        waiting: deque[tuple[Path, Future[Prepared]]] = deque()
        for file in files:
            waiting.append((file, pool.submit(_prepared, guards, file, given)))
            if len(waiting) >= _AHEAD * jobs:
                yield _outcome(*waiting.popleft(), out, owners, replace=replace)
        while waiting:
            yield _outcome(*waiting.popleft(), out, owners, replace=replace)


def prepare_plainly(source: str, given: tuple[Any, ...]) -> tuple[Any, ...]:
    """Prepare a package in another process: everything that passes is a plain value, refusals included."""
    try:
        return ("prepared", *prepare(Path(source), Given(*given)))
    except InputError as error:
        values = {
            name: value if isinstance(value, int) else str(value) for name, value in error.values.items()
        }
        return ("refused", error.key, values)


Guards = SimpleQueue[Guard]


@contextmanager
def _crew(jobs: int) -> Iterator[tuple[ThreadPoolExecutor, Guards]]:
    """Keep as many threads as processes; whatever happens, the processes end with the work."""
    guards = [Guard(ONE_FILE, fault="source_fault", leads=True) for _ in range(jobs)]
    free: Guards = SimpleQueue()
    for guard in guards:
        free.put(guard)
    pool = ThreadPoolExecutor(jobs)
    try:
        yield pool, free
    except BaseException:
        for guard in guards:
            guard.abort()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
        for guard in guards:
            guard.close()


def _prepared(guards: Guards, file: Path, given: Given) -> Prepared:
    guard = guards.get()
    try:
        kind, *answer = guard.run(_TASK, str(file), astuple(given))
    except UnreadableError as error:
        raise InputError(
            "unreadable_disclosure", path=file, zh=error.message_zh, en=error.message_en
        ) from None
    finally:
        guards.put(guard)
    if kind == "refused":
        key, values = answer
        raise InputError(key, **values)
    return Prepared(*answer)


def _outcome(
    source: Path, future: Future[Prepared], out: Path, owners: dict[str, Path], *, replace: bool
) -> Outcome:
    try:
        prepared = future.result()
        _claim(prepared.descriptor["name"], source, owners)
        return Outcome(source, write_prepared(prepared, out, replace=replace), None)
    except InputError as problem:
        # Its trace would keep all that was read of the file for as long as the outcome lives.
        return Outcome(source, None, problem.with_traceback(None))


def _claim(package: str, source: Path, owners: dict[str, Path]) -> None:
    first = owners.setdefault(package, source)
    if first != source:
        raise InputError("same_package", path=source, other=first, id=package)
