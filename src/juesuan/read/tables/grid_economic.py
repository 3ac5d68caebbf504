"""Rows of the basic expenditure table in a grid: any number of blocks of code, name and amount."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from juesuan.read.documents.document import PrintedLine
from juesuan.read.spelling import Token, plain, rejoined
from juesuan.read.tables.economic_rows import NAME, group_of
from juesuan.read.tables.grid_columns import GridColumns
from juesuan.read.tables.grid_lines import GridLine, lost
from juesuan.read.tables.layout import Slot, TableLayout
from juesuan.read.tables.rows import PrintedRow, TableRows

_CODE = re.compile(r"3[0-9]{2}([0-9]{2})?")


def is_economic_data(_line: PrintedLine, tokens: Sequence[Token], table: TableLayout) -> bool:
    """Recognise the first row: a code of the economic classification, or a footer."""
    if any(token.kind == "integer" and _CODE.fullmatch(plain(token.text)) for token in tokens):
        return True
    return bool(tokens) and plain(tokens[0].text) in table.totals


def economic_grid(
    lines: Sequence[GridLine], table: TableLayout, slots: tuple[Slot, ...], columns: GridColumns
) -> TableRows:
    """Read every block of every line, from left to right."""
    reader = _Reader(table, slots, sorted(columns.places))
    for each in lines:
        reader.take(each)
    return reader.found


class _Reader:
    """Reads blocks: what stands between two columns of amounts names the amount to its right."""

    def __init__(self, table: TableLayout, slots: tuple[Slot, ...], ends: list[int]) -> None:
        self.found = TableRows(table.name)
        self._table = table
        self._slots = slots
        self._ends = ends

    def take(self, line: GridLine) -> None:
        """Read one line; a total whose amount stands blocks further to the right waits for it."""
        waiting: PrintedRow | None = None
        for block, end in enumerate(self._ends):
            keys = [token for token in line.keys if bisect_left(self._ends, token.column) == block]
            numbers = [number for number in line.numbers if number.column == end]
            row = self._row(keys, line)
            if row is None and not keys and waiting is not None:
                row = waiting
            if row is None:
                self.found.strays.extend(number for number in numbers if number.text)
                continue
            row.numbers.extend(numbers)
            waiting = row if not row.code and not row.numbers else None
        self.found.strays.extend(lost(line.unknown, ""))

    def _row(self, keys: list[Token], line: GridLine) -> PrintedRow | None:
        """Open the row that the words and digits of a block name; None where they name none."""
        code = "".join(plain(token.text) for token in keys if token.kind == "integer")
        name = rejoined(" ".join(token.text for token in keys if token.kind == "word"))
        code = code if _CODE.fullmatch(code) else ""
        key = code or self._table.totals.get(plain(name), "")
        if not key:
            return None
        row = PrintedRow(self._table.name, key, self._slots, [], line.line.position, {NAME: name}, code)
        row.values["group"] = group_of(row)
        self.found.rows.append(row)
        return row
