"""The rows of a sheet into blocks, under the name of the sheet where the sheet has no title itself."""

from __future__ import annotations

import re

from juesuan.read.documents.document import GridCell, Position
from juesuan.read.documents.flow.rows import Blocks, column_starts
from juesuan.read.documents.workbook.sheet import Sheet

_BRACKETS = re.compile(r"[（(][^（()）]{0,40}[)）]")
_TITLE = re.compile(r".{4,}表$")
_TABLE_NUMBER = re.compile(r"[^:：]{0,4}[0-9A-Za-z一二三四五六七八九十.-]+表")
_LONGEST_TITLE = 80
_LETTERS = 26


def add_sheet(sheet: Sheet, blocks: Blocks) -> None:
    """Add what a sheet displays."""
    rows = list(sheet.displayed())
    starts = column_starts([[column for column, _, _ in cells] for _, cells in rows])
    if rows and not any(_is_title(text) for _, cells in rows if len(cells) <= 2 for _, _, text in cells):
        blocks.text(sheet.name, Position(sheet=sheet.name, cell="A1"))
    for row, cells in rows:
        grid = [GridCell(text, column, span) for column, span, text in cells]
        blocks.row(grid, Position(sheet=sheet.name, cell=cell_name(row, grid[0].column)), starts)


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell, as `B4` for row 3 and column 1."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def _is_title(text: str) -> bool:
    """Recognise the title of a table, which is more than its number (`公开01表`)."""
    bare = _BRACKETS.sub("", text).replace(" ", "")
    return len(bare) <= _LONGEST_TITLE and bool(_TITLE.match(bare)) and not _TABLE_NUMBER.fullmatch(bare)
