"""The reader of Markdown: plain text in which tables are drawn with `|`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from juesuan.read.documents.decoding import LARGEST, decode
from juesuan.read.documents.document import Block, Document, Grid, GridCell, GridRow, Position
from juesuan.read.documents.flow.flow import tidy
from juesuan.read.documents.opening import opened
from juesuan.read.documents.text import read_text

_LINE_END = re.compile(r"\r\n|\r|\n")
_DASHES = re.compile(r":?-+:?")
_LONGEST_EMPHASIS = 400
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")
_PIPE = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s{0,9}/?>|&nbsp;", re.IGNORECASE)
_EMPHASIS = re.compile(r"^(\*{1,3}|_{1,3}|`)(?=\S)(.*\S)\1$")
_NEW_PAGE = "\f"


def read_markdown(source: str | Path | bytes) -> Document:
    """Read a disclosure in Markdown from a file or from its bytes.

    Tables drawn with `|` keep their columns; all else is read as plain text, without the `#` of headings.
    Raises UnreadableError as `read_text` does.
    """
    lines = _LINE_END.split(decode(opened(source, LARGEST)))
    tables = list(_tables(lines))
    inside = {number for start, end in tables for number in range(start, end)}
    rest = [
        _NEW_PAGE * line.count(_NEW_PAGE) if at in inside else _HEADING.sub("", line)
        for at, line in enumerate(lines)
    ]
    text = "\n".join(rest)
    blocks = read_text(text.encode("utf-8")).blocks if text.strip() else ()
    return Document(tuple(_merged(blocks, [_grid(lines, start, end) for start, end in tables])))


def _tables(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where tables start and end: a row, a rule of dashes below it, and the rows that follow."""
    at = 0
    while at + 1 < len(lines):
        if "|" in lines[at] and _is_rule(lines[at + 1]):
            end = at + 2
            while end < len(lines) and "|" in lines[end]:
                end += 1
            yield at, end
            at = end
        else:
            at += 1


def _is_rule(line: str) -> bool:
    pieces = line.strip().strip("|").split("|")
    return "|" in line and all(_DASHES.fullmatch(piece.strip()) for piece in pieces)


def _grid(lines: Sequence[str], start: int, end: int) -> Grid:
    rows = (_row(lines[at], at + 1) for at in range(start, end) if not _is_rule(lines[at]))
    return Grid(tuple(row for row in rows if row.cells), columns_known=True)


def _row(line: str, number: int) -> GridRow:
    pieces = _PIPE.split(line.strip().removeprefix("|"))
    if pieces and not pieces[-1].strip():
        pieces.pop()
    cells = (GridCell(_words(piece), column) for column, piece in enumerate(pieces))
    return GridRow(tuple(cell for cell in cells if cell.text), Position(line=number))


def _words(piece: str) -> str:
    text = tidy(_BREAK.sub(" ", piece.replace("\\|", "|")))
    return _EMPHASIS.sub(r"\2", text) if len(text) <= _LONGEST_EMPHASIS else text


def _merged(blocks: Sequence[Block], grids: Sequence[Grid]) -> Iterator[Block]:
    """Yield all blocks by their first lines; a grid of the text ends where a table was cut out of it."""
    starts = sorted(grid.rows[0].position.line for grid in grids if grid.rows)
    found: list[Block] = [grid for grid in grids if grid.rows]
    for block in blocks:
        found.extend(_split(block, starts) if isinstance(block, Grid) else [block])
    yield from sorted(found, key=_first_line)


def _split(grid: Grid, starts: Sequence[int]) -> Iterator[Grid]:
    rows: list[GridRow] = []
    for row in grid.rows:
        if rows and any(rows[-1].position.line < start < row.position.line for start in starts):
            yield Grid(tuple(rows), grid.columns_known)
            rows = []
        rows.append(row)
    yield Grid(tuple(rows), grid.columns_known)


def _first_line(block: Block) -> int:
    return block.rows[0].position.line if isinstance(block, Grid) else block.position.line
