"""SQLite, from the standard library: the same rules, and the file that Great Expectations reads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from juesuan.encode.collect import collect
from juesuan.encode.prepared import INTEGER, Prepared, prepare
from juesuan.encode.results import EngineResult
from juesuan.encode.sql.compiler import intermediate_tables
from juesuan.package.content import Package

_INDEXES = (("package_id",), ("package_id", "concept", "subject"), ("package_id", "row_number"))
"""The columns by which queries look rows up, where a table has them."""


def run(packages: Iterable[Package]) -> dict[str, EngineResult]:
    """Judge packages by every rule that SQL can express.

    Returns a result for each package by its id; a second package of the same id is `id#2`.
    """
    listed = list(packages)
    prepared = prepare(listed)
    with closing(connect(prepared)) as connection:

        def fetch(query: str) -> Sequence[Sequence[Any]]:
            return connection.execute(query).fetchall()

        for name, query in intermediate_tables():
            connection.execute(f"CREATE TABLE {name} AS {query}")
            _index(connection, name)
        return collect(fetch, prepared, listed)


def connect(prepared: Prepared, file: Path | None = None) -> sqlite3.Connection:
    """Return a database that holds the prepared tables, in memory or in a new file."""
    connection = sqlite3.connect(file or ":memory:")
    for name, table in prepared.tables.items():
        add_table(connection, name, table.columns, table.rows)
    return connection


def add_table(
    connection: sqlite3.Connection,
    name: str,
    columns: Mapping[str, str],
    rows: Iterable[tuple[Any, ...]],
) -> None:
    """Add one prepared table to a database, with the indexes that the rules need."""
    types = (f"{column} {'BIGINT' if kind == INTEGER else 'TEXT'}" for column, kind in columns.items())
    connection.execute(f"CREATE TABLE {name} ({', '.join(types)})")
    marks = ", ".join("?" for _ in columns)
    connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608
    _index(connection, name)
    connection.commit()


def _index(connection: sqlite3.Connection, table: str) -> None:
    """Create the indexes of a table, and count what is in it, so that queries are planned by it."""
    columns = {name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")}
    for number, names in enumerate(_INDEXES):
        if columns.issuperset(names):
            connection.execute(f"CREATE INDEX {table}_{number} ON {table} ({', '.join(names)})")
    connection.execute(f"ANALYZE {table}")
