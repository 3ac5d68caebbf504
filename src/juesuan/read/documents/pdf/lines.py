"""Characters into printed lines, and printed lines into words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median

from juesuan.read.documents.pdf.page import Character

_WIDEST_SPREAD = 1.5
WIDE_GAP = 1.0
"""Words that are farther apart than this, in heights of the font, may stand in different columns."""


@dataclass(frozen=True, slots=True)
class Word:
    """Characters of one line without a space between them."""

    text: str
    left: float
    right: float
    spaced: float = 0.0
    """The space before it, in heights of the font beyond the usual distance of the line's characters."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its words, and where it stands."""

    words: tuple[Word, ...]
    baseline: float
    size: float
    open_end: bool = False
    """Whether the file has a space behind the last character."""

    @classmethod
    def of_text(cls, text: str, left: float, right: float, baseline: float, size: float) -> Line:
        """Return a line that is one word."""
        return cls((Word(text, left, right),), baseline, size)

    @property
    def text(self) -> str:
        """Return the words with single spaces between them."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Return where the line begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Return where the line ends."""
        return self.words[-1].right


def lines_of(characters: Sequence[Character]) -> list[Line]:
    """Return the printed lines that characters make up, from the top; blank ones are left out."""
    rows: list[list[Character]] = []
    mean = 0.0
    for character in sorted(characters, key=lambda each: (each.baseline, each.left)):
        row = rows[-1] if rows else None
        if row and character.baseline - mean <= 0.4 * min(character.size, row[0].size):
            row.append(character)
            mean += (character.baseline - mean) / len(row)
        else:
            rows.append([character])
            mean = character.baseline
    return [line for row in rows if (line := _line(row))]


def _line(row: list[Character]) -> Line | None:
    ordered = sorted(row, key=lambda each: (each.left, each.order))
    printed = _once([each for each in ordered if each.text != " "])
    if not printed:
        return None
    size = median(each.size for each in printed)
    baseline = median(each.baseline for each in printed)
    blanks = [each.middle for each in ordered if each.text == " "]
    end = bool(blanks) and max(blanks) > printed[-1].middle
    return Line(tuple(_words(printed, blanks, size)), baseline, size, end)


def _once(characters: list[Character]) -> list[Character]:
    """Leave out what is printed twice at the same place, as some programs do for bold type."""
    kept: list[Character] = []
    for each in characters:
        if not any(_is_same(each, before) for before in kept[-3:]):
            kept.append(each)
    return kept


def _is_same(first: Character, second: Character) -> bool:
    limit = 0.3 * (second.right - second.left)
    return first.text == second.text and abs(first.left - second.left) < limit


def _words(printed: list[Character], blanks: list[float], size: float) -> list[Word]:
    usual = min(_usual_gap(printed), _WIDEST_SPREAD * size)
    words: list[Word] = []
    start, spaced, blank = 0, 0.0, 0
    for index in range(1, len(printed) + 1):
        gap = 0.0
        if index < len(printed):
            before, after = printed[index - 1], printed[index]
            while blank < len(blanks) and blanks[blank] < before.middle:
                blank += 1
            has_blank = blank < len(blanks) and blanks[blank] < after.middle
            gap = (after.left - before.right - usual) / (size or 1.0)
            if gap <= _least_space(before.text, after.text, has_blank=has_blank):
                continue
        piece = printed[start:index]
        words.append(Word("".join(each.text for each in piece), piece[0].left, piece[-1].right, spaced))
        start, spaced = index, gap
    return words


def _usual_gap(printed: list[Character]) -> float:
    """Return how far the Chinese characters of a line are usually apart: names may be spread to a width."""
    gaps = [
        after.left - before.right
        for before, after in pairwise(printed)
        if is_wide(before.text) and is_wide(after.text)
    ]
    return max(0.0, median(gaps)) if gaps else 0.0


def _least_space(before: str, after: str, *, has_blank: bool) -> float:
    """Return the gap, in heights of the font, from which on two characters belong to two words."""
    if is_wide(before) and is_wide(after):
        return 0.18
    if is_wide(before) or is_wide(after):
        # Some programs set Chinese and Latin a quarter apart.
        return 0.18 if has_blank else 0.4
    return 0.12 if has_blank else 0.25


@lru_cache(maxsize=10_000)
def is_wide(text: str) -> bool:
    """Say whether a character is Chinese, or punctuation as wide."""
    return unicodedata.east_asian_width(text[0]) in ("W", "F", "A")
