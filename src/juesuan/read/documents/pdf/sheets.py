"""One page in reading order: its ruled tables and the text between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from juesuan.read.documents.pdf.furniture import is_turned_page_number
from juesuan.read.documents.pdf.lines import Line
from juesuan.read.documents.pdf.page import Aside, Character, Page
from juesuan.read.documents.pdf.regions import regions_of
from juesuan.read.documents.pdf.ruled import Table, take_tables


@dataclass(slots=True)
class Sheet:
    """A page in reading order: ruled tables, and the columns of text between them."""

    page: Page
    parts: list[Table | list[Line]]
    asides: list[Aside]

    @property
    def lines(self) -> list[Line]:
        """Return the lines beside the ruled tables."""
        return [line for part in self.parts if isinstance(part, list) for line in part]


def sheet_of(page: Page) -> Sheet:
    """Put a page into reading order, without the page number that a page printed sideways has."""
    taken = take_tables(page)
    parts: list[Table | list[Line]] = []
    for index in range(len(taken.tables) + 1):
        parts.extend(regions_of(_between(taken.tables, taken.characters, index)))
        if index < len(taken.tables):
            parts.append(taken.tables[index])
    asides = [aside for aside in taken.asides if not is_turned_page_number(aside, page.box)]
    return Sheet(page, parts, asides)


def _between(tables: Sequence[Table], characters: Sequence[Character], index: int) -> list[Character]:
    """Return the characters between two tables; what stands beside a table comes after it."""
    top = tables[index - 1].box.top if index else float("-inf")
    bottom = tables[index].box.top if index < len(tables) else float("inf")
    return [each for each in characters if top <= each.centre < bottom]
