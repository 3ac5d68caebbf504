"""The words and cells of a sheet, each with the place it stands in, and what kind of number it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from juesuan.read.documents.document import Position, PrintedLine
from juesuan.read.spelling import plain

NUMBER = re.compile(r"[0-9][0-9,.]*")
_BARE = re.compile(r"-?[0-9][0-9,.]*(分|万元|元)?")
_PERCENT = re.compile(r"[0-9][0-9,.]*%")
_INNER_SPACE = re.compile(r"[0-9]\s+[0-9]")
_DASHES = frozenset({"-", "--", "—", "——", "–", "−", "/"})


class Token(NamedTuple):
    """One cell, or one word where cells are unknown; `column` is -1 where it is unknown."""

    order: int
    raw: str
    text: str
    line: int
    column: int
    span: int
    first: bool
    last: bool
    position: Position

    @property
    def bare(self) -> bool:
        """Say whether it is a number and nothing else, such as a score or an amount."""
        return bool(_BARE.fullmatch(self.text)) and not _INNER_SPACE.search(self.raw)

    @property
    def percent(self) -> bool:
        """Say whether it is a percentage and nothing else."""
        return bool(_PERCENT.fullmatch(self.text)) and not _INNER_SPACE.search(self.raw)

    @property
    def dash(self) -> bool:
        """Say whether it says that there is no number."""
        return self.text in _DASHES

    @property
    def numeric(self) -> bool:
        """Say whether it may stand in a column of numbers."""
        return self.bare or self.percent or self.dash

    @property
    def numbers(self) -> int:
        """Return how many numbers it prints, alone or inside words."""
        return sum(1 for _ in NUMBER.finditer(unicodedata.normalize("NFKC", self.raw)))


def tokens_of(lines: Sequence[PrintedLine], first: int, last: int) -> list[Token]:
    """Return the tokens of the lines from `first` to `last`, both included, in printed order."""
    tokens: list[Token] = []
    for number in range(first, last + 1):
        line = lines[number]
        words = list(_words(line))
        for index, (raw, column, span) in enumerate(words):
            ends = (index == 0, index == len(words) - 1)
            tokens.append(Token(len(tokens), raw, plain(raw), number, column, span, *ends, line.position))
    return tokens


def _words(line: PrintedLine) -> Iterator[tuple[str, int, int]]:
    for cell in line.cells:
        if line.columns_known:
            yield cell.text, cell.column, max(cell.span, 1)
        else:
            for word in cell.text.split():
                yield word, -1, 1
