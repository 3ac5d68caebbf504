"""The prepared tables of some parts in DuckDB."""

# ruff: noqa: S608 (what goes into the queries is the standard, never anybody's data)
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from juesuan.corpus.duckdb_words import Words
from juesuan.corpus.engine import Placed
from juesuan.corpus.parts import file_of
from juesuan.corpus.preparing.tables import STACKED, Form, prepared_queries, unplaced_query
from juesuan.corpus.stacked import NUMBER, stacked_tables
from juesuan.encode.prepared_codes import CODE_COLUMNS, CODES, code_rows
from juesuan.encode.prepared_rows import name_column
from juesuan.evaluate.codes import plain
from juesuan.evaluate.performance.projects import project_core
from juesuan.package.facts import amount_tables
from juesuan.read.spelling import plain as bare

if TYPE_CHECKING:
    import duckdb

_QUICK = 900_000
"""Up to here DuckDB multiplies a decimal by a million in 64 bits."""


class Tables:
    """The tables of one batch in a connection."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._run = connection.execute
        self._connection = connection
        self._words = Words(connection)
        self._kept: list[str] = []

    def fill_codes(self) -> None:
        """Make the table of code lists, which is the same for all packages."""
        columns = ", ".join(
            f"{name} {'BIGINT' if kind == 'integer' else 'VARCHAR'}" for name, kind in CODE_COLUMNS.items()
        )
        self._run(f"CREATE OR REPLACE TEMP TABLE {CODES} ({columns})")
        rows = ", ".join(f"({', '.join(map(_written, row))})" for row in code_rows())
        self._run(f"INSERT INTO {CODES} VALUES {rows}")

    def fill(self, parts: Sequence[Placed]) -> None:
        """Make the prepared tables of parts, in place of all that an earlier batch has left."""
        while self._kept:
            self._run(f"DROP TABLE IF EXISTS {self._kept.pop()}")
        for name in stacked_tables():
            self._run(f"CREATE OR REPLACE TEMP VIEW {STACKED.format(name)} AS {_stacked(name, parts)}")
        _spell(self._connection)
        self._words.make()
        unplaced = frozenset(row[0] for row in self._run(unplaced_query()).fetchall())
        for name, query in prepared_queries(Form(_millionths, _digits, unplaced)).items():
            self.keep(name, [query])

    def keep(self, name: str, queries: Iterable[str]) -> None:
        """Make a table of the rows of one query or several, with the columns of the first."""
        for number, query in enumerate(queries):
            start = f"INSERT INTO {name}" if number else f"CREATE OR REPLACE TEMP TABLE {name} AS"
            self._run(f"{start} {self._words.spelled(name, query)}")
        self._kept.append(name)

    def narrow(self, names: Iterable[str], chosen: str) -> None:
        """Leave nothing in tables but the packages that a query returns."""
        self.keep("chosen", [chosen])
        for name in names:
            self.keep(name, [f"SELECT * FROM {name} WHERE package_id IN (SELECT package_id FROM chosen)"])


def _stacked(table: str, parts: Sequence[Placed]) -> str:
    """Return the rows of one table in all parts, their packages numbered through."""
    columns = list(stacked_tables()[table])
    others = ", ".join(f'"{name}"' for name in columns if name != NUMBER)
    found = [
        f"SELECT CAST({NUMBER} + {start - part.first} AS INTEGER) AS {NUMBER}, {others} "
        f"FROM read_parquet('{_literal(str(file))}'){_some(numbers, start - part.first)}"
        for start, part, numbers in parts
        if (file := file_of(part.folder, table)).exists()
    ]
    blank = ", ".join(
        f'CAST(NULL AS {_TYPES[str(kind)]}) AS "{name}"' for name, kind in stacked_tables()[table].items()
    )
    return " UNION ALL ".join(found) or f"SELECT {blank} WHERE 1 = 0"


def _some(numbers: tuple[int, ...] | None, shift: int) -> str:
    return "" if numbers is None else f" WHERE {NUMBER} IN ({', '.join(str(n - shift) for n in numbers)})"


_TYPES = {
    "Int32": "INTEGER",
    "Int64": "BIGINT",
    "Int8": "TINYINT",
    "String": "VARCHAR",
    "Boolean": "BOOLEAN",
    "Decimal(precision=18, scale=6)": "DECIMAL(18, 6)",
}


def _spell(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of how names and subjects are compared: as each is printed, once."""
    columns = [(table, column) for table in amount_tables() if (column := name_column(table))]
    names = " UNION ".join(
        f"SELECT COALESCE({column}, '') FROM {STACKED.format(table)}" for table, column in columns
    )
    _mapped(connection, "names", names, {"name": str, "name_plain": plain, "name_bare": bare})
    subjects = "SELECT DISTINCT subject FROM stacked_figures WHERE subject IS NOT NULL"
    _mapped(connection, "subjects", subjects, {"subject": str, "core": project_core})


def _mapped(
    connection: duckdb.DuckDBPyConnection, table: str, query: str, columns: dict[str, Callable[[str], str]]
) -> None:
    import polars as pl  # noqa: PLC0415

    texts = [row[0] for row in connection.execute(query).fetchall()]
    frame = pl.DataFrame(
        {name: [spell(text) for text in texts] for name, spell in columns.items()},
        schema=dict.fromkeys(columns, pl.String()),
    )
    _insert(connection, table, frame.rows(), columns)


def _insert(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[str, ...]], columns: Iterable[str]
) -> None:
    names = ", ".join(f"{name} VARCHAR" for name in columns)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} ({names})")
    marks = ", ".join("?" for _ in columns)
    if rows:
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", [list(row) for row in rows])


def _millionths(column: str) -> str:
    whole = f"CAST(TRUNC({column}) AS BIGINT)"
    exact = f"{whole} * 1000000 + CAST(({column} - TRUNC({column})) * 1000000 AS BIGINT)"
    return f"CASE WHEN ABS({column}) < {_QUICK} THEN CAST({column} * 1000000 AS BIGINT) ELSE {exact} END"


def _digits(text: str) -> str:
    return f"REGEXP_FULL_MATCH({text}, '[0-9]+')"


def _written(value: str | int | None) -> str:
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else f"'{_literal(value)}'"


def _literal(text: str) -> str:
    return text.replace("'", "''")
