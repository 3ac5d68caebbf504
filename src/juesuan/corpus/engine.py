"""What every engine for corpora does: judge a batch of parts by all rules that it can express."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from pathlib import Path
from typing import NamedTuple, Protocol

import polars as pl

from juesuan.corpus.parts import Part
from juesuan.standard.catalogue import Rule

OUTCOME_COLUMNS = {
    "package_id": pl.Int32(),
    "rule_id": pl.String(),
    "outcome": pl.String(),
    "detail": pl.String(),
    "checked": pl.Int64(),
}
VIOLATION_COLUMNS = {
    "package_id": pl.Int32(),
    "rule_id": pl.String(),
    "table_name": pl.String(),
    "row_key": pl.String(),
    "column_name": pl.String(),
    "total": pl.Int64(),
    "expected": pl.Int64(),
    "difference": pl.Int64(),
    "verdict": pl.String(),
}


class Placed(NamedTuple):
    """A part and the number of its first package in the run; of it, all packages or some."""

    start: int
    part: Part
    numbers: tuple[int, ...] | None = None
    """Their numbers in the run; they are looked at for the sake of others, and not judged themselves."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What an engine says of a batch; packages by their numbers in the run."""

    outcomes: pl.LazyFrame
    """Columns: OUTCOME_COLUMNS; one row for every rule on every package that is not aside."""
    violations: pl.DataFrame
    """Columns: VIOLATION_COLUMNS; amounts in millionths of 万元; tails included."""
    aside: frozenset[int]
    """Packages that the engine leaves to the oracle: amounts too large for 64-bit sums."""


class EngineFailedError(Exception):
    """An engine failed on a batch by a fault of its own; the oracle can judge it instead."""


class Engine(Protocol):
    """Judges batches; `name` is how the command line calls it, `batch` how many packages it likes at once."""

    name: str
    batch: int

    def rules(self) -> Sequence[Rule]:
        """Return the rules that it can express."""

    def judge(self, batch: Sequence[Placed], *, places: bool = True) -> Verdicts:
        """Judge all packages of some parts; what it returns is good until the next call.

        Without `places` it need not say where a rule is broken: the outcomes tell that it is.
        """

    def apart(self, count: int) -> Callable[[], Engine] | None:
        """Return what makes one of `count` engines in other processes, each with its share of the memory.

        None where one engine keeps all processors busy itself.
        """

    def close(self) -> None:
        """Give back what it holds."""


def read_verdicts(folder: Path, judged: Sequence[Placed], aside: frozenset[int]) -> Verdicts:
    """Return what an engine has written as `outcomes` and `violations`, of the packages judged."""
    numbers = pl.col("package_id")
    wanted = reduce(or_, (numbers.is_between(*span(placed)) for placed in judged), pl.lit(value=False))
    outcomes, violations = (
        pl.scan_parquet(folder / f"{name}*.parquet")
        .select(pl.col(column).cast(kind) for column, kind in columns.items())
        .filter(wanted & ~numbers.is_in(list(aside)))
        for name, columns in (("outcomes", OUTCOME_COLUMNS), ("violations", VIOLATION_COLUMNS))
    )
    return Verdicts(outcomes, violations.collect(), aside)


def span(placed: Placed) -> tuple[int, int]:
    """Return the first and the last number of a part in the run."""
    return placed.start, placed.start + placed.part.size - 1
