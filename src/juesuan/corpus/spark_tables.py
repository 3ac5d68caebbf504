"""The prepared tables of some parts in Spark, in buckets by package."""

# ruff: noqa: S608 (what goes into the queries is the standard, never anybody's data)
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import unquote

import polars as pl

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
    from pyspark.sql import DataFrame, SparkSession

PACKAGE = "package_id"
_TYPES = {
    "Int32": "INT",
    "Int64": "BIGINT",
    "Int8": "TINYINT",
    "String": "STRING",
    "Boolean": "BOOLEAN",
    # A decimal of this kind is stored as its millionths, in 64 bits: they are what rules count in.
    "Decimal(precision=18, scale=6)": "BIGINT",
}
_POLARS = {"INT": pl.Int32(), "BIGINT": pl.Int64(), "STRING": pl.String()}
_THREADS = 2
"""While one table is written, the next one is planned."""
_UNUSED = frozenset({"verbatim", "explanations"})
"""What no rule in SQL looks at."""


class Tables:
    """The tables of one batch in a session."""

    def __init__(self, session: SparkSession, count: int, folder: Path) -> None:
        self._session, self.count, self._folder = session, count, folder
        self._views = 0
        self._narrowed: set[str] = set()

    def fill(self, parts: Sequence[Placed]) -> None:
        """Make the prepared tables of parts."""
        while self._narrowed:
            self._session.catalog.dropTempView(self._narrowed.pop())
        for name in stacked_tables():
            if name not in _UNUSED:
                self._stacked(name, parts).createOrReplaceTempView(STACKED.format(name))
        self._spell()
        unplaced = frozenset(row[0] for row in self._session.sql(unplaced_query()).collect())
        queries = prepared_queries(Form(_millionths, _digits, unplaced))
        self._keep_all({name: self._session.sql(query) for name, query in queries.items()})

    def narrow(
        self, label: str, names: Iterable[str], numbers: Iterable[int], how: Literal["left_anti", "left_semi"]
    ) -> None:
        """Leave some packages out of tables, or leave nothing but them, until the next batch."""
        self._view(label, [(number,) for number in set(numbers)], {PACKAGE: "INT"})
        wanted = {name: self._session.table(name) for name in names}
        kept = {name: frame for name, frame in wanted.items() if PACKAGE in frame.columns}
        chosen = self._session.table(label)
        self._keep_all({f"{label}_{name}": frame.join(chosen, PACKAGE, how) for name, frame in kept.items()})
        for name in kept:
            self._session.table(f"{label}_{name}").createOrReplaceTempView(name)
            self._narrowed.add(name)

    def earlier(self, numbers: Iterable[int]) -> list[int]:
        """Return the packages that come a year before some."""
        self._view("later", [(number,) for number in numbers], {PACKAGE: "INT"})
        query = f"""SELECT DISTINCT e.{PACKAGE} FROM packages AS e JOIN packages AS p
  ON e.department_id = p.department_id AND e.scope = p.scope AND e.fiscal_year = p.fiscal_year - 1
JOIN later AS l ON l.{PACKAGE} = p.{PACKAGE}"""
        return [row[0] for row in self._session.sql(query).collect()]

    def _keep_all(self, frames: Mapping[str, DataFrame]) -> None:
        with ThreadPoolExecutor(_THREADS) as pool:
            list(pool.map(self.keep, frames.keys(), frames.values()))

    def fill_codes(self) -> None:
        """Make the table of code lists, which is the same for all packages."""
        types = {name: "BIGINT" if kind == "integer" else "STRING" for name, kind in CODE_COLUMNS.items()}
        self._view(CODES, code_rows(), types)

    def keep(self, name: str, frame: DataFrame) -> None:
        """Write a table in buckets by package; each is one file, in the order of its packages."""
        self._session.sql(f"DROP TABLE IF EXISTS {name}")
        if PACKAGE not in frame.columns:
            frame.write.saveAsTable(name)
            return
        placed = frame.repartition(self.count, PACKAGE)
        placed.write.bucketBy(self.count, PACKAGE).sortBy(PACKAGE).saveAsTable(name)

    def _stacked(self, table: str, parts: Sequence[Placed]) -> DataFrame:
        """Return the rows of one table in all parts, their packages numbered through."""
        columns = {name: _TYPES[str(kind)] for name, kind in stacked_tables()[table].items()}
        schema = ", ".join(f"`{name}` {kind}" for name, kind in columns.items())
        places = (file_of(placed.part.folder, table).resolve() for placed in parts)
        files = dict.fromkeys(str(file) for file in places if file.exists())
        if not files:
            nothing = ", ".join(f"CAST(NULL AS {kind}) AS `{name}`" for name, kind in columns.items())
            return self._session.sql(f"SELECT {nothing} WHERE 1 = 0")
        reader = self._session.read.schema(schema).option("__globPaths__", "false")
        rows = reader.parquet(*(f"file:{file}" for file in files))
        self._view("shifts", _shifts(rows.inputFiles(), parts, table), _SHIFT_COLUMNS)
        rows.select("*", "_metadata.file_path").createOrReplaceTempView("files")
        others = ", ".join(f"f.`{name}`" for name in columns if name != NUMBER)
        return self._session.sql(
            f"SELECT CAST(f.{NUMBER} + s.shift AS INT) AS {NUMBER}, {others} FROM files AS f "
            f"JOIN shifts AS s ON s.file = f.file_path AND (s.number IS NULL OR s.number = f.{NUMBER})"
        )

    def _spell(self) -> None:
        """Make the tables of how names and subjects are compared: as each is printed, once."""
        columns = [(table, column) for table in amount_tables() if (column := name_column(table))]
        names = " UNION ".join(
            f"SELECT COALESCE({column}, '') AS name FROM {STACKED.format(table)}" for table, column in columns
        )
        self._mapped("names", names, {"name": str, "name_plain": plain, "name_bare": bare})
        subjects = "SELECT DISTINCT subject FROM stacked_figures WHERE subject IS NOT NULL"
        self._mapped("subjects", subjects, {"subject": str, "core": project_core})

    def _mapped(self, table: str, query: str, columns: dict[str, Callable[[str], str]]) -> None:
        texts = [row[0] for row in self._session.sql(query).collect()]
        rows = [tuple(spell(text) for spell in columns.values()) for text in texts]
        self._view(table, rows, dict.fromkeys(columns, "STRING"))

    def _view(self, name: str, rows: Iterable[tuple[Any, ...]], columns: dict[str, str]) -> None:
        """Hand a table over as a file: from memory, a Python process would bring Spark every row."""
        types = {column: _POLARS[kind] for column, kind in columns.items()}
        self._views += 1
        file = self._folder / f"{name}-{self._views}.parquet"
        pl.DataFrame(list(rows), schema=types, orient="row").write_parquet(file)
        self._session.read.parquet(f"file:{file}").createOrReplaceTempView(name)


_SHIFT_COLUMNS = {"file": "STRING", "shift": "INT", "number": "INT"}


def _shifts(files: Iterable[str], parts: Sequence[Placed], table: str) -> list[tuple[str, int, int | None]]:
    """Return by what the numbers in each file are moved, and which of them are wanted (NULL: all)."""
    # Spark writes the address of a file in one way in lists and in another one beside rows.
    paths = [name.removeprefix("file:").lstrip("/") for name in files]
    names = {unquote(path): f"file:/{path}" for path in paths}
    found: list[tuple[str, int, int | None]] = []
    for start, part, numbers in parts:
        name = names.get(str(file_of(part.folder, table).resolve()).lstrip("/"))
        shift = start - part.first
        if name is not None:
            found += [(name, shift, number) for number in _own(numbers, shift)]
    return found


def _own(numbers: tuple[int, ...] | None, shift: int) -> list[int | None]:
    return [None] if numbers is None else [number - shift for number in numbers]


def _millionths(column: str) -> str:
    return column


def _digits(text: str) -> str:
    return f"({text} <> '' AND TRANSLATE({text}, '0123456789', '') = '')"
