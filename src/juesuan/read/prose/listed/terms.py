"""The terms of a glossary, and which of them stand there without a word of explanation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from juesuan.read.prose.listed.words import Listed
from juesuan.read.prose.passages import Passage

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_ORDINALS = tuple(
    re.compile(pattern)
    for pattern in (rf"\(({_NUMERAL})\)", rf"({_NUMERAL})、", r"(?<![0-9.])([0-9]{1,2})[、.](?![0-9])")
)
_TERM = re.compile(r"[^:。;,]{2,30}。?")
_CHINESE = re.compile(r"[一-鿿]{2}")
_EXPLAINS = re.compile(r"指|反映")
_DIGITS = dict(zip("一二三四五六七八九十", range(1, 11), strict=True))
UNEXPLAINED = "unexplained"


def unexplained_terms(passage: Passage) -> Iterator[Listed]:
    """Yield the numbered terms of a glossary behind which the next one, or the end, follows at once."""
    starts = [*_items(passage.text), (len(passage.text), len(passage.text))]
    for (_, start), (end, _) in pairwise(starts):
        term = passage.text[start:end]
        if _TERM.fullmatch(term) and _CHINESE.search(term) and not _EXPLAINS.search(term):
            yield Listed(term.rstrip("。"), start, "", "", UNEXPLAINED)


def _items(text: str) -> list[tuple[int, int]]:
    """Return where the ordinals of the terms stand: those of one form that count from one."""
    found = [[*_counted(text, ordinal)] for ordinal in _ORDINALS]
    opening = [items for items in found if items and items[0][0] == 0]
    return max(opening, key=len, default=[])


def _counted(text: str, ordinal: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    number = 0
    for match in ordinal.finditer(text):
        if _value(match[1]) == number + 1:
            number += 1
            yield match.span()


def _value(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0) if ten else _DIGITS.get(numeral, 0)
