"""Great Expectations over a corpus: the suites run on SQLite or on Spark, Data Docs built."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Literal

import polars as pl

from juesuan.corpus.parts import Part
from juesuan.corpus.prepared_corpus import place, prepared_corpus, violations_frame
from juesuan.encode.expectations import suites
from juesuan.encode.gx_engine import unexpected_rows, validate_file, validate_frames
from juesuan.encode.prepared import prepared_columns

_Rows = list[Sequence[object]]
_QUANTA = 8
"""Where the queries of the suites have a column that findings do not."""


def gx_corpus(
    parts: Sequence[Part], backend: Literal["sqlite", "spark"] = "sqlite", docs: Path | None = None
) -> pl.DataFrame:
    """Return what Great Expectations finds in a corpus; columns: VIOLATION_COLUMNS.

    Packages are numbered through the parts from 0; those whose amounts are too large for 64-bit sums are
    left out. The suites leave out tails of rounding. With a folder, Data Docs are built in it.
    Raises InputError where the optional part `gx` (or `spark`) is not installed.
    """
    rows, aside = _sqlite(parts, docs) if backend == "sqlite" else _spark(parts, docs)
    return violations_frame(((*row[:_QUANTA], row[_QUANTA + 1]) for row in rows), aside)


def _sqlite(parts: Sequence[Part], docs: Path | None) -> tuple[_Rows, frozenset[int]]:
    from juesuan.encode.sqlite_engine import add_table  # noqa: PLC0415

    tables, aside = prepared_corpus(place(parts))
    with tempfile.TemporaryDirectory(prefix="juesuan-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "packages.sqlite"
        with closing(sqlite3.connect(file)) as connection:
            for name, columns in prepared_columns().items():
                add_table(connection, name, columns, tables[name].iter_rows())
            rows: _Rows = []
            for table, validation in validate_file(file, docs):
                rows += unexpected_rows(table, validation, connection.execute)
    return rows, aside


def _spark(parts: Sequence[Part], docs: Path | None) -> tuple[_Rows, frozenset[int]]:
    from juesuan.corpus.spark_engine import SparkEngine  # noqa: PLC0415

    engine = SparkEngine()
    try:
        aside = engine.fill(place(parts))
        frames = {table: engine.session.table(table) for table in suites()}
        rows: _Rows = []
        for table, validation in validate_frames(frames, docs):
            rows += unexpected_rows(table, validation, lambda query: engine.session.sql(query).collect())
        return rows, aside
    finally:
        engine.close()
