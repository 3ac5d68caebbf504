"""What is printed in a table before every number has its cell: rows, numbers, and what belongs to no row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import Amount
from juesuan.read.documents.document import Position, PrintedLine
from juesuan.read.spelling import Token, kind_of, money_of, plain
from juesuan.read.tables.layout import Slot

_OPEN_NUMBER = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})*[,.]")
_REST_OF_NUMBER = re.compile(r"[0-9]{2,3}(?:[,.][0-9]+)*")
NUMBER_KINDS = frozenset({"amount", "integer", "nothing", "malformed"})


@dataclass(slots=True)
class Number:
    """One printed amount: `text` is its package form, "" for a dash; `amount` is None where malformed."""

    printed: str
    text: str
    amount: Amount | None
    column: int
    position: Position
    allowed: frozenset[int] | None = None
    """The slots that its column in the grid leaves open; None where its column says nothing."""
    row: str = ""
    """The key of its row, where it is no number of a row for another reason than that."""
    reason: str = "no_key"
    """Why it is in no row, where it is in none."""


@dataclass(slots=True)
class PrintedRow:
    """One row of a table: its key, its attributes, and its numbers in printed order."""

    table: str
    key: str
    slots: tuple[Slot, ...]
    numbers: list[Number]
    position: Position
    values: dict[str, str] = field(default_factory=dict)
    code: str = ""
    """The code as printed, where a table has codes."""

    def cell(self, slot: int) -> Cell:
        """Return the name of one of the row's cells."""
        chosen = self.slots[slot]
        return Cell(self.table, chosen.item or self.key, chosen.column)

    def cells(self) -> tuple[Cell, ...]:
        """Return the names of the row's cells in printed order."""
        return tuple(self.cell(slot) for slot in range(len(self.slots)))


@dataclass(slots=True)
class TableRows:
    """The rows of one table, and the numbers inside it that no row claims."""

    table: str
    rows: list[PrintedRow] = field(default_factory=list)
    strays: list[Number] = field(default_factory=list)
    column_numbers: list[Number] = field(default_factory=list)
    """Column numbers that slipped out of their row."""
    columns_known: bool = True
    """Whether the header shows that the table has the columns of its layout."""


def tokens_of(line: PrintedLine) -> list[Token]:
    """Return the words of a line, each with its kind and its column (-1 where unknown)."""
    words: list[tuple[str, int]] = []
    for cell in line.cells:
        column = cell.column if line.columns_known else -1
        for word in cell.text.split():
            if words and words[-1][1] == column and _is_broken_number(words[-1][0], word):
                words[-1] = (words[-1][0] + word, column)
            else:
                words.append((word, column))
    return [Token(word, column, kind_of(word)) for word, column in words]


def _is_broken_number(first: str, second: str) -> bool:
    """Recognise `1,` `548.05` and `1,548.` `05`: one number broken behind its separator or point."""
    return bool(_OPEN_NUMBER.fullmatch(first) and _REST_OF_NUMBER.fullmatch(second))


def number_of(token: Token, position: Position) -> Number:
    """Return the number that a token prints."""
    if token.kind == "nothing":
        return Number(token.text, "", Amount(0, 0), token.column, position)
    text, amount = money_of(token.text)
    return Number(token.text, text, amount, token.column, position)


def amounts_in(tokens: list[Token], position: Position) -> Iterator[Number]:
    """Yield the tokens that can be nothing but amounts: those with decimals or separators."""
    for token in tokens:
        if token.kind in ("amount", "malformed"):
            yield number_of(token, position)


def words_of(tokens: list[Token]) -> str:
    """Return the words of a row joined as they are compared."""
    return plain("".join(token.text for token in tokens if token.kind == "word"))
