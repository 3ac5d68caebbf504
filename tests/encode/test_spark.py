"""The same SQL text on Spark, where it and Java are installed: one rule of every shape."""

import shutil

import pytest

from encode.faults import all_faulty
from juesuan.encode import sqlite_engine
from juesuan.encode.prepared import INTEGER, prepare
from juesuan.encode.sql.compiler import outcomes_query, violations_query
from juesuan.standard.catalogue import rules_by_id

pytest.importorskip("pyspark")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="needs Java"),
    pytest.mark.filterwarnings("ignore"),
]
RULES = (
    "government-funds-closing",
    "summary-expenditure-total",
    "basic-expenditure-hierarchy",
    "state-capital-agrees-with-appropriation-summary",
    "appropriation-expenditure-within-expenditure",
    "empty-table-noted",
)


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession
    from pyspark.sql.types import LongType, StringType, StructField, StructType

    options = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "1",
        "spark.default.parallelism": "1",
    }
    session = SparkSession.builder.master("local[1]").config(map=options).getOrCreate()
    for name, table in prepare(all_faulty()).tables.items():
        types = {
            column: LongType if kind == INTEGER else StringType for column, kind in table.columns.items()
        }
        schema = StructType([StructField(column, kind()) for column, kind in types.items()])
        session.createDataFrame(table.rows, schema).createOrReplaceTempView(name)
    yield session
    session.stop()


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("compiled", [violations_query, outcomes_query])
def test_spark_returns_what_sqlite_returns(spark, rule, compiled):
    query = compiled(rules_by_id()[rule])
    with_sqlite = sqlite_engine.connect(prepare(all_faulty())).execute(query).fetchall()
    assert sorted(map(tuple, spark.sql(query).collect()), key=str) == sorted(with_sqlite, key=str)
    assert with_sqlite
