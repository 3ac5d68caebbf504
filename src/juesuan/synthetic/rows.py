"""Rows of tables as packages hold them: complete, as text, with their key and their line."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from juesuan.package.content import Record
from juesuan.standard.tables import table_schema


class Shape(NamedTuple):
    """The columns of a table, the places of its key among them, and a row with nothing in it."""

    columns: tuple[str, ...]
    key: tuple[int, ...]
    blank: dict[str, str]


@cache
def shape_of(table: str) -> Shape:
    """Return the shape of a table."""
    schema = table_schema(table)
    places = tuple(schema.columns.index(name) for name in schema.row_key)
    return Shape(schema.columns, places, dict.fromkeys(schema.columns, ""))


def records(table: str, rows: Iterable[tuple[str, ...]]) -> list[Record]:
    """Return rows, given as the texts of all columns, as records."""
    columns, places, blank = shape_of(table)
    found = []
    for line, row in enumerate(rows, 2):
        values = blank.copy()  # filling a copy is faster than building a dictionary
        values.update(zip(columns, row, strict=True))
        found.append(Record("/".join([row[at] for at in places]), values, line))
    return found


class Texts:
    """Numbers of the last printed digit as text, and how many of them were written."""

    def __init__(self, decimals: int, zero: str) -> None:
        self._scale, self._decimals, self._zero = 10**decimals, decimals, zero
        self.written = 0

    def cell(self, number: int) -> str:
        """Return what a cell of a table prints: nothing as the department prints it."""
        if not number:
            self.written += bool(self._zero)
            return self._zero
        self.written += 1
        whole, rest = divmod(number, self._scale)
        return f"{whole}.{rest:0{self._decimals}d}"

    def cells(self, numbers: Iterable[int]) -> list[str]:
        """Return what the cells of a row print."""
        return [self.cell(number) for number in numbers]

    def stated(self, number: int) -> str:
        """Return an amount as the text states it, zero too."""
        whole, rest = divmod(number, self._scale)
        return f"{whole}.{rest:0{self._decimals}d}"
