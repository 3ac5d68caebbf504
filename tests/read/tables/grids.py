"""Made-up documents whose tables are grids with certain columns, as PDF, Word and Excel give them."""

from __future__ import annotations

from juesuan.read.documents.document import (
    Block,
    Document,
    Grid,
    GridCell,
    GridRow,
    Heading,
    Paragraph,
    Position,
)
from juesuan.read.reader import read_document
from juesuan.read.reading import Reading


def grid(*rows: str, known: bool = True) -> Grid:
    """Return a grid: cells between bars, `<` goes on with the cell to the left, `^` with the one above."""
    return Grid(
        tuple(GridRow(_cells(row.split("|")), Position(line=n)) for n, row in enumerate(rows, 1)), known
    )


def _cells(texts: list[str]) -> tuple[GridCell, ...]:
    cells = []
    for column, text in enumerate(texts):
        if text in ("<", "^", ""):
            continue
        end = column + 1
        while end < len(texts) and texts[end] == "<":
            end += 1
        cells.append(GridCell(text, column, end - column))
    return tuple(cells)


def document(*blocks: Block | str) -> Document:
    """Return a document; a text is a paragraph, one that starts with 第 a heading of the highest level."""
    found: list[Block] = []
    for number, block in enumerate(blocks, start=1000):
        if not isinstance(block, str):
            found.append(block)
        elif block.startswith("第"):
            found.append(Heading(block, Position(number), 1))
        else:
            found.append(Paragraph(block, Position(number)))
    return Document(tuple(found))


def read(*blocks: Block | str) -> Reading:
    return read_document(document(*blocks))
