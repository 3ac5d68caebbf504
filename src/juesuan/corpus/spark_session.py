"""Start Spark, or reach one that runs: quiet, without a web page, on this machine's own address."""

from __future__ import annotations

import logging
import os
import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from juesuan.corpus.workers import cores
from juesuan.errors import InputError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LOCAL, REMOTE = "local", "sc://"
_MEMORY = 2_000_000_000
"""What a local Spark may take when nobody says more or less."""
_PLANS = 100
"""Spark looks so often over a query to simplify it; some of the queries are long."""

_SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.ansi.doubleQuotedIdentifiers": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.constraintPropagation.enabled": "false",
    # Spark 4.3 now and then joins the parts of a UNION that are not all in as many pieces.
    "spark.sql.unionOutputPartitioning": "false",
    # Each table that is sent around takes a megabyte and a job of its own, however small it is.
    "spark.sql.autoBroadcastJoinThreshold": "32KB",
    "spark.sql.legacy.bucketedTableScan.outputOrdering": "true",
    "spark.sql.optimizer.maxIterations": str(_PLANS),
    "spark.sql.analyzer.maxIterations": str(_PLANS),
    "spark.sql.parquet.compression.codec": "snappy",
    "spark.sql.maxPlanStringLength": "1000",
    "spark.sql.debug.maxToStringFields": "5",
}
"""What a session needs so that the queries mean what they mean elsewhere, and what makes them fast.

Tables lie in buckets by package, so that no join moves a row; adaptive planning would only add its own time.
"""


def buckets(master: str) -> int:
    """Return in how many buckets the packages of a batch are put."""
    return cores() if master.startswith(LOCAL) else 200


def start(master: str, memory: int | None, folder: Path) -> tuple[SparkSession, bool]:
    """Return a session on a master, and whether Spark was started for it.

    A master is `local[*]`, `spark://host:port`, or `sc://host` for a Spark Connect server; `memory` is what
    a local Spark may take, in bytes; `folder` is for what it puts on the disk. A Spark that runs in this
    process already is used as it is. Raises InputError where Spark or Java is missing, or does not start.
    """
    builder = _library()
    if master.startswith(REMOTE):
        session, own = builder.remote(master).getOrCreate(), True
    else:
        own = _idle()
        session = _started(builder, master, _options(master, memory, folder))
        if own:
            session.sparkContext.setLogLevel("OFF")
        else:
            # The settings below are nobody else's.
            session = session.newSession()
    for name, value in {**_SETTINGS, "spark.sql.shuffle.partitions": str(buckets(master))}.items():
        session.conf.set(name, value)
    return session, own


def finish(session: SparkSession, *, own: bool) -> None:
    """Stop Spark where it was started here."""
    if own:
        session.stop()


def _idle() -> bool:
    from pyspark import SparkContext  # noqa: PLC0415

    return SparkContext._active_spark_context is None  # noqa: SLF001 - nothing public says it


def _started(builder: Any, master: str, options: dict[str, str]) -> SparkSession:
    from pyspark.errors import PySparkRuntimeError  # noqa: PLC0415

    if not _has_java():
        raise InputError("java_missing")
    # What PySpark logs of a query that fails is in the error that it raises.
    logging.getLogger("SQLQueryContextLogger").disabled = True
    try:
        with _silence():
            session: SparkSession = builder.master(master).config(map=options).getOrCreate()
    except PySparkRuntimeError:
        raise InputError("java_missing") from None
    return session


def _library() -> Any:
    try:
        with warnings.catch_warnings():
            # PySpark says that it does not know the pandas of the day, which is not used here.
            warnings.simplefilter("ignore")
            from pyspark.sql import SparkSession  # noqa: PLC0415
    except ImportError:
        raise InputError("missing_extra", extra="spark") from None
    return SparkSession.builder.appName("juesuan")


def _has_java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java") is not None or (home is not None and Path(home, "bin", "java").exists())


def _options(master: str, memory: int | None, folder: Path) -> dict[str, str]:
    options = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        # What nobody can look at without a web page would fill the memory: long queries have long plans.
        "spark.sql.ui.retainedExecutions": "1",
        "spark.ui.retainedJobs": "1",
        "spark.ui.retainedStages": "1",
        "spark.ui.retainedTasks": "1",
        "spark.ui.dagGraph.retainedRootRDDs": "1",
        "spark.sql.ui.explainMode": "simple",
        # Each of the many small sorts and sums of one query begins with a page, by default of 64 MB.
        "spark.buffer.pageSize": "1m",
    }
    if not master.startswith(LOCAL):
        return options
    options |= {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": f"{(memory or _MEMORY) // 1_000_000}m",
        "spark.local.dir": str(folder / "shuffles"),
        "spark.default.parallelism": str(buckets(master)),
        "spark.driver.extraJavaOptions": "-XX:+UseParallelGC -XX:ReservedCodeCacheSize=512m",
    }
    return options


@contextmanager
def _silence() -> Iterator[None]:
    """Let the process that is started say nothing: what Java prints of itself is nobody's result."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = {stream: os.dup(stream) for stream in (1, 2)}
    with tempfile.TemporaryFile() as nowhere:
        try:
            for stream in kept:
                os.dup2(nowhere.fileno(), stream)
            yield
        finally:
            for stream, copy in kept.items():
                os.dup2(copy, stream)
                os.close(copy)
