"""The suites on a whole corpus find what DuckDB finds, on SQLite and on Spark."""

import shutil

import pytest
from polars.testing import assert_frame_equal

from juesuan.corpus.gx_corpus import gx_corpus
from juesuan.corpus.prepared_corpus import place
from juesuan.encode.expectations import expectation_rules
from seeded_corpus import places, seeded_parts, with_duckdb

pytest.importorskip("great_expectations")
pytestmark = pytest.mark.filterwarnings("ignore")
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
def test_on_spark_the_suites_find_what_duckdb_finds(parts, expected, tmp_path):
    pytest.importorskip("pyspark")
    found = gx_corpus(parts, backend="spark", docs=tmp_path / "docs")
    assert_frame_equal(places(found, EXPRESSED), expected)
    assert "revenue" in (tmp_path / "docs" / "index.html").read_text(encoding="utf-8")
