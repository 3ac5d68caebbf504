"""DuckDB over corpora: the compiled rules on batches of parts, in the memory that it is given."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from juesuan.corpus.duckdb_tables import Tables
from juesuan.corpus.engine import EngineFailedError, Placed, Verdicts, read_verdicts
from juesuan.corpus.preparing.aside import aside_query, followers_query
from juesuan.encode.duckdb_engine import steady
from juesuan.encode.prepared import prepared_columns
from juesuan.encode.prepared_codes import CODES
from juesuan.encode.sql.compiler import sql_rules
from juesuan.encode.sql.together.steps import OUTCOMES, place_queries, shared_tables, steps
from juesuan.standard.catalogue import Rule

_VIOLATIONS = "violations"
_BROKEN = f"SELECT o.package_id FROM {OUTCOMES} AS o WHERE o.detail IS NOT NULL"
_KEPT = f"""{_BROKEN}
UNION
SELECT e.package_id FROM packages AS e JOIN packages AS p
  ON e.department_id = p.department_id AND e.scope = p.scope AND e.fiscal_year = p.fiscal_year - 1
WHERE p.package_id IN ({_BROKEN})"""
"""The packages in which something is broken, and those that they continue."""


class DuckDBEngine:
    """One DuckDB connection for all batches that a process judges."""

    name = "duckdb"
    batch = 5_000

    def __init__(self, memory: int | None = None, threads: int | None = None) -> None:
        """Take what a database in memory may use, beyond which it uses the disk: `memory` in bytes."""
        options: dict[str, str | bool | int | float | list[str]] = {
            # No rule looks at the order of rows: so several threads may write a table.
            "preserve_insertion_order": False,
            # What is written once and dropped after a batch is not worth being written again.
            "checkpoint_threshold": "1TB",
        }
        if memory is not None:
            options["memory_limit"] = f"{memory // 1_000_000}MB"
        if threads is not None:
            options["threads"] = threads
        self._options = options
        self._memory = memory
        self._opened = False

    def _open(self) -> None:
        import duckdb  # noqa: PLC0415

        self._folder = tempfile.TemporaryDirectory(prefix="juesuan-", ignore_cleanup_errors=True)
        options = {**self._options, "temp_directory": self._folder.name}
        self._connection = duckdb.connect(":memory:", config=options)
        steady(self._connection)
        self._tables = Tables(self._connection)
        self._tables.fill_codes()
        self._opened = True

    def rules(self) -> Sequence[Rule]:
        """Return the rules that SQL can express."""
        return sql_rules()

    def judge(self, batch: Sequence[Placed], *, places: bool = True) -> Verdicts:
        """Judge all packages of some parts; without places, only the outcomes say what is broken.

        Raises EngineFailedError where DuckDB fails, or has not enough memory; the next batch finds a new one.
        """
        import duckdb  # noqa: PLC0415

        if not self._opened:
            self._open()
        try:
            return self._judge(batch, places=places)
        except duckdb.Error as error:
            self.close()
            raise EngineFailedError(str(error)) from error

    def _judge(self, batch: Sequence[Placed], *, places: bool) -> Verdicts:
        self._tables.fill(batch)
        aside = self._set_aside()
        for name, queries in steps():
            self._tables.keep(name, queries)
        self._tables.keep(_VIOLATIONS, [_NOWHERE, *(self._places() if places else ())])
        for name in (OUTCOMES, _VIOLATIONS):
            self._connection.execute(f"COPY {name} TO '{self._folder.name}/{name}.parquet' (FORMAT parquet)")
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

    def _places(self) -> Iterator[str]:
        """Yield queries for the places of what is broken, over the packages alone in which something is."""
        run = self._connection.execute
        found = run(f"SELECT DISTINCT o.rule_id FROM {OUTCOMES} AS o WHERE o.detail IS NOT NULL").fetchall()
        broken = {row[0] for row in found}
        if not broken:
            return
        self._tables.narrow((name for name in prepared_columns() if name != CODES), _KEPT)
        for name, query in shared_tables():
            self._tables.keep(name, [query])
        yield from place_queries(broken)

    def apart(self, count: int) -> Callable[[], DuckDBEngine]:
        """Return what makes one of several engines in other processes: one thread for each wastes none."""
        share = None if self._memory is None else self._memory // count
        return _Share(share)

    def close(self) -> None:
        """Close the database and remove what it put on the disk; a further batch opens a new one."""
        if self._opened:
            self._connection.close()
            self._folder.cleanup()
            self._opened = False


@dataclass(frozen=True, slots=True)
class _Share:
    """Makes an engine with one thread and some of the memory."""

    memory: int | None

    def __call__(self) -> DuckDBEngine:
        return DuckDBEngine(self.memory, 1)


_NOWHERE = """SELECT CAST(NULL AS INTEGER) AS package_id, CAST(NULL AS VARCHAR) AS rule_id,
  CAST(NULL AS VARCHAR) AS table_name, CAST(NULL AS VARCHAR) AS row_key, CAST(NULL AS VARCHAR) AS column_name,
  CAST(NULL AS BIGINT) AS total, CAST(NULL AS BIGINT) AS expected, CAST(NULL AS BIGINT) AS difference,
  CAST(NULL AS VARCHAR) AS verdict WHERE 1 = 0"""
"""The columns of violations, and none of them."""
