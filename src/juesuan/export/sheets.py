"""The neutral book: the official tables as they are printed, before any file format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple
from unicodedata import east_asian_width

_WIDEST_UPRIGHT = 120
_WIDE = frozenset("WFA")
"""The East Asian widths of characters that Chinese fonts set as wide as a Chinese one."""
Kind = Literal["label", "name", "code", "number", "amount"]


class SheetCell(NamedTuple):
    """One printed cell: its text, the column it starts in (from 0) and how far it reaches.

    The kind says how it is set: labels and line numbers centred, names and codes left, amounts right.
    """

    text: str
    column: int
    columns: int = 1
    rows: int = 1
    kind: Kind = "label"


SheetRow = tuple[SheetCell, ...]


class Place(NamedTuple):
    """Where a row meets a cell; only the topmost row of a cell prints its text."""

    cell: SheetCell
    top: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One official table as it is printed."""

    table: str
    tab: str
    """A short name, unique in its book."""
    title: str
    captions: tuple[tuple[str, ...], ...]
    """The lines between the title and the table, each as texts from left to right."""
    widths: tuple[int, ...]
    """The width of each column, counted in narrow characters."""
    header: tuple[SheetRow, ...]
    body: tuple[SheetRow, ...]
    notes: tuple[str, ...]
    separators: bool
    """Whether amounts are printed with thousands separators."""

    @property
    def upright(self) -> bool:
        """Say whether the table is narrow enough for a page that is higher than wide."""
        return sum(self.widths) <= _WIDEST_UPRIGHT

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """Return the rows of header and body."""
        return (*self.header, *self.body)


class LeftOut(NamedTuple):
    """An amount that the layout prints no cell for."""

    table: str
    row: str
    column: str
    amount: str


@dataclass(frozen=True, slots=True)
class Book:
    """All tables of one department-year in the order of a layout."""

    name: str
    """The package's id, or the layout's code for an empty form."""
    title: str
    named: bool
    """Whether the tables themselves print the department and the year."""
    sheets: tuple[Sheet, ...]
    left_out: tuple[LeftOut, ...] = ()


def grid(sheet: Sheet) -> list[list[Place]]:
    """Return for every row the places from left to right, each column covered by exactly one cell."""
    width = len(sheet.widths)
    rows: list[dict[int, Place]] = [{} for _ in sheet.rows]
    for index, row in enumerate(sheet.rows):
        for cell in row:
            for down in range(min(cell.rows, len(rows) - index)):
                rows[index + down][cell.column] = Place(cell, top=down == 0)
    for found in rows:
        covered = {column + over for column, place in found.items() for over in range(place.cell.columns)}
        for column in set(range(width)) - covered:
            found[column] = Place(SheetCell("", column), top=True)
    return [[found[column] for column in sorted(found)] for found in rows]


def printed(cell: SheetCell, sheet: Sheet) -> str:
    """Return the text of a cell as its table prints it."""
    return with_separators(cell.text) if cell.kind == "amount" and sheet.separators else cell.text


def with_separators(amount: str) -> str:
    """Group the whole digits of an amount in threes: `1234.50` -> `1,234.50`; other text stays as it is."""
    whole, point, decimals = amount.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    if not (digits.isascii() and digits.isdigit() and (not point or decimals.isdigit())):
        return amount
    return f"{sign}{_grouped(digits)}{point}{decimals}"


def text_width(text: str) -> int:
    """Return how wide a text is in narrow characters: Chinese ones count twice."""
    return sum(2 if east_asian_width(char) in _WIDE else 1 for char in text)


def _grouped(digits: str) -> str:
    first = len(digits) % 3
    groups = [digits[start : start + 3] for start in range(first, len(digits), 3)]
    return ",".join(([digits[:first]] if first else []) + groups)


def caption_sides(texts: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return each part of a caption with where it stands: left, center or right; one alone stands right."""
    if len(texts) == 1:
        return [("right", texts[0])]
    sides = ("left", *("center" for _ in texts[1:-1]), "right")
    return list(zip(sides, texts, strict=True))
