"""Which printed numbers of the sheets were placed, and which could not be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from juesuan.arithmetic.money import NotMoneyError, canonical_amount
from juesuan.read.performance.tokens import Token
from juesuan.read.reading import Row
from juesuan.standard.tables import PACKAGE_KEY, table_schema

_NOT_KNOWN_HERE = (*PACKAGE_KEY, "note_id")
_UNITS = ("分", "万元", "元", "%")


def value_of(token: Token) -> str:
    """Return a number in package form, without the unit behind it; "" where it is malformed."""
    text = token.raw.strip()
    for unit in _UNITS:
        text = text.removesuffix(unit)
    try:
        return canonical_amount("".join(text.removesuffix("％").split()))
    except NotMoneyError:
        return ""


@dataclass(slots=True)
class Ledger:
    """The numbers of one sheet; every printed number is counted once."""

    project_id: str
    placed: dict[int, int] = field(default_factory=dict)
    """Order of a token -> how many of its numbers were placed."""
    lost: dict[int, Row] = field(default_factory=dict)
    """Order of a token -> the note on it."""
    broken: list[Row] = field(default_factory=list)

    def place(self, token: Token, count: int = 0) -> None:
        """Count the numbers of a token as placed: all, or so many of them."""
        known = self.placed.get(token.order, 0)
        self.placed[token.order] = min(token.numbers, known + (count or token.numbers))

    def lose(self, tokens: Iterable[Token], table: str, reason: str, column: str = "") -> None:
        """Report numbers that could not be placed, unless they are accounted for already."""
        for token in tokens:
            if token.numbers and token.order not in self.placed and token.order not in self.lost:
                self.lost[token.order] = self.note(token, table, reason, column)

    def note(self, token: Token, table: str, reason: str, column: str = "") -> Row:
        """Return a note on what a token prints."""
        blank = {name: "" for name in table_schema("reading_notes").columns if name not in _NOT_KNOWN_HERE}
        return {
            **blank,
            "kind": "broken_off" if reason == "broken_off" else "unplaced",
            "table": table,
            "row": self.project_id,
            "column": column,
            "printed": token.raw,
            "reason": reason,
            "source_ref": token.position.reference,
        }

    def notes(self) -> list[Row]:
        """Return the notes in printed order, broken sheets first."""
        return [*self.broken, *(note for _, note in sorted(self.lost.items()))]

    def counts(self, tokens: Iterable[Token]) -> tuple[int, int, int]:
        """Return how many of the numbers of a sheet are placed, other and unplaced."""
        placed = other = unplaced = 0
        for token in tokens:
            numbers, here = token.numbers, self.placed.get(token.order, 0)
            placed += here
            if token.order in self.lost:
                unplaced += numbers - here
            else:
                other += numbers - here
        return placed, other, unplaced
