"""The body of a Word document into texts and tables, in their order."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.read.documents.flow.flow import DEEPEST_TABLE, WIDEST, Block, Cell, Table, Tally, Text, tidy
from juesuan.read.documents.office.markup import Element
from juesuan.read.documents.word.numbering import Numbering
from juesuan.read.documents.word.runs import Runs, choice
from juesuan.read.documents.word.styles import NumberOf, Styles, number_of, outline_level
from juesuan.read.documents.word.tags import child, is_on, number, tag_of, value_of
from juesuan.read.errors import refusal

_HOLDING = frozenset({"customXml", "ins", "moveTo", "sdt", "sdtContent", "smartTag"})


def flow_of_body(root: Element, styles: Styles, numbering: Numbering) -> list[Block]:
    """Return what the body of a document prints.

    Raises UnreadableError for tables nested or spanned beyond what any real document has.
    """
    body = child(root, "body")
    if body is None:
        raise refusal("source_damaged")
    return list(_Body(styles, numbering).blocks(body))


class _Body:
    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._tally = Tally()
        self._tables = 0
        self._carried = ""
        """The text of paragraphs whose end was deleted: it belongs to the next one."""

    def blocks(self, holder: Element) -> Iterator[Block]:
        for element in _content(holder):
            tag = tag_of(element)
            if tag == "p":
                yield from self._paragraph(element)
            elif tag == "tbl":
                yield self._table(element)
            elif tag == "altChunk":
                raise refusal("word_embedded")  # A whole file that only Word can unfold.

    def _paragraph(self, element: Element) -> Iterator[Block]:
        properties = child(element, "pPr")
        style = value_of(properties, "pStyle")
        runs = Runs(self._styles)
        if not self._styles.is_hidden(style):
            runs.read(element)
        if child(properties, "rPr", "del") is not None:
            self._carried += runs.text
        else:
            yield from self._lines(self._carried + runs.text, properties, style)
            self._carried = ""
        for box in runs.boxes:
            yield from self.blocks(box)

    def _lines(self, text: str, properties: Element | None, style: str | None) -> Iterator[Block]:
        """Yield the lines of a paragraph, its automatic number before the first, even of an empty cell."""
        place = self._place(properties, style)
        label = self._numbering.label(place) if place and place.list_id else ""
        level = outline_level(properties)
        level = self._styles.level(style) if level is None else level
        if not tidy(text) and not self._tables:
            return
        for line in (label + text.lstrip(" ")).split("\n"):
            words = tidy(line)
            if words:
                self._tally.add()
                yield Text(words, level)

    def _place(self, properties: Element | None, style: str | None) -> NumberOf | None:
        stated, styled = number_of(properties), self._styles.number(style)
        if stated and styled and not stated.list_id:
            return NumberOf(styled.list_id, stated.level)
        return stated or styled

    def _table(self, element: Element) -> Table:
        if self._tables >= DEEPEST_TABLE:
            raise refusal("too_deep")
        self._tables += 1
        table = Table()
        merged: set[int] = set()
        for row in _content(element):
            if tag_of(row) == "tr" and not _is_left_out(row):
                table.rows.append(list(self._row(row, merged)))
                self._tally.add()
        self._tables -= 1
        return table

    def _row(self, row: Element, merged: set[int]) -> Iterator[Cell]:
        """Yield the cells of a row; `merged` holds the columns whose cell goes on from above."""
        column = max(number(value_of(row, "trPr", "gridBefore"), 0), 0)
        for element in _content(row):
            if tag_of(element) != "tc":
                continue
            if column >= WIDEST:
                raise refusal("too_wide", most=WIDEST)
            span = min(max(number(value_of(element, "tcPr", "gridSpan"), 1), 1), WIDEST - column)
            if not _goes_on(element, column, merged):
                self._tally.add()
                yield Cell(column, span, list(self.blocks(element)))
            column += span


def _content(holder: Element) -> Iterator[Element]:
    """Yield what an element holds, through the wrappers that print nothing themselves."""
    for element in holder:
        tag = tag_of(element)
        if tag in _HOLDING:
            yield from _content(element)
        elif tag == "AlternateContent":
            chosen = choice(element)
            if chosen is not None:
                yield from _content(chosen)
        else:
            yield element


def _is_left_out(row: Element) -> bool:
    properties = child(row, "trPr")
    return child(properties, "del") is not None or is_on(properties, "hidden")


def _goes_on(cell: Element, column: int, merged: set[int]) -> bool:
    """Say whether a cell is the lower or right part of another one, which has the text."""
    vertical = child(cell, "tcPr", "vMerge")
    is_start = vertical is not None and value_of(cell, "tcPr", "vMerge") == "restart"
    is_below = vertical is not None and not is_start and column in merged
    if is_start:
        merged.add(column)
    elif not is_below:
        merged.discard(column)
    horizontal = child(cell, "tcPr", "hMerge")
    is_beside = horizontal is not None and value_of(cell, "tcPr", "hMerge") != "restart"
    return is_below or is_beside
