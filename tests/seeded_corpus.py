"""A corpus of invented packages with mistakes, in parts, and what DuckDB says of it."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

import polars as pl

from juesuan.corpus.duckdb_engine import DuckDBEngine
from juesuan.corpus.engine import Placed
from juesuan.corpus.packing import Numbered, stack
from juesuan.corpus.parts import Part, part_at, write_part
from juesuan.package.load import find_packages, load_package
from juesuan.synthetic import seed_faults, synthetic_corpus

ROOT = Path(__file__).parents[1]
CELL = ["package_id", "rule_id", "table_name", "row_key", "column_name", "verdict"]


def seeded_parts(folder: Path, count: int = 40, faults: int = 2) -> list[Part]:
    """Write two years of each department, all with mistakes, as parts of different sizes."""
    random = Random(6)  # noqa: S311 - nothing secret
    packages = [
        seed_faults(package, random, faults)[0]
        for package in synthetic_corpus(count, seed=6, years=(2023, 2024))
    ]
    return [write(folder / "most 的%5B", packages[7:]), write(folder / "few", packages[:7])]


def shipped_part(folder: Path) -> Part:
    """Write all packages of `data/` as one part."""
    return write(folder / "shipped", [load_package(path) for path in find_packages(ROOT / "data")])


def write(folder: Path, packages: Sequence, first: int = 5) -> Part:
    """Write packages as a part whose own numbers do not begin at 0."""
    write_part(
        folder, stack(Numbered(first + n, package, conforms=True) for n, package in enumerate(packages))
    )
    return part_at(folder)


def with_duckdb(batch: Sequence[Placed]) -> tuple[pl.DataFrame, pl.DataFrame, frozenset[int]]:
    """Return outcomes, violations and packages aside, in a fixed order."""
    engine = DuckDBEngine()
    try:
        return ordered(engine.judge(batch))
    finally:
        engine.close()


def ordered(verdicts) -> tuple[pl.DataFrame, pl.DataFrame, frozenset[int]]:
    outcomes, violations = verdicts.outcomes.collect(), verdicts.violations
    return outcomes.sort(outcomes.columns), violations.sort(violations.columns), verdicts.aside


def places(violations: pl.DataFrame, rules: set[str]) -> pl.DataFrame:
    """Return where some rules are broken; tails of rounding break none."""
    broken = pl.col("rule_id").is_in(sorted(rules)) & (pl.col("verdict") != "rounding_tail")
    return violations.filter(broken).select(CELL).sort(CELL)
