"""Which line of a summary a printed label or line number names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from juesuan.read.spelling import is_cut_of, plain, without_ordinal
from juesuan.read.tables.layout import Line

SIDES = ("revenue", "expenditure")
Place = tuple[str, int]
"""A side and the place of a line on it."""


class LineLabels:
    """The lines of one summary, named one after the other from top to bottom."""

    def __init__(self, lines: dict[str, tuple[Line, ...]]) -> None:
        self.lines = lines
        self._last = dict.fromkeys(SIDES, -1)
        self._agreeing = 0
        """How many more labels have the number of the layout than have another."""

    def find(self, label: str, number: int, sides: Sequence[str]) -> tuple[str, Line] | None:
        """Return the side and the line that a label names: a whole label before a cut one.

        Where several lines have the label, the number decides, then the order. A number without a label
        names a line only where the printed numbers are those of the layout.
        """
        place = self._by_label(label, number, sides) if label else self._by_number(number, sides)
        if place is None:
            return None
        side, index = place
        self._last[side] = index
        line = self.lines[side][index]
        if label and number and line.number:
            self._agreeing += 1 if line.number == number else -1
        return side, line

    def opens_second_side(self, words: Sequence[str], word: str) -> bool:
        """Say whether a word starts the expenditure label right behind a whole revenue label."""
        first, second = without_ordinal(plain("".join(words))), without_ordinal(plain(word))
        if not any(first in line.labels for line in self.lines.get(SIDES[0], ())):
            return False
        right = [label for line in self.lines.get(SIDES[1], ()) for label in line.labels]
        return any(second == label or is_cut_of(second, label) for label in right)

    def _by_label(self, label: str, number: int, sides: Sequence[str]) -> Place | None:
        whole = self._places(sides, lambda line: label in line.labels)
        cut = self._places(sides, lambda line: any(is_cut_of(label, each) for each in line.labels))
        places = list(whole) or list(cut)
        numbered = [(side, at) for side, at in places if number and self.lines[side][at].number == number]
        later = [(side, at) for side, at in places if at > self._last[side]]
        return next(iter(numbered or later), None)

    def _by_number(self, number: int, sides: Sequence[str]) -> Place | None:
        if not number or self._agreeing <= 0:
            return None
        places = self._places(sides, lambda line: line.number == number)
        return next(((side, at) for side, at in places if at > self._last[side]), None)

    def _places(self, sides: Sequence[str], fits: Callable[[Line], bool]) -> Iterator[Place]:
        for side in sides:
            for at, line in enumerate(self.lines.get(side, ())):
                if fits(line):
                    yield side, at
