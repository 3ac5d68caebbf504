"""DuckDB over corpora: the compiled rules on batches of parts, in the memory that it is given."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from juesuan.corpus.duckdb_tables import fill, fill_codes
from juesuan.corpus.engine import EngineFailedError, Placed, Verdicts, read_verdicts
from juesuan.corpus.preparing.aside import aside_query, followers_query
from juesuan.encode.duckdb_engine import steady
from juesuan.encode.prepared import prepared_columns
from juesuan.encode.prepared_codes import CODES
from juesuan.encode.sql.compiler import (
    intermediate_tables,
    outcomes_query,
    sql_rules,
    text_outcomes_query,
    text_rules,
    text_violations_query,
    violations_query,
)
from juesuan.standard.catalogue import Rule

if TYPE_CHECKING:
    import duckdb

_OUTCOMES = "package_id INTEGER, rule_id VARCHAR, outcome VARCHAR, detail VARCHAR, checked BIGINT"
_VIOLATIONS = (
    "package_id INTEGER, rule_id VARCHAR, table_name VARCHAR, row_key VARCHAR, column_name VARCHAR, "
    "total BIGINT, expected BIGINT, difference BIGINT, verdict VARCHAR"
)


_KEPT = """SELECT o.package_id FROM outcomes AS o WHERE o.detail IS NOT NULL
UNION
SELECT e.package_id FROM packages AS e JOIN packages AS p
  ON e.department_id = p.department_id AND e.scope = p.scope AND e.fiscal_year = p.fiscal_year - 1
WHERE p.package_id IN (SELECT o.package_id FROM outcomes AS o WHERE o.detail IS NOT NULL)"""
"""The packages in which something is broken, and those that they continue."""

_ALONE = tuple(rule for rule in sql_rules() if rule not in text_rules())
"""The rules that have a query of their own."""


class DuckDBEngine:
    """One DuckDB connection for all batches of a run."""

    name = "duckdb"
    batch = 10_000

    def __init__(self, memory: int | None = None, threads: int | None = None) -> None:
        """Open a database in memory; `memory` is its limit in bytes, beyond which it uses the disk."""
        self._folder = tempfile.TemporaryDirectory(prefix="juesuan-", ignore_cleanup_errors=True)
        options: dict[str, str | bool | int | float | list[str]] = {"temp_directory": self._folder.name}
        if memory is not None:
            options["memory_limit"] = f"{memory // 1_000_000}MB"
        if threads is not None:
            options["threads"] = threads
        self._options = options
        self._connection = self._open()

    def _open(self) -> duckdb.DuckDBPyConnection:
        import duckdb  # noqa: PLC0415

        connection = duckdb.connect(":memory:", config=self._options)
        steady(connection)
        fill_codes(connection)
        return connection

    def rules(self) -> Sequence[Rule]:
        """Return the rules that SQL can express."""
        return sql_rules()

    def judge(self, batch: Sequence[Placed], *, places: bool = True) -> Verdicts:
        """Judge all packages of some parts; without places, only the outcomes say what is broken.

        Raises EngineFailedError where DuckDB fails, or has not enough memory; the next batch finds a new one.
        """
        import duckdb  # noqa: PLC0415

        try:
            return self._judge(batch, places=places)
        except duckdb.Error as error:
            self._connection.close()
            self._connection = self._open()
            raise EngineFailedError(str(error)) from error

    def _judge(self, batch: Sequence[Placed], *, places: bool) -> Verdicts:
        run = self._connection.execute
        fill(self._connection, batch)
        aside = self._set_aside()
        for name, query in intermediate_tables():
            run(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}")
        run(f"CREATE OR REPLACE TEMP TABLE outcomes ({_OUTCOMES})")
        run(f"CREATE OR REPLACE TEMP TABLE violations ({_VIOLATIONS})")
        for rule in _ALONE:
            self._add_outcomes(f"'{rule.id}'", outcomes_query(rule))
        self._add_outcomes("o.rule_id", text_outcomes_query())
        if places:
            self._find_places()
        for name in ("outcomes", "violations"):
            run(f"COPY {name} TO '{self._folder.name}/{name}.parquet' (FORMAT parquet)")
        judged = [placed for placed in batch if placed.numbers is None]
        return read_verdicts(Path(self._folder.name), judged, aside)

    def _set_aside(self) -> frozenset[int]:
        """Take packages with amounts too large out of the tables; return them and who follows them."""
        run = self._connection.execute
        aside = sorted(int(row[0]) for row in run(aside_query()).fetchall())
        if not aside:
            return frozenset()
        followers = [int(row[0]) for row in run(followers_query(aside)).fetchall()]
        for table in prepared_columns():
            if table != CODES:
                run(f"DELETE FROM {table} WHERE package_id IN ({', '.join(map(str, aside))})")
        return frozenset((*aside, *followers))

    def _add_outcomes(self, rule_id: str, query: str) -> None:
        columns = f"o.package_id, {rule_id}, o.outcome, o.detail, o.checked"
        self._connection.execute(f"INSERT INTO outcomes SELECT {columns} FROM ({query}) AS o")

    def _find_places(self) -> None:
        """Ask for the places of what is broken, of the packages alone in which something is."""
        run = self._connection.execute
        broken = {
            row[0] for row in run("SELECT DISTINCT rule_id FROM outcomes WHERE detail IS NOT NULL").fetchall()
        }
        if not broken:
            return
        run(f"CREATE OR REPLACE TEMP TABLE kept AS {_KEPT}")
        for table in (*prepared_columns(), *(name for name, _ in intermediate_tables())):
            if "package_id" in self._columns(table):
                run(
                    f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT * FROM {table} "
                    "WHERE package_id IN (SELECT package_id FROM kept)"
                )
        queries = [violations_query(rule) for rule in _ALONE if rule.id in broken]
        if any(rule.id in broken for rule in text_rules()):
            queries.append(text_violations_query())
        columns = (
            "package_id, rule_id, table_name, row_key, column_name, total, expected, difference, verdict"
        )
        for query in queries:
            run(f"INSERT INTO violations SELECT {columns} FROM ({query})")

    def _columns(self, table: str) -> set[str]:
        return {row[0] for row in self._connection.execute(f"DESCRIBE {table}").fetchall()}

    def close(self) -> None:
        """Close the database and remove what it put on the disk."""
        self._connection.close()
        self._folder.cleanup()
