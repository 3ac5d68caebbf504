"""The neutral document that every reader produces and every recogniser reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Position(NamedTuple):
    """Where something stands in its source; 0 and "" mean that the source has no such place."""

    line: int = 0
    page: int = 0
    sheet: str = ""
    cell: str = ""

    @property
    def reference(self) -> str:
        """Return the position as rows carry it: `L123`, `p3 L12`, `附表1!B4`."""
        if self.sheet:
            return f"{self.sheet}!{self.cell}"
        parts = (f"p{self.page}" if self.page else "", f"L{self.line}" if self.line else "")
        return " ".join(part for part in parts if part)


class GridCell(NamedTuple):
    """One cell of a grid: its text, the column it starts in and how many columns it covers."""

    text: str
    column: int
    span: int = 1


class GridRow(NamedTuple):
    """One row of a grid; empty cells are left out."""

    cells: tuple[GridCell, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that opens a part of the document; level 1 is the highest."""

    text: str
    position: Position
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, or one line of it where the source does not say where paragraphs end."""

    text: str
    position: Position


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells. Where `columns_known` is false, only the order of the cells of a row is known."""

    rows: tuple[GridRow, ...]
    columns_known: bool


Block = Heading | Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """A disclosure as its blocks in reading order."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of a document, whatever block it stands in: its words, and where they stand."""

    cells: tuple[GridCell, ...]
    columns_known: bool
    position: Position
    level: int = 0
    """The level of a heading; 0 where the line is none."""
    text: str = field(init=False, compare=False)
    """The line with single spaces between its cells."""

    def __post_init__(self) -> None:
        """Join the text once: every recogniser asks for it."""
        object.__setattr__(self, "text", " ".join(cell.text for cell in self.cells))


def printed_lines(document: Document) -> Iterator[PrintedLine]:
    """Return every line of a document in reading order; running text counts as cells of unknown column."""
    for block in document.blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                yield PrintedLine(row.cells, block.columns_known, row.position)
        else:
            words = tuple(GridCell(word, index) for index, word in enumerate(block.text.split()))
            level = block.level if isinstance(block, Heading) else 0
            yield PrintedLine(words, columns_known=False, position=block.position, level=level)
