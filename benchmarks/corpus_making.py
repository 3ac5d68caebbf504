"""Make the corpora that are measured: the same invented packages as CSV folders and as Parquet parts."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import polars as pl

from juesuan.corpus.packing import Numbered, stack
from juesuan.corpus.parts import PART_SIZE, read_part, write_part
from juesuan.corpus.stacked import NUMBER
from juesuan.corpus.workers import cores
from juesuan.evaluate.forms import descriptor_conforms
from juesuan.package.content import Package
from juesuan.synthetic import seed_faults
from juesuan.synthetic.chance import stream
from juesuan.synthetic.make import numbered_package
from juesuan.synthetic.writing import Order, write_corpus

YEARS = (2023, 2024)
SAMPLE = 300
"""So many packages are written as CSV where the whole corpus is not, for those that know no Parquet."""
MOST_DISTINCT = 10_000
"""Beyond so many packages, they are the same ones again under other names of department."""
MOST_CSV = 10_000
"""Beyond so many packages, folders of CSV files are no longer made."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Where a corpus is; `csv` holds all packages or, where `whole` is false, the first of them."""

    packages: int
    csv: Path
    parquet: Path
    whole: bool


def make_corpus(packages: int, faulty: float, folder: Path, layouts: Iterable[str]) -> Corpus:
    """Write a corpus in the layouts that are wanted; one that is there already stays."""
    whole = packages <= MOST_CSV and "csv" in layouts
    order = Order(packages if whole else min(packages, SAMPLE), years=YEARS, faulty=faulty)
    corpus = Corpus(packages, folder / f"csv-{order.packages}", folder / f"parquet-{packages}", whole)
    if not corpus.csv.exists():
        for _ in write_corpus(order, corpus.csv):
            pass
    if "parquet" in layouts and not corpus.parquet.exists():
        distinct = min(packages, MOST_DISTINCT)
        work = partial(_write, Order(distinct, years=YEARS, faulty=faulty), corpus.parquet)
        with ProcessPoolExecutor(cores(), get_context("spawn")) as pool:
            list(pool.map(work, range(0, distinct, PART_SIZE)))
        for start in range(distinct, packages, PART_SIZE):
            _repeat(corpus.parquet, start % distinct, start)
    return corpus


def _repeat(folder: Path, original: int, start: int) -> None:
    """Write the part that starts at one number once more, as packages of other departments."""
    suffix = pl.lit(f"-{start // MOST_DISTINCT + 1}")
    frames = {}
    for name, frame in read_part(folder / f"part-{original // PART_SIZE:05d}").items():
        names = [column for column in ("package_id", "department_id") if column in frame.columns]
        shifted = (pl.col(NUMBER) + (start - original)).cast(pl.Int32)
        frames[name] = frame.with_columns(
            shifted, *(pl.concat_str(pl.col(column), suffix) for column in names)
        )
    write_part(folder / f"part-{start // PART_SIZE:05d}", frames)


def _write(order: Order, folder: Path, start: int) -> None:
    numbers = range(start, min(start + PART_SIZE, order.packages))
    frames = stack(_numbered(order, number) for number in numbers)
    write_part(folder / f"part-{start // PART_SIZE:05d}", frames)


def _numbered(order: Order, number: int) -> Numbered:
    package = package_of(order, number)
    return Numbered(number, package, descriptor_conforms(package.descriptor))


def package_of(order: Order, number: int) -> Package:
    """Return one package of an order, with the same mistakes as in its CSV files."""
    package = numbered_package(order.seed, number, order.layouts, order.years)
    rng = stream("faults", order.seed, number)
    if rng.random() < order.faulty:
        package, _ = seed_faults(package, rng, rng.randrange(1, 4))
    return package
