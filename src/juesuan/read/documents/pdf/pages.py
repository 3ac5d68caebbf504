"""From the pages of a file to the blocks of a document, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from juesuan.read.documents.document import Block, Grid, GridCell, GridRow, Heading, Paragraph, Position
from juesuan.read.documents.headings import heading_level
from juesuan.read.documents.pdf.continued import continue_columns
from juesuan.read.documents.pdf.furniture import Furniture
from juesuan.read.documents.pdf.lines import Line
from juesuan.read.documents.pdf.margins import MarginFinder
from juesuan.read.documents.pdf.page import Aside, Page
from juesuan.read.documents.pdf.paragraphs import (
    TextLine,
    is_indenting,
    paragraphs_of,
    text_of_paragraph,
)
from juesuan.read.documents.pdf.ruled import Table
from juesuan.read.documents.pdf.rulings import NEAR
from juesuan.read.documents.pdf.sheets import Sheet, sheet_of
from juesuan.read.documents.pdf.unruled import with_tables


@dataclass(slots=True)
class _PlacedTable:
    table: Table
    numbers: list[int]
    follows: bool
    """Whether only the end of a page stands between it and the table before."""


def blocks_of(pages: Sequence[Page]) -> Iterator[Block]:
    """Yield the headings, paragraphs and tables of a document; the furniture of its pages is left out."""
    sheets = [sheet_of(page) for page in pages]
    furniture = Furniture([(sheet.page.box, sheet.lines) for sheet in sheets])
    margins = MarginFinder([(sheet.page.box, sheet.lines) for sheet in sheets])
    parts: list[TextLine | _PlacedTable] = []
    for sheet in sheets:
        parts.extend(_numbered(sheet, furniture, margins, parts[-1] if parts else None))
    _continue(parts)
    yield from _blocks(parts)


def _numbered(
    sheet: Sheet, furniture: Furniture, margins: MarginFinder, last: TextLine | _PlacedTable | None
) -> Iterator[TextLine | _PlacedTable]:
    """Yield what is printed on a page; lines of text and rows of tables count as its lines."""
    dropped = furniture.of_page(sheet.page.number - 1, sheet.page.box, sheet.lines)
    number = 0
    before: TextLine | _PlacedTable | None = last
    for column, part in enumerate(sheet.parts):
        own = None if isinstance(part, Table) else margins.of(sheet.page.box, part, len(sheet.parts))
        pieces = [part] if isinstance(part, Table) else _with_tables(part, sheet.page.number, dropped)
        for piece in pieces:
            if isinstance(piece, Table):
                numbers = [number + 1 + index for index in range(len(piece.rows))]
                number += len(numbers)
                follows = isinstance(before, _PlacedTable) and before.table.page == sheet.page.number - 1
                before = _PlacedTable(piece, numbers, follows)
                yield before
                continue
            number += 1
            if id(piece) not in dropped and own:
                before = TextLine(piece, sheet.page.number, number, own, column)
                yield before
    for aside in sheet.asides:
        number += 1
        if line := _aside_line(aside):
            yield TextLine(line, sheet.page.number, number, margins.none, -number)


def _with_tables(lines: Sequence[Line], page: int, dropped: set[int]) -> list[Line | Table]:
    """Find the tables without lines among the lines that are no furniture."""
    kept = [line for line in lines if id(line) not in dropped]
    found = list(with_tables(kept, page))
    gone = [line for line in lines if id(line) in dropped]
    above = [line for line in gone if kept and line.baseline < kept[0].baseline]
    return [*above, *found, *(line for line in gone if line not in above)]


def _aside_line(aside: Aside) -> Line | None:
    text = "".join(each.text for each in aside.characters).strip()
    if not text:
        return None
    first = aside.characters[0]
    return Line.of_text(text, first.left, aside.characters[-1].right, first.baseline, first.size)


def _continue(parts: Sequence[TextLine | _PlacedTable]) -> None:
    placed = [part for part in parts if isinstance(part, _PlacedTable)]
    for part, table in zip(
        placed, continue_columns([(part.table, part.follows) for part in placed]), strict=True
    ):
        part.table = table


def _blocks(parts: Sequence[TextLine | _PlacedTable]) -> Iterator[Block]:
    indented = is_indenting([part for part in parts if isinstance(part, TextLine)])
    run: list[TextLine] = []
    for part in parts:
        if isinstance(part, TextLine):
            run.append(part)
            continue
        yield from _running(run, indented=indented)
        run = []
        if part.table.rows:
            yield _grid(part)
    yield from _running(run, indented=indented)


def _running(run: Sequence[TextLine], *, indented: bool) -> Iterator[Block]:
    for lines in paragraphs_of(run, indented=indented):
        text = text_of_paragraph(lines)
        position = Position(line=lines[0].number, page=lines[0].page)
        level = heading_level(text)
        yield Heading(text, position, level) if level else Paragraph(text, position)


def _grid(placed: _PlacedTable) -> Grid:
    table = placed.table
    rows = [
        GridRow(tuple(_cells(table, index)), Position(line=number, page=table.page))
        for index, number in enumerate(placed.numbers)
    ]
    return Grid(tuple(rows), table.columns_known)


def _cells(table: Table, row: int) -> Iterator[GridCell]:
    for index, cell in enumerate(table.rows[row]):
        if not table.columns_known:
            yield GridCell(cell.text, index)
            continue
        first = sum(column < cell.left - NEAR for column in table.columns)
        last = sum(column < cell.right - NEAR for column in table.columns)
        yield GridCell(cell.text, first, max(1, last - first))
