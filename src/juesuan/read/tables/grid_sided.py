"""Rows of the two summaries in a grid: labels, line numbers and amounts of both sides."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan.read.documents.document import PrintedLine
from juesuan.read.spelling import Token, plain, rejoined, without_ordinal
from juesuan.read.tables.grid_columns import GridColumns
from juesuan.read.tables.grid_lines import GridLine, lost
from juesuan.read.tables.layout import Slot, TableLayout
from juesuan.read.tables.line_labels import SIDES, LineLabels
from juesuan.read.tables.rows import Number, PrintedRow, TableRows

_FEWEST_LABELS = 2


def is_sided_data(line: PrintedLine, tokens: Sequence[Token], table: TableLayout) -> bool:
    """Recognise the first row: it starts with the label of a line, and is no row of column labels."""
    labels = {label for lines in table.lines.values() for each in lines for label in each.labels}
    columns = {label for slot in table.slots for label in slot.labels}
    if sum(plain(cell.text) in columns for cell in line.cells) >= _FEWEST_LABELS:
        return False
    return bool(tokens) and without_ordinal(plain(line.cells[0].text)) in labels


def sided_grid(
    lines: Sequence[GridLine], table: TableLayout, slots: tuple[Slot, ...], columns: GridColumns
) -> TableRows:
    """Read both sides of every line; what stands left of a side's amounts names its row."""
    reader = _Reader(table, slots, columns)
    for each in lines:
        for side in SIDES:
            reader.take(each, side)
    return reader.found


class _Reader:
    """Reads one side of a line after the other; the last amount of the left side is the border."""

    def __init__(self, table: TableLayout, slots: tuple[Slot, ...], columns: GridColumns) -> None:
        self.found = TableRows(table.name)
        self._labels = LineLabels(table.lines)
        self._slots = slots
        left = (column for column, slot in columns.places.items() if slots[slot].side == SIDES[0])
        self._border = max(left, default=-1)

    def take(self, line: GridLine, side: str) -> None:
        """Read one side of a line; amounts without the label of a known line are strays."""
        keys = [token for token in line.keys if self._is_on(token, side)]
        words = rejoined(" ".join(token.text for token in keys if token.kind == "word"))
        number = next((int(token.text) for token in keys if token.kind == "integer"), 0)
        own = tuple(slot for slot in self._slots if slot.side == side)
        numbers = [_renumbered(n, self._slots, own) for n in line.numbers if _side(n, self._slots) == side]
        label, printed = without_ordinal(plain(words)), [n for n in numbers if n.text]
        match = self._labels.find(label, number, (side,)) if label or printed else None
        named = match[1].line if match else ""
        unknown = [each for each in line.unknown if self._is_on(each, side)]
        self.found.strays.extend(lost(unknown, named))
        if not match:
            self.found.strays.extend(printed)
            return
        values = {"side": side, "line_no": str(number) if number else "", "item_name": without_ordinal(words)}
        row = PrintedRow(self.found.table, named, own, numbers, line.line.position, values)
        self.found.rows.append(row)

    def _is_on(self, each: Token | Number, side: str) -> bool:
        return (each.column <= self._border) == (side == SIDES[0])


def _side(number: Number, slots: tuple[Slot, ...]) -> str:
    return slots[min(number.allowed or {0})].side


def _renumbered(number: Number, slots: tuple[Slot, ...], own: tuple[Slot, ...]) -> Number:
    """Turn the slot of the whole table into the slot of one side."""
    number.allowed = frozenset(own.index(slots[slot]) for slot in number.allowed or ())
    return number
