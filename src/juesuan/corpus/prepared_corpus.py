"""The prepared tables of a corpus as data frames: what engines judge that cannot make them themselves."""

# ruff: noqa: S608 (what goes into the queries is the standard, never anybody's data)
from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import polars as pl

from juesuan.corpus.duckdb_tables import Tables
from juesuan.corpus.engine import VIOLATION_COLUMNS, Placed
from juesuan.corpus.parts import Part
from juesuan.corpus.preparing.aside import aside_query, followers_query
from juesuan.encode.duckdb_engine import steady
from juesuan.encode.prepared import INTEGER, prepared_columns
from juesuan.encode.prepared_codes import CODES

_PACKAGE = "package_id"


def place(parts: Iterable[Part]) -> list[Placed]:
    """Number the packages of some parts through, from 0."""
    placed, start = [], 0
    for part in parts:
        placed.append(Placed(start, part))
        start += part.size
    return placed


def prepared_corpus(parts: Sequence[Placed]) -> tuple[dict[str, pl.DataFrame], frozenset[int]]:
    """Return the prepared tables of some parts, and the packages that nothing can be said of from them.

    `package_id` is the number of a package in the run, as text. Packages whose amounts are too large for
    64-bit sums are not in the tables, so that those which continue them cannot be judged either.
    """
    import duckdb  # noqa: PLC0415

    with duckdb.connect(":memory:") as connection, tempfile.TemporaryDirectory(prefix="juesuan-") as folder:
        steady(connection)
        tables = Tables(connection)
        tables.fill_codes()
        tables.fill(parts)
        aside = sorted(int(row[0]) for row in connection.execute(aside_query()).fetchall())
        followers = connection.execute(followers_query(aside)).fetchall() if aside else []
        frames = {}
        for name, columns in prepared_columns().items():
            file = Path(folder) / f"{name}.parquet"
            connection.execute(f"COPY (SELECT {', '.join(columns)} FROM {name}) TO '{file}' (FORMAT parquet)")
            types = pl.Schema({c: pl.Int64 if kind == INTEGER else pl.String for c, kind in columns.items()})
            frame = pl.read_parquet(file).cast(types)
            frames[name] = frame if name == CODES else _without(frame, aside)
    return frames, frozenset((*aside, *(int(row[0]) for row in followers)))


def violations_frame(rows: Iterable[Sequence[object]], aside: frozenset[int]) -> pl.DataFrame:
    """Return rows in the order of VIOLATION_COLUMNS as one table in a fixed order, without those aside."""
    numbered = [(int(str(row[0])), *row[1:]) for row in rows]
    wanted = [row for row in numbered if row[0] not in aside]
    return pl.DataFrame(wanted, schema=VIOLATION_COLUMNS, orient="row").sort(list(VIOLATION_COLUMNS))


def _without(frame: pl.DataFrame, aside: Sequence[int]) -> pl.DataFrame:
    return frame.filter(~pl.col(_PACKAGE).is_in([str(number) for number in aside])) if aside else frame
