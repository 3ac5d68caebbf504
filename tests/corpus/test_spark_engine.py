"""Spark says of a corpus what DuckDB says, verdict by verdict and place by place."""

import shutil
import sys

import pytest
from polars.testing import assert_frame_equal

from juesuan.corpus.engine import Placed
from juesuan.corpus.prepared_corpus import place
from juesuan.corpus.spark_engine import SparkEngine
from juesuan.encode.sql.compiler import text_rules
from juesuan.encode.sql.prose.tables import is_prose
from juesuan.encode.sql.together import steps
from juesuan.errors import InputError
from seeded_corpus import ordered, seeded_parts, shipped_part, with_duckdb

pytest.importorskip("pyspark")
needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="needs Java")
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture
def some(monkeypatch):
    """Let the engines know every eighth rule that needs no figures, and all that are on the wording.

    Spark plans each query for a good while; all rules are compared by `benchmarks/equivalence.py`.
    """
    chosen = tuple(rule for rule in steps.counted_rules() if not is_prose(rule))[::8]
    caches = (steps.steps, steps.shared_tables, steps.verdicts, steps._linear)
    monkeypatch.setattr(steps, "counted_rules", lambda: chosen)
    monkeypatch.setattr(steps, "prose_tables", tuple)
    for each in caches:
        each.cache_clear()
    yield {rule.id for rule in (*chosen, *text_rules())}
    for each in caches:
        each.cache_clear()


@needs_java
def test_spark_says_what_duckdb_says_and_prints_nothing(some, tmp_path, capfd):
    most, few = seeded_parts(tmp_path)
    # The third one is there for the sake of others: two of its packages are looked at, none is judged.
    others = Placed(1000, few, (1001, 1002))
    batch = [*place([most, few, shipped_part(tmp_path)]), others]
    engine = SparkEngine("local[2]")
    try:
        outcomes, violations, aside = ordered(engine.judge(batch))
    finally:
        engine.close()
    expected = with_duckdb(batch)
    assert capfd.readouterr() == ("", "")
    assert_frame_equal(outcomes, expected[0])
    assert_frame_equal(violations, expected[1])
    assert aside == expected[2]
    assert outcomes["rule_id"].n_unique() == len(some)
    assert violations["rule_id"].n_unique() > 5
    assert outcomes["package_id"].max() < others.start


def test_without_the_optional_part_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(InputError, match=r"juesuan\[spark\]"):
        SparkEngine("local[1]")


def test_without_java_it_says_what_to_install(monkeypatch):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(InputError, match="Java 17"):
        SparkEngine("local[1]")
