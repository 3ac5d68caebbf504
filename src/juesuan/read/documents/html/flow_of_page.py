"""The elements of a page into texts and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from juesuan.read.documents.flow.columns import Columns
from juesuan.read.documents.flow.flow import DEEPEST_TABLE, Block, Cell, Table, Tally, Text, tidy
from juesuan.read.documents.html.visibility import begins_line, is_shown, level_of
from juesuan.read.documents.office.markup import Element
from juesuan.read.errors import refusal

_NUMBER = re.compile(r"\s*([0-9]{1,6})")
_TO_THE_END = 1_000_000
_CELLS = ("td", "th")
_GROUPS = ("thead", "tbody", "tfoot")
Event = tuple[Literal["open", "text", "close"], Element, str]


def flow_of_page(root: Element) -> list[Block]:
    """Return what a page shows, in the order of its source.

    Raises UnreadableError for tables nested or spanned beyond what any real page has.
    """
    page = _Page()
    for kind, element, text in _events(root):
        if kind == "text":
            page.text(text)
        elif kind == "open":
            page.open(element)
        else:
            page.close(element)
    page.line()
    return page.blocks


def _events(root: Element) -> Iterator[Event]:
    """Walk the shown elements without recursion; a page may nest two thousand deep."""
    if not is_shown(root):
        return
    yield "open", root, ""
    yield "text", root, root.text or ""
    stack = [(root, iter(root))]
    while stack:
        parent, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield "close", parent, ""
            if stack:
                yield "text", parent, parent.tail or ""
        elif isinstance(child.tag, str) and is_shown(child):
            yield "open", child, ""
            yield "text", child, child.text or ""
            stack.append((child, iter(child)))
        else:
            yield "text", child, child.tail or ""


class _Page:
    """Collects the lines of the page, or of the cell that is open, and the tables around it."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._outer: list[list[Block]] = []
        self._tables: list[tuple[Table, Columns]] = []
        self._words: list[str] = []
        self._level = 0
        self._verbatim = 0
        self._tally = Tally()

    def text(self, text: str) -> None:
        if self._verbatim:
            *lines, text = text.split("\n")
            for line in lines:
                self._words.append(line)
                self.line()
        if text:
            self._words.append(text)

    def line(self) -> None:
        """End a line."""
        words = tidy("".join(self._words))
        self._words.clear()
        if words:
            self._tally.add()
            self.blocks.append(Text(words, self._level))

    def open(self, element: Element) -> None:
        tag = element.tag
        if tag == "br" or begins_line(tag):
            self.line()
        self._level = level_of(tag) or self._level
        self._verbatim += tag == "pre"
        if tag == "table":
            self._open_table()
        elif tag == "tr" and self._tables:
            table, columns = self._tables[-1]
            table.rows.append([])
            columns.open_row()
            self._tally.add()
        elif tag in _GROUPS and self._tables:
            self._tables[-1][1].open_group()
        elif tag in _CELLS:
            self._open_cell(element)

    def close(self, element: Element) -> None:
        tag = element.tag
        if begins_line(tag):
            self.line()
        self._level = 0 if level_of(tag) else self._level
        self._verbatim -= tag == "pre"
        if tag == "table":
            table, _ = self._tables.pop()
            self.blocks.append(table)
        elif tag in _CELLS:
            self.blocks = self._outer.pop()

    def _open_table(self) -> None:
        if len(self._tables) >= DEEPEST_TABLE:
            raise refusal("too_deep")
        self._tables.append((Table(), Columns()))

    def _open_cell(self, element: Element) -> None:
        self._outer.append(self.blocks)
        if not self._tables or not self._tables[-1][0].rows:
            return  # Outside of any row a cell is a line like any other.
        table, columns = self._tables[-1]
        high = _number(element.get("rowspan"))
        column, span = columns.take(_number(element.get("colspan")) or 1, _TO_THE_END if high == 0 else high)
        cell = Cell(column, span)
        table.rows[-1].append(cell)
        self._tally.add()
        self.blocks = cell.blocks


def _number(value: str | None) -> int:
    """Return a span as written, 1 where nothing sensible is."""
    found = _NUMBER.match(value or "")
    return int(found[1]) if found else 1
