"""The three public expenses in a grid: items in columns, or one item a row, or one measure a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from juesuan.read.documents.document import PrintedLine
from juesuan.read.spelling import Token, plain, rejoined, without_ordinal
from juesuan.read.tables.grid_columns import GridColumns
from juesuan.read.tables.grid_lines import DataLine
from juesuan.read.tables.item_names import printed_names
from juesuan.read.tables.layout import Slot, TableLayout
from juesuan.read.tables.rows import NUMBER_KINDS, Number, PrintedRow, TableRows, number_of

_NARROW = 2
"""A cell over more columns than that is a header, not the label of a row."""
_BULLET = re.compile(r"^(其中:|[0-9]{1,2}[.、]|\([0-9]{1,2}\)|[-—*])+")

Place = dict[int, int]


def row_label(text: str) -> str:
    """Return a row's label as it is compared: without ordinal, bullet or `其中：`."""
    return _BULLET.sub("", without_ordinal(plain(text)))


def is_item_data(line: PrintedLine, tokens: Sequence[Token], table: TableLayout) -> bool:
    """Recognise the first row: a number, or the label of an item alone."""
    if any(token.kind in NUMBER_KINDS for token in tokens):
        return True
    if len(line.cells) != 1 or line.cells[0].span > _NARROW or line.cells[0].column:
        return False
    return any(row_label(line.text) in slot.row for slot in table.slots)


def items_grid(
    header: Sequence[PrintedLine], data: Sequence[DataLine], table: TableLayout, columns: GridColumns
) -> TableRows | None:
    """Read the items; None where the labels do not tell what stands in which column."""
    found = TableRows(table.name)
    if columns.places:
        rows = _across(data, columns, found)
    else:
        rows = _down(data, columns, found) or _by_measure(data, columns, found)
    if not rows:
        return None
    names = printed_names((*header, *(line for line, _ in data)), columns.slots)
    for row in rows:
        row.values = names | row.values
    found.rows = rows
    return found


def _across(data: Sequence[DataLine], columns: GridColumns, found: TableRows) -> list[PrintedRow]:
    """Read the one row that holds every item; of several rows, the one that is called the total."""
    rows = [_row(line, tokens, columns.places, columns.slots, found) for line, tokens in data]
    filled = [row for row in rows if row.numbers]
    totals = [row for row in filled if row.values[""] in columns.slots[0].row]
    chosen = filled if len(filled) == 1 else totals if len(totals) == 1 else []
    for row in filled:
        row.values = {}
        if row not in chosen:
            found.strays.extend(number for number in row.numbers if number.text)
    if not filled and columns.complete:
        return rows[:1]
    return chosen


def _down(data: Sequence[DataLine], columns: GridColumns, found: TableRows) -> list[PrintedRow]:
    """Read one item a row: the row names the item, the column the budget or the actual."""
    rows: list[PrintedRow] = []
    others: list[Number] = []
    for line, tokens in data:
        words = [token.text for token in tokens if token.kind == "word"]
        label = row_label("".join(words))
        own = tuple(slot for slot in columns.slots if label in slot.row)
        if own and not any(row.slots == own for row in rows):
            row = _row(line, tokens, _measures(columns, own), own, found)
            row.values = {own[0].item: rejoined(row_label(" ".join(words)))}
            rows.append(row)
        else:
            others.extend(_unknown(line, tokens))
    found.strays.extend(others if rows else [])
    return rows


def _measures(columns: GridColumns, own: Sequence[Slot]) -> Place:
    """Return the column of each measure; two columns of one measure are neither."""
    fitting = {
        index: [column for column, stack in columns.stacks.items() if set(slot.under).intersection(stack)]
        for index, slot in enumerate(own)
    }
    return {held[0]: index for index, held in fitting.items() if len(held) == 1}


def _by_measure(data: Sequence[DataLine], columns: GridColumns, found: TableRows) -> list[PrintedRow]:
    """Read a row of budgets and a row of actuals below one row of items, as one row."""
    whole: PrintedRow | None = None
    measured: set[str] = set()
    others: list[Number] = []
    for line, tokens in data:
        label = plain("".join(token.text for token in tokens if token.kind == "word"))
        own = [index for index, slot in enumerate(columns.slots) if label in slot.under]
        places = {
            column: fitting[0]
            for column, stack in columns.stacks.items()
            if len(fitting := [i for i in own if _names_item(columns.slots[i], stack)]) == 1
        }
        if not places or (whole and whole.slots[own[0]].column in measured):
            others.extend(_unknown(line, tokens))
            continue
        row = _row(line, tokens, places, columns.slots, found)
        measured.add(columns.slots[own[0]].column)
        whole = whole or row
        if whole is not row:
            whole.numbers.extend(row.numbers)
    if whole is None:
        return []
    found.strays.extend(others)
    whole.values = {}
    return [whole]


def _names_item(slot: Slot, stack: Sequence[str]) -> bool:
    return bool(set(slot.labels) & set(stack)) and (not slot.group or bool(set(slot.group) & set(stack)))


def _row(
    line: PrintedLine, tokens: Sequence[Token], places: Place, slots: tuple[Slot, ...], found: TableRows
) -> PrintedRow:
    """Read the numbers of one line; what stands in no known column is listed."""
    known: list[Number] = []
    for token in tokens:
        if token.kind in NUMBER_KINDS and line.columns_known and token.column in places:
            number = number_of(token, line.position)
            number.allowed = frozenset({places[token.column]})
            known.append(number)
        else:
            found.strays.extend(_unknown(line, [token]))
    label = row_label("".join(token.text for token in tokens if token.kind == "word"))
    return PrintedRow(found.table, "", slots, known, line.position, {"": label})


def _unknown(line: PrintedLine, tokens: Iterable[Token]) -> list[Number]:
    """Return the amounts of a line as numbers of unknown columns."""
    numbers = [number_of(token, line.position) for token in tokens if token.kind in ("amount", "malformed")]
    for number in numbers:
        number.reason = "unknown_columns"
    return numbers
