"""Numbered items that go on in the line of the one before, though the others start lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.read.wording.hits import Hit
from juesuan.read.wording.numbering import spelled, value_of
from juesuan.read.wording.patterns import looks_in
from juesuan.read.wording.stretch import Stretch, Wording
from juesuan.standard.catalogue import Rule

_ITEM = re.compile(r"\(([一二三四五六七八九十]{1,3})\)")
_WORDS = 12


def find_run_on(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield an item behind the full stop of the one before, in a list whose earlier items start lines."""
    for stretch in wording.stretches:
        if stretch.where == "text" and looks_in(rule, stretch):
            yield from _of_stretch(stretch, rule.check["fewest"])


def _of_stretch(stretch: Stretch, fewest: int) -> Iterator[Hit]:
    row = 0
    for index, paragraph in enumerate(stretch.paragraphs):
        match = _ITEM.match(paragraph.text)
        if match is None:
            continue
        number = value_of(match[1])
        row = row + 1 if number == row + 1 else int(number == 1)
        inside = paragraph.text.find(f"。({spelled(number + 1)})")
        if row >= fewest and inside > 0:
            row += 1
            yield Hit(stretch, index, inside + 1, min(len(paragraph.text), inside + 1 + _WORDS))
