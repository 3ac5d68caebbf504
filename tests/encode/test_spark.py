"""The SQL text of one rule on Spark, where it and Java are installed; `tests/corpus` has all of them."""

import shutil
from functools import cache
from pathlib import Path

import pytest

from encode.faults import all_faulty
from juesuan.encode import sqlite_engine
from juesuan.encode.prepared import INTEGER, prepare
from juesuan.encode.sql.compiler import violations_query
from juesuan.package.load import load_package
from juesuan.standard.catalogue import rules_by_id

pytest.importorskip("pyspark")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="needs Java"),
    pytest.mark.filterwarnings("ignore"),
]
RULES = ("function-code-known", "terms-explained", "opening-balances-continue")


FIXTURES = Path(__file__).parents[1] / "fixtures" / "invalid"
CONTINUED = FIXTURES / "opening-balances-continue"


@cache
def prepared():
    """Prepare the faulty packages and, for each rule, the one that breaks it, with the year before it."""
    folders = [*(FIXTURES / rule for rule in RULES), CONTINUED / "last_year"]
    found = [load_package(folder) for folder in folders]
    for folder, package in zip(folders, found, strict=True):
        if CONTINUED in (folder, folder.parent):
            package.descriptor["juesuan:departmentId"] = "420100-continued-office"
    return prepare([*all_faulty(), *found])


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession
    from pyspark.sql.types import LongType, StringType, StructField, StructType

    options = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "1",
        # Spark 4.3 now and then joins the parts of a UNION before all of them have been counted.
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.unionOutputPartitioning": "false",
        "spark.default.parallelism": "1",
    }
    session = SparkSession.builder.master("local[1]").config(map=options).getOrCreate()
    for name, table in prepared().tables.items():
        types = {
            column: LongType if kind == INTEGER else StringType for column, kind in table.columns.items()
        }
        schema = StructType([StructField(column, kind()) for column, kind in types.items()])
        session.createDataFrame(table.rows, schema).createOrReplaceTempView(name)
    yield session
    session.stop()


@pytest.mark.parametrize("rule", RULES)
def test_spark_returns_what_sqlite_returns(spark, rule):
    query = violations_query(rules_by_id()[rule])
    with_sqlite = sqlite_engine.connect(prepared()).execute(query).fetchall()
    assert sorted(map(tuple, spark.sql(query).collect()), key=str) == sorted(with_sqlite, key=str)
    assert with_sqlite
