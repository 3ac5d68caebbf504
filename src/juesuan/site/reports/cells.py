"""The tables of a page as they are shown: titles, columns, and cells with what is in question."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from juesuan.site.reports.marks import Mark


class CellView(NamedTuple):
    """One cell of the page."""

    text: str
    kind: str
    """amount, name, code, text, or blank where the side of a table has no such row."""
    depth: int = 0
    """How far a name is indented; -1 for what belongs to a total."""
    anchor: str = ""
    english: str = ""
    tone: str = ""
    marks: tuple[Mark, ...] = ()


Row = tuple[CellView, ...]


class Column(NamedTuple):
    """A column of the page: its official title, and what that means in English."""

    zh: str
    en: str
    kind: str


class Side(NamedTuple):
    """A half of a table that is printed in halves, or a whole table, which has no title of its own."""

    title: dict[str, str] | None
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class TableView:
    """One table of the page."""

    name: str
    title: dict[str, str]
    units: tuple[str, ...]
    basis: dict[str, str] | None
    """The budget that a table of the three public expenses is set against; None for other tables."""
    sides: tuple[Side, ...]
    rows: tuple[Row, ...]
    marks: tuple[Mark, ...]
    """The findings about the table as a whole."""

    @cached_property
    def questioned(self) -> int:
        """Return how many cells are in question."""
        return sum(bool(cell.tone) for row in self.rows for cell in row)

    @cached_property
    def printed(self) -> bool:
        """Say whether the table has any amount."""
        return any(cell.kind == "amount" and cell.text for row in self.rows for cell in row)
