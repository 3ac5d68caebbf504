"""One batch of parts judged: by the engine, and by the oracle what the engine leaves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, as_completed
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from juesuan.corpus.engine import Engine, EngineFailedError, Placed, Verdicts
from juesuan.corpus.index import Index
from juesuan.corpus.located import results_of
from juesuan.corpus.oracle import Passed, Task, judge_into

_AT_ONCE = 50
"""So many packages the oracle takes at a time."""

Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Judges:
    """Who judges: an engine, the oracle in other processes, or both."""

    engine: Engine | None
    pool: Executor
    only_engine: bool
    """Whether only the rules are judged that the engine can express."""
    progress: Progress


def judge_batch(batch: Sequence[Placed], index: Index, judges: Judges, folder: Path) -> None:
    """Judge a batch and write the tables of its results into a folder."""
    engine, progress = judges.engine, judges.progress
    numbers = [number for each in batch for number in _numbers(each)]
    left: Sequence[int] = numbers
    passed: Passed = {}
    if engine is not None:
        with suppress(EngineFailedError):
            verdicts = engine.judge([*batch, *index.before(numbers)], places=judges.only_engine)
            if judges.only_engine:
                left = sorted(verdicts.aside)
                for name, frame in results_of(batch, verdicts, engine).items():
                    frame.sink_parquet(folder / f"{name}-engine.parquet")
                progress("judging", len(numbers) - len(left))
            else:
                passed = _passed(verdicts)
    name = "oracle" if engine is None or judges.only_engine else engine.name
    tasks = _tasks(batch, set(left), index, passed, name)
    for future in as_completed([judges.pool.submit(judge_into, task, folder) for task in tasks]):
        progress("judging", future.result())


def _numbers(placed: Placed) -> range:
    return range(placed.start, placed.start + placed.part.size)


def _passed(verdicts: Verdicts) -> dict[int, dict[str, int]]:
    """Return the rules that need not be judged again, of the packages in which the engine found nothing."""
    outcomes = verdicts.outcomes.collect()
    found = {*outcomes.filter(pl.col("detail").is_not_null())["package_id"], *verdicts.aside}
    clean = outcomes.filter((pl.col("outcome") == "pass") & ~pl.col("package_id").is_in(list(found)))
    passed: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for number, rule, checked in clean.select("package_id", "rule_id", "checked").iter_rows():
        passed[number][rule] = checked
    return passed


def _tasks(
    batch: Sequence[Placed],
    wanted: set[int],
    index: Index,
    passed: Mapping[int, Mapping[str, int]],
    engine: str,
) -> Iterator[Task]:
    for placed in batch:
        numbers = [number for number in _numbers(placed) if number in wanted]
        for first in range(0, len(numbers), _AT_ONCE):
            some = tuple(numbers[first : first + _AT_ONCE])
            known = {number: passed[number] for number in some if number in passed}
            yield Task(placed._replace(numbers=some), tuple(index.before(some)), known, engine)
