"""SQLite, from the standard library: the same rules, and the file that Great Expectations reads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from juesuan.encode.collect import collect
from juesuan.encode.prepared import INTEGER, Prepared, prepare
from juesuan.encode.results import EngineResult
from juesuan.package.content import Package

_INDEXED = "package_id"


def run(packages: Iterable[Package]) -> dict[str, EngineResult]:
    """Judge packages by every rule that SQL can express.

    Returns a result for each package by its id; a second package of the same id is `id#2`.
    """
    listed = list(packages)
    prepared = prepare(listed)
    with closing(connect(prepared)) as connection:

        def fetch(query: str) -> Sequence[Sequence[Any]]:
            return connection.execute(query).fetchall()

        return collect(fetch, prepared, listed)


def connect(prepared: Prepared, file: Path | None = None) -> sqlite3.Connection:
    """Return a database that holds the prepared tables, in memory or in a new file."""
    connection = sqlite3.connect(file or ":memory:")
    for name, table in prepared.tables.items():
        columns = ", ".join(
            f"{column} {'BIGINT' if kind == INTEGER else 'TEXT'}" for column, kind in table.columns.items()
        )
        connection.execute(f"CREATE TABLE {name} ({columns})")
        marks = ", ".join("?" for _ in table.columns)
        connection.executemany(f"INSERT INTO {name} VALUES ({marks})", table.rows)  # noqa: S608
        connection.execute(f"CREATE INDEX {name}_by_package ON {name} ({_INDEXED})")
    connection.commit()
    return connection
