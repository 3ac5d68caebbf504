"""Brackets and quotation marks that are opened and not closed, or closed and not opened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from juesuan.read.wording.hits import Hit
from juesuan.read.wording.patterns import looks_in
from juesuan.read.wording.stretch import Stretch, Wording
from juesuan.standard.catalogue import Rule

_CLOSING = {"(": ")", "《": "》", "“": "”", "「": "」", "【": "】", "〔": "〕"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_MARKS = re.compile("[" + "".join(map(re.escape, (*_CLOSING, *_OPENING))) + "]")
_NUMERALS = "一二三四五六七八九十"
_AROUND = 10


class _Place(NamedTuple):
    """A character: its paragraph, and where in it."""

    paragraph: int
    offset: int


def find_marks(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield every mark without its other half; `1)` is an ordinal and no bracket."""
    for stretch in wording.stretches:
        if stretch.where == "text" and looks_in(rule, stretch):
            yield from _unpaired(stretch)


def _unpaired(stretch: Stretch) -> Iterator[Hit]:
    """Pair the marks over the paragraphs of a stretch: a text cut at the margin may part them."""
    waiting: list[tuple[str, _Place]] = []
    counts: Counter[str] = Counter()
    lonely: list[_Place] = []
    for index, paragraph in enumerate(stretch.paragraphs):
        for match in _MARKS.finditer(paragraph.text):
            place = _Place(index, match.start())
            opening = _OPENING.get(match[0], "")
            if not opening:
                waiting.append((match[0], place))
                counts[match[0]] += 1
            elif counts[opening]:
                lonely += _back_to(opening, waiting, counts)
            elif not _is_ordinal(paragraph.text, match.start()):
                lonely.append(place)
    for index, offset in sorted([*lonely, *(place for _, place in waiting)]):
        text = stretch.paragraphs[index].text
        yield Hit(stretch, index, max(0, offset - _AROUND), min(len(text), offset + _AROUND + 1))


def _back_to(opening: str, waiting: list[tuple[str, _Place]], counts: Counter[str]) -> Iterator[_Place]:
    """Close the last mark of a kind, and yield those opened behind it: they stay without their half."""
    while waiting:
        mark, place = waiting.pop()
        counts[mark] -= 1
        if mark == opening:
            return
        yield place


def _is_ordinal(text: str, offset: int) -> bool:
    """Say whether a closing bracket belongs to an ordinal: `1)`, `a)`, `一)`."""
    before = text[offset - 1 : offset]
    return (
        text[offset] == ")"
        and bool(before)
        and ((before.isascii() and before.isalnum()) or before in _NUMERALS)
    )
