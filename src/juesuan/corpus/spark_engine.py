"""Apache Spark over corpora: the compiled rules, many in one query, on a machine or a cluster."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars as pl

from juesuan.corpus.engine import (
    OUTCOME_COLUMNS,
    VIOLATION_COLUMNS,
    EngineFailedError,
    Placed,
    Verdicts,
    read_verdicts,
)
from juesuan.corpus.preparing.aside import aside_query, followers_query
from juesuan.corpus.spark_session import LOCAL, buckets, finish, start
from juesuan.corpus.spark_tables import Tables
from juesuan.encode.prepared import prepared_columns
from juesuan.encode.sql.compiler import (
    sql_rules,
)
from juesuan.encode.sql.parts import union
from juesuan.encode.sql.together.steps import OUTCOMES, place_queries, shared_tables, steps
from juesuan.standard.catalogue import Rule

_VIOLATIONS = "violations"
_COUNTED_COLUMNS = {
    "package_id": pl.Int32(),
    "rule_number": pl.Int32(),
    "worst": pl.Int32(),
    "checked": pl.Int64(),
    "clean": pl.String(),
}
_TOGETHER = 10
"""So many rules are one query: each query has its price, and a long one has more than its share."""
_THREADS = 2
"""While one query runs, the next one is planned."""


class SparkEngine:
    """One Spark session for all batches of a run.

    The folders of the parts, and that of temporary files, must be seen by all machines of a cluster.
    """

    name = "spark"
    batch = 100_000

    def __init__(self, master: str | None = None, memory: int | None = None) -> None:
        """Start Spark, on all cores of this machine unless a master is named.

        A master is `local[*]`, `spark://host:port`, or `sc://host` for Spark Connect; `memory` is what Spark
        may take on this machine, in bytes. Raises InputError where Spark or Java is missing.
        """
        where = master or f"{LOCAL}[*]"
        self._temporary = tempfile.TemporaryDirectory(prefix="juesuan-", ignore_cleanup_errors=True)
        self._folder = Path(self._temporary.name)
        self.session, self._own = start(where, memory, self._folder)
        self._database = "juesuan_" + "".join(filter(str.isalnum, self._folder.name))
        self.session.sql(f"CREATE DATABASE {self._database} LOCATION 'file:{self._folder}/tables'")
        self.session.sql(f"USE {self._database}")
        self._tables = Tables(self.session, buckets(where), self._folder)
        self._tables.fill_codes()

    def rules(self) -> Sequence[Rule]:
        """Return the rules that SQL can express."""
        return sql_rules()

    def judge(self, batch: Sequence[Placed], *, places: bool = True) -> Verdicts:
        """Judge all packages of some parts; raises EngineFailedError where Spark fails."""
        from pyspark.errors import PySparkException  # noqa: PLC0415

        try:
            aside = self.fill(batch)
            for name, queries in steps():
                self._make(name, queries)
            self._write(_VIOLATIONS, [*_together(self._places() if places else [])], VIOLATION_COLUMNS)
        except PySparkException as error:
            raise EngineFailedError(error) from None
        return read_verdicts(self._folder, [placed for placed in batch if placed.numbers is None], aside)

    def fill(self, batch: Sequence[Placed]) -> frozenset[int]:
        """Make the prepared tables; return the packages that are left to the oracle.

        Their amounts are too large for Spark, or they continue such packages.
        """
        self._tables.fill(batch)
        aside = sorted(row[0] for row in self.session.sql(aside_query()).collect())
        followers: list[int] = []
        if aside:
            followers = [row[0] for row in self.session.sql(followers_query(aside)).collect()]
            self._tables.narrow("fitting", prepared_columns(), aside, "left_anti")
        return frozenset((*aside, *followers))

    def _make(self, name: str, queries: Sequence[str]) -> None:
        """Make one of the tables that lead to the outcomes."""
        if name == OUTCOMES:
            self._write(name, queries, OUTCOME_COLUMNS)
        elif len(queries) == 1:
            self._tables.keep(name, self.session.sql(queries[0]))
        else:
            self._write(name, [*_together(queries)], _COUNTED_COLUMNS)
            files = self.session.read.parquet(f"file:{self._folder}/{name}*.parquet")
            files.createOrReplaceTempView(name)

    def _places(self) -> list[str]:
        """Return the queries for the places of what is broken, over the packages in which something is."""
        found = pl.scan_parquet(self._folder / f"{OUTCOMES}*.parquet").filter(pl.col("detail").is_not_null())
        rules = set(found.select(pl.col("rule_id").unique()).collect()["rule_id"])
        if not rules:
            return []
        numbers = found.select(pl.col("package_id").unique()).collect()["package_id"].to_list()
        names = (*prepared_columns(), *(name for name, _ in shared_tables()))
        self._tables.narrow("broken", names, [*numbers, *self._tables.earlier(numbers)], "left_semi")
        return list(place_queries(rules))

    def _write(self, name: str, queries: Sequence[str], columns: Mapping[str, pl.DataType]) -> None:
        """Write what some queries return as files of a name, and nothing that an earlier batch has left."""
        for file in self._folder.glob(f"{name}*.parquet"):
            file.unlink()
        pl.DataFrame(schema=columns).write_parquet(self._folder / f"{name}.parquet")
        with ThreadPoolExecutor(_THREADS) as pool:
            list(pool.map(self._run, [f"{name}-{number}" for number in range(len(queries))], queries))

    def _run(self, name: str, query: str) -> None:
        target = self._folder / name
        self.session.sql(query).coalesce(self._tables.count).write.parquet(f"file:{target}")
        for number, file in enumerate(sorted(target.glob("part-*.parquet"))):
            file.rename(self._folder / f"{name}-{number}.parquet")
        shutil.rmtree(target)

    def apart(self, _count: int) -> None:
        """Return nothing: Spark divides a batch among processes itself."""

    def close(self) -> None:
        """Stop Spark where it was started here, and remove what is on the disk."""
        self.session.sql(f"DROP DATABASE IF EXISTS {self._database} CASCADE")
        finish(self.session, own=self._own)
        self._temporary.cleanup()


def _together(queries: Iterable[str]) -> Iterator[str]:
    listed = list(queries)
    for first in range(0, len(listed), _TOGETHER):
        yield union(listed[first : first + _TOGETHER])
