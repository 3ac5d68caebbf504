"""One batch of parts judged: by the engine, and by the oracle what the engine leaves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from juesuan.corpus.engine import Engine, EngineFailedError, Placed, Verdicts
from juesuan.corpus.index import Index
from juesuan.corpus.located import results_of
from juesuan.corpus.oracle import Passed, Task

_AT_ONCE = 50
"""So many packages the oracle takes at a time."""

Judged = Callable[[Sequence[Task], Path], Iterator[int]]
"""Lets the oracle judge tasks into a folder; yields of each, once it is done, how many packages it was."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Parts that are judged together."""

    parts: tuple[Placed, ...]
    earlier: tuple[Placed, ...]
    """Packages that come a year before one of them and are not among them."""
    years: Mapping[int, tuple[int, ...]]
    """For each package that has any, those that come a year before it."""

    @property
    def size(self) -> int:
        """Return how many packages it has."""
        return sum(placed.part.size for placed in self.parts)

    def numbers(self) -> list[int]:
        """Return the numbers of its packages."""
        return [number for placed in self.parts for number in _numbers(placed)]

    def before(self, some: Collection[int]) -> tuple[Placed, ...]:
        """Return the packages that come a year before some of its own and are not among those."""
        wanted = {each for number in some for each in self.years.get(number, ())} - set(some)
        found = (
            (placed, tuple(number for number in _numbers(placed) if number in wanted))
            for placed in (*self.parts, *self.earlier)
        )
        return tuple(placed._replace(numbers=numbers) for placed, numbers in found if numbers)


def batch_of(parts: Sequence[Placed], index: Index) -> Batch:
    """Return some parts as a batch, with what comes before their packages."""
    numbers = [number for placed in parts for number in _numbers(placed)]
    return Batch(tuple(parts), tuple(index.before(numbers)), index.years_before(numbers))


def judge_batch(
    batch: Batch, engine: Engine | None, oracle: Judged, folder: Path, *, only_engine: bool
) -> Iterator[int]:
    """Judge a batch and write the tables of its results into a folder; yield how many packages are done.

    With `only_engine` only the rules are judged that the engine can express.
    """
    left: Mapping[int, Mapping[str, int]] | None = None
    if engine is not None:
        with suppress(EngineFailedError):
            verdicts = engine.judge([*batch.parts, *batch.earlier], places=only_engine)
            if only_engine:
                left = {number: {} for number in verdicts.aside}
                for name, frame in results_of(batch.parts, verdicts, engine).items():
                    frame.sink_parquet(folder / f"{name}-engine.parquet")
                yield batch.size - len(left)
            else:
                left = {**{number: {} for number in batch.numbers()}, **_passed(verdicts)}
    name = "oracle" if engine is None or only_engine else engine.name
    yield from oracle(list(_tasks(batch, left, name)), folder)


def _numbers(placed: Placed) -> range:
    return range(placed.start, placed.start + placed.part.size)


def _passed(verdicts: Verdicts) -> Passed:
    """Return the rules that need not be judged again, of the packages in which the engine found nothing."""
    outcomes = verdicts.outcomes.collect()
    found = {*outcomes.filter(pl.col("detail").is_not_null())["package_id"], *verdicts.aside}
    clean = outcomes.filter((pl.col("outcome") == "pass") & ~pl.col("package_id").is_in(list(found)))
    passed: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for number, rule, checked in clean.select("package_id", "rule_id", "checked").iter_rows():
        passed[number][rule] = checked
    return passed


def _tasks(batch: Batch, left: Passed | None, engine: str) -> Iterator[Task]:
    """Yield tasks for the packages that are left, with what is known of them; without any, for all."""
    for placed in batch.parts:
        numbers = [number for number in _numbers(placed) if left is None or number in left]
        for first in range(0, len(numbers), _AT_ONCE):
            some = tuple(numbers[first : first + _AT_ONCE])
            known = {number: left[number] for number in some if left[number]} if left else {}
            yield Task(placed._replace(numbers=some), batch.before(some), known, engine)
