"""Pandera on frames of a whole corpus finds what DuckDB finds, place by place."""

from polars.testing import assert_frame_equal

from juesuan.corpus.pandera_corpus import pandera_corpus
from juesuan.corpus.prepared_corpus import place
from juesuan.standard.catalogue import rules
from seeded_corpus import places, seeded_parts, shipped_part, with_duckdb

KINDS = ("row_sum", "line_sum", "tree_sum", "same_amount", "range")
EXPRESSED = {rule.id for rule in rules() if rule.kind in KINDS and "pandera" in rule.encodings}


def test_pandera_finds_what_duckdb_finds(tmp_path):
    parts = [*seeded_parts(tmp_path), shipped_part(tmp_path)]
    found = pandera_corpus(parts)
    _, expected, _ = with_duckdb(place(parts))
    assert_frame_equal(places(found, EXPRESSED), places(expected, EXPRESSED))
    assert set(found["rule_id"]) <= EXPRESSED
    assert found["rule_id"].n_unique() > 10
