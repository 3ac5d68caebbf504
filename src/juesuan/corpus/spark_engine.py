"""Apache Spark over corpora: the compiled rules, many in one query, on a machine or a cluster."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
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
    intermediate_tables,
    outcomes_query,
    sql_rules,
    text_outcomes_query,
    text_rules,
    text_violations_query,
    violations_query,
)
from juesuan.encode.sql.parts import union
from juesuan.standard.catalogue import Rule

_ALONE = tuple(rule for rule in sql_rules() if rule not in text_rules())
"""The rules that have a query of their own."""

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
            self._write(
                "outcomes",
                [*_together(map(_outcomes, _ALONE)), _selected("o.rule_id", text_outcomes_query())],
            )
            self._write("violations", self._places() if places else [])
        except PySparkException as error:
            raise EngineFailedError(error) from None
        return read_verdicts(self._folder, [placed for placed in batch if placed.numbers is None], aside)

    def fill(self, batch: Sequence[Placed]) -> frozenset[int]:
        """Make all tables that rules read; return the packages that are left to the oracle.

        Their amounts are too large for Spark, or they continue such packages.
        """
        self._tables.fill(batch)
        aside = sorted(row[0] for row in self.session.sql(aside_query()).collect())
        followers: list[int] = []
        if aside:
            followers = [row[0] for row in self.session.sql(followers_query(aside)).collect()]
            self._tables.narrow("fitting", prepared_columns(), aside, "left_anti")
        for name, query in intermediate_tables():
            self._tables.keep(name, self.session.sql(query))
        return frozenset((*aside, *followers))

    def _places(self) -> list[str]:
        """Return the queries for the places of what is broken, over the packages in which something is."""
        found = pl.scan_parquet(self._folder / "outcomes*.parquet").filter(pl.col("detail").is_not_null())
        rules = set(found.select(pl.col("rule_id").unique()).collect()["rule_id"])
        if not rules:
            return []
        numbers = found.select(pl.col("package_id").unique()).collect()["package_id"].to_list()
        names = (*prepared_columns(), *(name for name, _ in intermediate_tables()))
        self._tables.narrow("broken", names, [*numbers, *self._tables.earlier(numbers)], "left_semi")
        wanted = [*_together(_violations(rule) for rule in _ALONE if rule.id in rules)]
        return [*wanted, text_violations_query()] if rules & {rule.id for rule in text_rules()} else wanted

    def _write(self, name: str, queries: Sequence[str]) -> None:
        """Write what some queries return as files of a name, and nothing that an earlier batch has left."""
        for file in self._folder.glob(f"{name}*.parquet"):
            file.unlink()
        columns = OUTCOME_COLUMNS if name == "outcomes" else VIOLATION_COLUMNS
        pl.DataFrame(schema=columns).write_parquet(self._folder / f"{name}.parquet")
        numbered = [(f"{name}-{number}", query, list(columns)) for number, query in enumerate(queries)]
        with ThreadPoolExecutor(_THREADS) as pool:
            list(pool.map(lambda each: self._run(*each), numbered))

    def _run(self, name: str, query: str, columns: list[str]) -> None:
        target = self._folder / name
        rows = self.session.sql(query).select(columns).coalesce(self._tables.count)
        rows.write.parquet(f"file:{target}")
        for number, file in enumerate(sorted(target.glob("part-*.parquet"))):
            file.rename(self._folder / f"{name}-{number}.parquet")
        shutil.rmtree(target)

    def close(self) -> None:
        """Stop Spark where it was started here, and remove what is on the disk."""
        self.session.sql(f"DROP DATABASE IF EXISTS {self._database} CASCADE")
        finish(self.session, own=self._own)
        self._temporary.cleanup()


def _outcomes(rule: Rule) -> str:
    return _selected(f"'{rule.id}' AS rule_id", outcomes_query(rule))


def _selected(rule_id: str, query: str) -> str:
    return f"SELECT o.package_id, {rule_id}, o.outcome, o.detail, o.checked FROM ({query}) AS o"


def _violations(rule: Rule) -> str:
    return f"SELECT * FROM ({violations_query(rule)})"


def _together(queries: Iterable[str]) -> Iterator[str]:
    listed = list(queries)
    for first in range(0, len(listed), _TOGETHER):
        yield union(listed[first : first + _TOGETHER])
