"""One run over a corpus: read, judge batch by batch, write the results; what is done is not done again."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import polars as pl

from juesuan.corpus.apart import Job, judge_apart
from juesuan.corpus.batches import Batch, batch_of, judge_batch
from juesuan.corpus.cache import prune
from juesuan.corpus.engine import Engine, Placed
from juesuan.corpus.index import Index
from juesuan.corpus.merging import merge
from juesuan.corpus.oracle import Task, judge_into
from juesuan.corpus.parts import Part, new_folder
from juesuan.corpus.sources import Source
from juesuan.corpus.workers import cores, workers
from juesuan.standard.catalogue import catalogue_digest
from juesuan.version import VERSION

_WITH_THE_ORACLE = 2_000

_DONE = ".done"
"""The folder, within that of the results, of the batches that are done."""

Progress = Callable[[str, int], None]
"""Is told a stage (`reading`, `judging`) and how many packages have been done since the last call."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a corpus is judged."""

    out: Path
    """The folder of the results."""
    format: str = "parquet"
    only_engine: bool = False
    """Whether only the rules are judged that the engine can express, and nothing is explained."""
    most: int | None = None
    """No more packages are judged together, for the sake of memory."""
    processes: int | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What a run has done."""

    packages: int
    repeated: int
    """How many packages have the name of another one."""
    resumed: int
    """How many packages an earlier run, broken off, had judged already."""
    tables: dict[str, pl.DataFrame]
    """The packages, the summaries, the broken packages."""


def run(found: Sequence[Source], engine: Engine | None, settings: Settings, progress: Progress) -> Done:
    """Judge all packages of the sources; without an engine, by the oracle alone.

    The results are in the folder when the run ends; a run that is broken off leaves what it has done, and
    the next one with the same folder goes on from there. Raises InputError where it cannot be written.
    """
    with workers(settings.processes) as pool:
        parts = _placed(_brought(found, pool, progress))
        index = Index(parts)
        batches = [batch_of(some, index) for some in _batches(parts, *_size(engine, settings, len(index)))]
        jobs = [_job(batch, engine, settings) for batch in batches]
        left = [job for job in jobs if not job.folder.exists()]
        resumed = len(index) - sum(job.batch.size for job in left)
        progress("judging", resumed)
        for count in _judged(left, engine, pool, settings):
            progress("judging", count)
    tables = merge([job.folder for job in jobs], settings.out, settings.format)
    shutil.rmtree(settings.out / _DONE, ignore_errors=True)
    return Done(len(index), index.repeated, resumed, tables)


def _judged(jobs: Sequence[Job], engine: Engine | None, pool: Executor, settings: Settings) -> Iterator[int]:
    """Judge all batches, several at a time where the engine can be had in several processes."""
    make = engine.apart(_processes(settings)) if engine else None
    if make is not None and len(jobs) > 1:
        yield from judge_apart(jobs, make, pool)
        return
    for job in jobs:
        with new_folder(job.folder) as draft:
            oracle = partial(_in_pool, pool)
            yield from judge_batch(job.batch, engine, oracle, draft, only_engine=settings.only_engine)


def _in_pool(pool: Executor, tasks: Sequence[Task], folder: Path) -> Iterator[int]:
    for future in as_completed([pool.submit(judge_into, task, folder) for task in tasks]):
        yield future.result()


def _processes(settings: Settings) -> int:
    return settings.processes or cores()


def _size(engine: Engine | None, settings: Settings, packages: int) -> tuple[int, int | None]:
    """Return how many packages a batch should have, and how many it may have for the sake of memory.

    Few where each takes its time, so that little is lost with it. Where several batches are judged at a
    time, they share the memory, and each process gets as many packages as the others.
    """
    size = engine.batch if engine and settings.only_engine else _WITH_THE_ORACLE
    most = settings.most
    if engine and engine.apart(1) is not None:
        count = _processes(settings)
        most = None if most is None else max(most // count, 1)
        rounds = -(-packages // (count * min(size, most or size))) or 1
        size = -(-packages // (count * rounds))
    return max(size, 1), most


def _job(batch: Batch, engine: Engine | None, settings: Settings) -> Job:
    key = _key(batch, engine.name if engine else "oracle", settings)
    return Job(batch, settings.out / _DONE / key, settings.only_engine)


def _brought(found: Sequence[Source], pool: Executor, progress: Progress) -> Iterator[Part]:
    """Bring the parts in order, the slow ones in other processes."""
    waiting = [pool.submit(source.bring) if source.slow else None for source in found]
    for source, future in zip(found, waiting, strict=True):
        part = source.bring() if future is None else future.result()
        progress("reading", source.size)
        yield part


def _placed(parts: Iterable[Part]) -> list[Placed]:
    placed, start = [], 0
    for part in parts:
        placed.append(Placed(start, part))
        start += part.size
    return placed


def _batches(parts: Sequence[Placed], size: int, most: int | None) -> Iterator[list[Placed]]:
    """Put parts together to batches as near to a size as they come."""
    batch: list[Placed] = []
    count = 0
    for each in parts:
        grown = count + each.part.size
        if batch and (grown - size > size - count or grown > (most or grown)):
            yield batch
            batch, count = [], 0
        batch.append(each)
        count += each.part.size
    if batch:
        yield batch


def _key(batch: Batch, engine: str, settings: Settings) -> str:
    """Return what names the results of a batch: whatever could change them."""
    what = [(each.start, each.part.key, each.numbers) for each in (*batch.parts, *batch.earlier)]
    how = (engine, settings.only_engine, VERSION, catalogue_digest())
    return hashlib.blake2b(repr((what, how)).encode(), digest_size=16).hexdigest()


@contextmanager
def cache_folder(cache: Path | None) -> Iterator[Path]:
    """Give the folder of the cache, kept from growing; without one, a temporary folder."""
    if cache is None:
        with tempfile.TemporaryDirectory(prefix="juesuan-", ignore_cleanup_errors=True) as folder:
            yield Path(folder)
        return
    yield cache
    prune(cache)
