"""Numbers of headings and items that are left out or stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from juesuan.read.wording.hits import Hit
from juesuan.read.wording.patterns import looks_in
from juesuan.read.wording.stretch import Paragraph, Stretch, Wording
from juesuan.standard.catalogue import Rule

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_FORMS = (
    re.compile(rf"第(?:{_NUMERAL}|[0-9]{{1,2}})(?:部分|章)"),
    re.compile(rf"({_NUMERAL})[、.]"),
    re.compile(rf"\(({_NUMERAL})\)"),
    re.compile(r"([0-9]{1,2})[、.](?![0-9])"),
    re.compile(r"\(([0-9]{1,2})\)"),
    re.compile(r"([0-9]{1,2})\)"),
    re.compile(r"([①-⑳])"),
)
"""The forms of ordinals by rank; the part counts for nothing but starting all others anew."""
_CIRCLED = ord("①")
_FIRST_RANK, _CIRCLED_RANK = 1, 6
_BETWEEN = range(_FIRST_RANK + 1, _CIRCLED_RANK)
_HEADING = re.compile(r"[^,。;:0-9]{4,20}")
"""A short line without a mark is a heading, not an item."""
_DIGITS = dict(zip("一二三四五六七八九", range(1, 10), strict=True))
_WORDS = 14
_MOST_OPEN = 20
"""So many lists stand inside each other at most."""


class Numbered(NamedTuple):
    """One numbered heading or item."""

    stretch: Stretch
    paragraph: int
    rank: int
    number: int


def find_numbering(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield the ordinals that do not follow the one before at their level, gaps and repeats alike."""
    counting = _Counting()
    for stretch in wording.stretches:
        if stretch.where != "text" or not looks_in(rule, stretch):
            counting.start_anew()
            continue
        for index, paragraph in enumerate(stretch.paragraphs):
            found = _numbered(stretch, index)
            if found is None:
                counting.pass_by(paragraph)
            elif wrong := counting.count(found, paragraph):
                yield Hit(stretch, index, 0, min(_WORDS, len(paragraph.text)), wrong)
        if stretch.ends_in_others:
            counting.start_anew()


class _Counting:
    """The lists that are open at each level, by their last numbers."""

    def __init__(self) -> None:
        self.open: dict[int, list[int]] = {}
        self.passed: list[str] = []
        self.outer = 0
        """The last of the circled headings that hold lists of the ranks above."""

    def start_anew(self) -> None:
        """Forget every list: what follows may be of another document, or continue a lost list."""
        self.open.clear()
        self.passed.clear()
        self.outer = 0

    def pass_by(self, paragraph: Paragraph) -> None:
        """Pass a paragraph without a number; an unnumbered heading closes what it stands above."""
        self.passed.append(paragraph.text)
        if paragraph.where == "heading":
            self.start_anew()

    def count(self, item: Numbered, paragraph: Paragraph) -> str:
        """Return the ordinal that should stand here; "" where the printed one is right or may be."""
        if item.rank == 0:
            self.start_anew()
            return ""
        inside = any(self.open.get(rank) for rank in _BETWEEN)
        lists = self.open.setdefault(item.rank, [])
        wrong = self._expected(item, lists) or self._expected_outside(item, paragraph, inside=inside)
        self._continue(item, lists)
        for rank in [rank for rank in self.open if rank > item.rank]:
            del self.open[rank]
        self.passed = [paragraph.text]
        return _ordinal(item, paragraph, wrong) if wrong else ""

    def _expected(self, item: Numbered, lists: list[int]) -> int:
        if not lists or item.number == 1 or item.number - 1 in lists:
            return 0
        due = lists[-1] + 1
        # A number that stands inside a paragraph, or in another form, is there for all that.
        if item.number > due and any(self._is_printed(number) for number in range(due, item.number)):
            return 0
        return due

    def _expected_outside(self, item: Numbered, paragraph: Paragraph, *, inside: bool) -> int:
        """Count the circled headings that stand outside the lists of the ranks above.

        Such a heading does not start anew while those lists, which it holds, go on.
        """
        if item.rank == _FIRST_RANK:
            self.outer = 0
        if item.rank != _CIRCLED_RANK or not _HEADING.fullmatch(paragraph.text):
            return 0
        due = self.outer + 1
        if not inside:
            # Headings in a row without a text between them are a list.
            goes_on = item.number == due and (due == 1 or len(self.passed) > 1)
            self.outer = item.number if goes_on else int(item.number == 1)
            return 0
        restarts = item.number == 1 and self.outer > 1
        if self.outer and (restarts or item.number == due):
            self.outer = due
        return due if restarts else 0

    def _is_printed(self, number: int) -> bool:
        """Say whether an ordinal of a number stands anywhere in what was passed."""
        circled = chr(_CIRCLED + number - 1)
        ordinal = re.compile(
            rf"(?<![0-9一二三四五六七八九十])(?:{spelled(number)}|{number})(?:[、)]|\.(?![0-9]))|{circled}"
        )
        return any(ordinal.search(text) for text in self.passed)

    def _continue(self, item: Numbered, lists: list[int]) -> None:
        """Go on with the innermost list that the number follows; a new one starts inside the others."""
        if item.number == 1:
            lists.append(1)
            del lists[:-_MOST_OPEN]
            return
        while len(lists) > 1 and lists[-1] != item.number - 1 and item.number - 1 in lists:
            lists.pop()
        lists[-1:] = [item.number]
        del lists[:-_MOST_OPEN]


def _numbered(stretch: Stretch, index: int) -> Numbered | None:
    text = stretch.paragraphs[index].text
    for rank, form in enumerate(_FORMS):
        match = form.match(text)
        if match:
            return Numbered(stretch, index, rank, value_of(match[1]) if rank else 0)
    return None


def value_of(numeral: str) -> int:
    """Return the value of an ordinal's numeral: `十二`, `12`, `⑫`."""
    if numeral.isascii():
        return int(numeral)
    if ord(numeral[0]) in range(_CIRCLED, _CIRCLED + 20):
        return ord(numeral) - _CIRCLED + 1
    tens, ten, ones = numeral.rpartition("十")
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0) if ten else _DIGITS.get(numeral, 0)


def spelled(number: int) -> str:
    """Return a number up to 99 as the numerals of ordinals spell it."""
    tens, ones = divmod(number, 10)
    names = ["", *_DIGITS]
    return f"{names[tens] if tens > 1 else ''}{'十' if tens else ''}{names[ones]}"


def _ordinal(item: Numbered, paragraph: Paragraph, number: int) -> str:
    """Return another number in the form of a printed ordinal."""
    match = _FORMS[item.rank].match(paragraph.text)
    if match is None:
        return ""
    forms = (str(number), spelled(number), chr(_CIRCLED + number - 1))
    kind = 0 if match[1].isascii() else 2 if "①" <= match[1] <= "⑳" else 1
    return match[0].replace(match[1], forms[kind], 1)
