"""The page on engines: its numbers are those of the program, in both languages."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from juesuan.cli.corpus import LARGE
from juesuan.corpus.cache import MOST_KEPT
from juesuan.corpus.results import TABLES
from juesuan.corpus.summary import SUMMARIES
from juesuan.standard.catalogue import rules

ROOT = Path(__file__).parents[2]
PAGES = {
    language: (ROOT / "docs" / language / "engines.md").read_text(encoding="utf-8")
    for language in ("zh", "en")
}
ENGINES = {"oracle": "oracle", "DuckDB": "sql", "Pandera": "pandera", "Great Expectations": "expectations"}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_every_engine_has_as_many_rules_as_the_page_says(page: str) -> None:
    counted = Counter(encoding for rule in rules() for encoding in rule.encodings)
    told = dict(re.findall(r"^\| (\w[\w ]*?)[、,|][^|]*?\|? (\d+) \|", page, re.MULTILINE))
    told = {name.strip(): int(number) for name, number in told.items()}
    assert told == {**{name: counted[encoding] for name, encoding in ENGINES.items()}, "Frictionless": 0}


def test_the_page_tells_when_batches_begin_and_when_the_cache_is_full() -> None:
    for number in re.findall(r"不到 (\d+) 份|(\d+) 份及以上", PAGES["zh"]):
        assert str(LARGE) in number
    assert f"fewer than {LARGE} packages, DuckDB for {LARGE} or more" in PAGES["en"]
    for page in PAGES.values():
        assert f" {MOST_KEPT // 10**9} GB" in page


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_every_table_of_results_is_named(page: str) -> None:
    for name in (*TABLES, *SUMMARIES):
        assert f"`{name}`" in page
