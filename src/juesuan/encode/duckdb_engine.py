"""DuckDB, in process: all rules over the stacked tables of any number of packages."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from juesuan.encode.collect import collect
from juesuan.encode.prepared import Prepared, prepare
from juesuan.encode.results import EngineResult
from juesuan.encode.sql.compiler import intermediate_tables
from juesuan.package.content import Package

if TYPE_CHECKING:
    import duckdb


def run(packages: Iterable[Package]) -> dict[str, EngineResult]:
    """Judge packages by every rule that SQL can express.

    Returns a result for each package by its id; a second package of the same id is `id#2`.
    """
    listed = list(packages)
    prepared = prepare(listed)
    connection = connect(prepared)

    def fetch(query: str) -> Sequence[Sequence[Any]]:
        return connection.execute(query).fetchall()

    try:
        for name, query in intermediate_tables():
            connection.execute(f"CREATE TABLE {name} AS {query}")
        return collect(fetch, prepared, listed)
    finally:
        connection.close()


def steady(connection: duckdb.DuckDBPyConnection) -> None:
    """Keep DuckDB 2.0.0 from failing where a query returns few rows of a CASE (“dict-surviving cache”)."""
    import duckdb  # noqa: PLC0415

    with suppress(duckdb.CatalogException):
        connection.execute("SET enable_caching_operators = false")


def connect(prepared: Prepared) -> duckdb.DuckDBPyConnection:
    """Return an in-memory database that holds the prepared tables."""
    import duckdb  # noqa: PLC0415

    from juesuan.encode.frames.tables import table_frame  # noqa: PLC0415

    connection = duckdb.connect(":memory:")
    steady(connection)
    with tempfile.TemporaryDirectory(prefix="juesuan-") as folder:
        for name, table in prepared.tables.items():
            # Parquet is what polars and DuckDB share without a further library.
            file = Path(folder) / f"{name}.parquet"
            table_frame(table).write_parquet(file)
            connection.execute(f"CREATE TABLE {name} AS SELECT * FROM read_parquet(?)", [str(file)])  # noqa: S608
    return connection
