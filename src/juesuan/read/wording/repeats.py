"""Paragraphs, sentences and words that stand twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from juesuan.read.wording.hits import Hit
from juesuan.read.wording.patterns import looks_in
from juesuan.read.wording.stretch import Paragraph, Stretch, Wording
from juesuan.standard.catalogue import Rule

_SENTENCE = re.compile(r"[^。;]+[。;]?")
_CHINESE = re.compile(r"[一-鿿]{4}")
_LABEL = re.compile(r"^[^,。;:0-9]{2,12}:")
_ORDINAL = re.compile(r"^[(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)、.]+")


def find_repeats(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield every paragraph that repeats the one above it, and every sentence that repeats the last."""
    for stretch in wording.stretches:
        if stretch.where == "text" and looks_in(rule, stretch):
            yield from _paragraphs(stretch, rule.check["shortest_paragraph"])
            for index, paragraph in enumerate(stretch.paragraphs):
                yield from _sentences(stretch, index, paragraph, rule.check["shortest_sentence"])


def _paragraphs(stretch: Stretch, shortest: int) -> Iterator[Hit]:
    for index, (first, second) in enumerate(pairwise(stretch.paragraphs), start=1):
        text = _bare(second.text)
        if len(text) >= shortest and text == _bare(first.text) and _CHINESE.search(text):
            yield Hit(stretch, index, 0, len(second.text))


def _sentences(stretch: Stretch, index: int, paragraph: Paragraph, shortest: int) -> Iterator[Hit]:
    for first, second in pairwise(_SENTENCE.finditer(paragraph.text)):
        text = _bare(second[0])
        if len(text) >= shortest and text == _bare(first[0]) and _CHINESE.search(text):
            yield Hit(stretch, index, *second.span())


def _bare(text: str) -> str:
    return _LABEL.sub("", _ORDINAL.sub("", text)).rstrip("。;,")
