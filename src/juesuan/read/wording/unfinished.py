"""Actual values of self-assessment sheets that say “unfinished”, on sheets that give no reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.read.wording.hits import Hit
from juesuan.read.wording.patterns import looks_in
from juesuan.read.wording.stretch import Stretch, Wording, levelled
from juesuan.standard.catalogue import Rule

_REASONS = re.compile(r"(?:未完成|偏差)[^。]{0,6}原因(?:分析)?|存在(?:的)?问题(?:及|和)原因")
_MEASURES = re.compile(r"改进措施[^。]{0,10}")
_SAID = re.compile(r"[一-鿿]{4}")
_NOTHING = re.compile(r"无|备注|总分|合计")


def find_unfinished(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield the cells that the patterns find in sheets without a word on reasons."""
    expressions = [re.compile(pattern) for pattern in rule.check["patterns"]]
    for stretch in wording.stretches:
        if stretch.where != "sheet" or not looks_in(rule, stretch) or _gives_reasons(stretch):
            continue
        for index, paragraph in enumerate(stretch.paragraphs):
            for expression in expressions:
                for match in expression.finditer(paragraph.raw):
                    start = len(levelled(paragraph.raw[: match.start()], spaced=paragraph.spaced))
                    yield Hit(stretch, index, start, start + len(match[0]))


def _gives_reasons(stretch: Stretch) -> bool:
    """Say whether anything stands behind a label of reasons; where it is a column, rows do."""
    text = "".join("".join(paragraph.text.split()) for paragraph in stretch.paragraphs)
    pieces = _REASONS.split(text)[1:]
    return any(_SAID.search(_NOTHING.sub("", _MEASURES.split(piece)[0])) for piece in pieces)
