"""The reader of plain text: lines with tabs keep their columns, lines with spaces only their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from juesuan.read.documents.decoding import LARGEST, decode
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
from juesuan.read.documents.headings import LONGEST_ROW, heading_level, is_row_of_words
from juesuan.read.errors import refusal

_LINE_END = re.compile(r"\r\n|\r|\n")


class _Line(NamedTuple):
    text: str
    position: Position


def read_text(source: str | Path | bytes) -> Document:
    """Read a plain-text disclosure from a file or from its bytes.

    Raises UnreadableError for a file that is missing, empty, larger than 20 MB, binary, or text in
    another encoding than UTF-8, GB18030 (GBK) and UTF-16.
    """
    raw = source if isinstance(source, bytes) else _bytes(Path(source))
    return Document(tuple(_blocks(_lines(decode(raw)))))


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        raise refusal("unopened", reason=error.strerror) from None


def _lines(text: str) -> Iterator[_Line]:
    """Return the lines that are not blank, with their numbers; a form feed starts a page."""
    page = 1
    paged = "\f" in text
    for number, line in enumerate(_LINE_END.split(text), start=1):
        page += line.count("\f")
        cleaned = line.replace("\f", "").replace("\ufeff", "")
        if cleaned.strip():
            yield _Line(cleaned, Position(line=number, page=page if paged else 0))


def _blocks(lines: Iterator[_Line]) -> Iterator[Block]:
    rows: list[GridRow] = []
    known = False
    for line in lines:
        tabbed = "\t" in line.text and len(line.text) <= LONGEST_ROW
        running = None if tabbed else _running(line)
        if rows and (running or tabbed != known):
            yield Grid(tuple(rows), known)
            rows = []
        if running:
            yield running
        else:
            known = tabbed
            rows.append(_row(line))
    if rows:
        yield Grid(tuple(rows), known)


def _row(line: _Line) -> GridRow:
    # Only a tab separates columns for certain: spaces also stand inside names.
    pieces = line.text.split("\t") if "\t" in line.text else line.text.split()
    cells = (GridCell(" ".join(piece.split()), column) for column, piece in enumerate(pieces))
    return GridRow(tuple(cell for cell in cells if cell.text), line.position)


def _running(line: _Line) -> Heading | Paragraph | None:
    """Return a line as running text; None where it may be a row of a table."""
    level = heading_level(line.text)
    if level:
        return Heading(line.text.strip(), line.position, level)
    return None if is_row_of_words(line.text) else Paragraph(line.text.strip(), line.position)
