"""The suites on a whole corpus find what DuckDB finds, on SQLite and on Spark."""

import shutil

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from juesuan.corpus import gx_corpus as corpus_module
from juesuan.corpus.gx_corpus import gx_corpus
from juesuan.corpus.prepared_corpus import place
from juesuan.encode import gx_engine
from juesuan.encode.expectations import expectation_rules, suites
from seeded_corpus import places, seeded_parts, with_duckdb

pytest.importorskip("great_expectations")
pytestmark = pytest.mark.filterwarnings("ignore")
SHORT = ("three_public_expenses", "government_funds", "state_capital")
EXPRESSED = {rule.id for rule in expectation_rules()}


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    return seeded_parts(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def expected(parts):
    return places(with_duckdb(place(parts))[1], EXPRESSED)


def test_on_sqlite_the_suites_find_what_duckdb_finds(parts, expected, tmp_path):
    found = gx_corpus(parts, docs=tmp_path / "docs")
    assert_frame_equal(places(found, EXPRESSED), expected)
    assert expected["rule_id"].n_unique() > 20
    assert "revenue" in (tmp_path / "docs" / "index.html").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("java") is None, reason="needs Java")
def test_on_spark_the_suites_find_what_duckdb_finds(parts, expected, tmp_path, monkeypatch):
    pytest.importorskip("pyspark")
    # Spark plans each query for seconds, so three of the ten suites.
    some = {name: suite for name, suite in suites().items() if name in SHORT}
    for module in (gx_engine, corpus_module):
        monkeypatch.setattr(module, "suites", lambda: some)
    # What is without a place is told by the suite of the reading notes, whatever table it may belong to.
    expected = expected.filter(pl.col("table_name").is_in(SHORT) & (pl.col("rule_id") != "numbers-placed"))
    assert expected.height
    found = gx_corpus(parts, backend="spark", docs=tmp_path / "docs")
    assert_frame_equal(places(found, EXPRESSED), expected)
    assert "state_capital" in (tmp_path / "docs" / "index.html").read_text(encoding="utf-8")
