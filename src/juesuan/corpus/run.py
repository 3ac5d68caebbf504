"""One run over a corpus: read, judge batch by batch, write the results; what is done is not done again."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from juesuan.corpus.batches import Judges, judge_batch
from juesuan.corpus.cache import prune
from juesuan.corpus.engine import Engine, Placed
from juesuan.corpus.index import Index
from juesuan.corpus.merging import merge
from juesuan.corpus.parts import Part, new_folder
from juesuan.corpus.sources import Source
from juesuan.corpus.workers import workers
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
        judges = Judges(engine, pool, settings.only_engine, progress)
        done, resumed = [], 0
        for batch in _batches(parts, _size(engine, settings)):
            folder = settings.out / _DONE / _key(batch, index, engine, settings)
            size = sum(each.part.size for each in batch)
            if folder.exists():
                resumed += size
                progress("judging", size)
            else:
                with new_folder(folder) as draft:
                    judge_batch(batch, index, judges, draft)
            done.append(folder)
    tables = merge(done, settings.out, settings.format)
    shutil.rmtree(settings.out / _DONE, ignore_errors=True)
    return Done(len(index), index.repeated, resumed, tables)


def _size(engine: Engine | None, settings: Settings) -> int:
    """Return how many packages are a batch: few where each takes its time, so that little is lost with it."""
    size = engine.batch if engine and settings.only_engine else _WITH_THE_ORACLE
    return min(size, settings.most or size)


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


def _batches(parts: Sequence[Placed], most: int) -> Iterator[list[Placed]]:
    batch: list[Placed] = []
    for each in parts:
        if batch and sum(other.part.size for other in batch) + each.part.size > most:
            yield batch
            batch = []
        batch.append(each)
    if batch:
        yield batch


def _key(batch: Sequence[Placed], index: Index, engine: Engine | None, settings: Settings) -> str:
    """Return what names the results of a batch: whatever could change them."""
    earlier = index.before(
        number for each in batch for number in range(each.start, each.start + each.part.size)
    )
    what = [(each.start, each.part.key, each.numbers) for each in (*batch, *earlier)]
    how = (engine.name if engine else "oracle", settings.only_engine, VERSION, catalogue_digest())
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
