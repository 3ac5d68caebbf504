"""The engines that are compared, each as a function from packages to what it says of them, in their order."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from juesuan.corpus.duckdb_engine import DuckDBEngine
from juesuan.corpus.engine import Engine, Verdicts
from juesuan.corpus.packing import Numbered, stack
from juesuan.corpus.parts import Part, part_at, write_part
from juesuan.corpus.prepared_corpus import place
from juesuan.encode import duckdb_engine, sqlite_engine
from juesuan.encode.collect import left_to_the_oracle
from juesuan.encode.prepared import prepare
from juesuan.encode.results import Counted, EngineResult, Violation
from juesuan.evaluate.forms import descriptor_conforms
from juesuan.package.content import Package

_PARTS = 3
"""A corpus is cut into so many parts, so that years continue across their borders."""


class Judged(NamedTuple):
    """What an engine says of packages, in their order."""

    results: list[EngineResult]
    aside: frozenset[int]
    """The packages that it left to the oracle, or that it does not judge; nothing is compared."""


@dataclass(frozen=True, slots=True)
class Compared:
    """An engine, and what of a violation it tells."""

    judge: Callable[[Sequence[Package]], Judged]
    amounts: bool = True
    """Whether it says by how much an equation is wrong, and not only where."""
    tails: bool = True
    """Whether it tells tails of rounding, which are no failures."""


def _in_memory(
    run: Callable[[Iterable[Package]], dict[str, EngineResult]], packages: Sequence[Package]
) -> Judged:
    results = list(run(packages).values())
    prepared = prepare(packages)
    left = left_to_the_oracle(prepared, packages)
    return Judged(results, frozenset(n for n, key in enumerate(prepared.keys) if key in left))


def _pandera(packages: Sequence[Package]) -> Judged:
    from juesuan.encode.pandera_engine import run_pandera

    return _in_memory(run_pandera, packages)


def _suites(packages: Sequence[Package]) -> Judged:
    from juesuan.encode.gx_engine import run_gx

    return _in_memory(run_gx, packages)


def _spark(packages: Sequence[Package]) -> Judged:
    from juesuan.corpus.spark_engine import SparkEngine

    return _over_parquet(SparkEngine, packages)


def _over_parquet(start: Callable[[], Engine], packages: Sequence[Package]) -> Judged:
    with tempfile.TemporaryDirectory(prefix="juesuan-", ignore_cleanup_errors=True) as folder:
        parts = _parts(packages, Path(folder))
        engine = start()
        try:
            return _by_package(engine.judge(place(parts)), len(packages))
        finally:
            engine.close()


def _parts(packages: Sequence[Package], folder: Path) -> list[Part]:
    numbered = [
        Numbered(number, package, descriptor_conforms(package.descriptor))
        for number, package in enumerate(packages)
    ]
    size = max(1, -(-len(numbered) // _PARTS))
    parts = []
    for start in range(0, max(1, len(numbered)), size):
        write_part(folder / f"{start}", stack(numbered[start : start + size]))
        parts.append(part_at(folder / f"{start}"))
    return parts


def _by_package(verdicts: Verdicts, count: int) -> Judged:
    results = [EngineResult() for _ in range(count)]
    for number, rule, outcome, detail, checked in verdicts.outcomes.collect().iter_rows():
        results[number].outcomes[rule] = outcome
        results[number].counted[rule] = Counted(detail, checked)
    for number, rule, table, row, column, *amounts, verdict in verdicts.violations.iter_rows():
        results[number].violations.append(Violation(rule, table, row, column, verdict, *amounts))
    return Judged(results, verdicts.aside)


ENGINES = {
    "sqlite": Compared(partial(_in_memory, sqlite_engine.run)),
    "duckdb": Compared(partial(_in_memory, duckdb_engine.run)),
    "duckdb_parquet": Compared(partial(_over_parquet, DuckDBEngine)),
    "pandera": Compared(_pandera, amounts=False, tails=False),
    "gx": Compared(_suites, tails=False),
    "spark": Compared(_spark),
}
"""By the name that the command line knows. `duckdb_parquet` and `spark` read Parquet parts, the others
packages in memory; the outcomes of `gx` without a violation are those of SQLite on the file that it reads."""
