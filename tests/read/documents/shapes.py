"""Documents in short, for comparing."""

from __future__ import annotations

from juesuan.read.documents.document import Document, Grid, Heading


def shape(document: Document) -> list[object]:
    """Return text as text, headings as (level, text), grids as lists of rows of column -> text."""
    found: list[object] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            assert block.columns_known
            found.append([{cell.column: cell.text for cell in row.cells} for row in block.rows])
        elif isinstance(block, Heading):
            found.append((block.level, block.text))
        else:
            found.append(block.text)
    return found


def spans(document: Document) -> list[list[int]]:
    """Return how many columns each cell of the first grid covers."""
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    return [[cell.span for cell in row.cells] for row in grid.rows]
