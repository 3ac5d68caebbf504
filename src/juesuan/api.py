"""What programs use: load a package, judge it, get a table's schema."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from juesuan.evaluate.finding import Evaluation
from juesuan.evaluate.oracle import evaluate
from juesuan.package.content import Package
from juesuan.package.load import load_package

if TYPE_CHECKING:
    from pandera.polars import DataFrameSchema


def load(path: str | Path) -> Package:
    """Read a data package from its folder or descriptor.

    Raises InputError where there is no usable descriptor.
    """
    return load_package(Path(path))


def validate(source: Package | str | Path, earlier: Package | str | Path | None = None) -> Evaluation:
    """Judge a package, or the one at a path, by every rule of the catalogue.

    `earlier` is last year's package of the same department, which the rules on continuity need.
    Raises InputError where there is no usable descriptor.
    """
    return evaluate(_package(source), earlier=None if earlier is None else _package(earlier))


def _package(source: Package | str | Path) -> Package:
    return source if isinstance(source, Package) else load(source)


def schema(table: str) -> DataFrameSchema:
    """Return the Pandera (polars) schema of one published table, for frames read from its CSV.

    Raises InputError for a table that the standard does not have.
    """
    with warnings.catch_warnings():
        # Where PySpark is installed, pandera imports it, and it warns of the version of pandas.
        warnings.simplefilter("ignore", FutureWarning)
        from juesuan.encode.frame_schema import frame_schema  # noqa: PLC0415

    return frame_schema(table)
