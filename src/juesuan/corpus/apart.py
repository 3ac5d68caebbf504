"""Whole batches judged in other processes, each with an engine of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, wait
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from juesuan.corpus.batches import Batch, judge_batch
from juesuan.corpus.engine import Engine
from juesuan.corpus.oracle import Task, judge_into
from juesuan.corpus.parts import new_folder
from juesuan.corpus.workers import count_done, counted_done

_PATIENCE = 0.3
"""After so many seconds it is said how far the others have come."""


@dataclass(frozen=True, slots=True)
class Job:
    """A batch and the folder of its results."""

    batch: Batch
    folder: Path
    only_engine: bool


def judge_apart(jobs: Sequence[Job], make: Callable[[], Engine], pool: Executor) -> Iterator[int]:
    """Judge batches in the processes of a pool; yield, now and then, how many packages more are done."""
    before = counted_done()
    waiting = {pool.submit(_judge, job, make) for job in jobs}
    while waiting:
        done, waiting = wait(waiting, timeout=_PATIENCE, return_when=FIRST_COMPLETED)
        for future in done:
            future.result()
        now = counted_done()
        yield now - before
        before = now


def _judge(job: Job, make: Callable[[], Engine]) -> None:
    with new_folder(job.folder) as draft:
        for count in judge_batch(job.batch, _engine(make), _here, draft, only_engine=job.only_engine):
            count_done(count)


@cache
def _engine(make: Callable[[], Engine]) -> Engine:
    """Return the engine of this process, which it keeps for the next batch."""
    return make()


def _here(tasks: Sequence[Task], folder: Path) -> Iterator[int]:
    for task in tasks:
        yield judge_into(task, folder)
