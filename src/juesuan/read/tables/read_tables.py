"""From the region of a table to its printed rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from juesuan.read.documents.document import PrintedLine
from juesuan.read.spelling import Token, plain
from juesuan.read.tables.body import Body, take_apart
from juesuan.read.tables.coded_rows import read_coded
from juesuan.read.tables.columns import by_labels, by_numbers, restrict
from juesuan.read.tables.economic_rows import read_economic
from juesuan.read.tables.item_row import read_items
from juesuan.read.tables.layouts import Layout, Slot, TableLayout
from juesuan.read.tables.outline import Region
from juesuan.read.tables.rows import Number, TableRows, number_of
from juesuan.read.tables.sided_rows import read_sided

_TELLING = 4
"""So many characters of a label tell it from the others, where headers are cut."""


@dataclass(slots=True)
class ReadTable:
    """One table: where it is, its printed rows, its unit and the notes below it."""

    region: Region
    rows: TableRows
    slots: tuple[Slot, ...]
    unit: str
    notes: str

    @property
    def has_content(self) -> bool:
        """Say whether anything of a table follows the title; in a table of contents nothing does."""
        return bool(self.rows.rows or self.rows.strays)


def read_tables(regions: Iterable[Region], layout: Layout) -> dict[str, ReadTable]:
    """Read every table; where a title occurs twice, the first with content counts, later ones add to it."""
    found: dict[str, ReadTable] = {}
    for region in regions:
        table = read_table(region, layout)
        first = found.get(region.table)
        if first is None or not first.has_content:
            found[region.table] = table if table.has_content or first is None else first
        elif table.has_content:
            _add(first, table)
    return {name: table for name, table in found.items() if table.has_content}


def read_table(region: Region, layout: Layout) -> ReadTable:
    """Read the rows of one region."""
    table = layout.tables[region.table]
    body = take_apart(region, layout)
    header = body.header if body.numbers else [line for line, _ in body.data]
    slots = _printed_slots(table, header)
    rows = _rows(body, table, slots, region)
    _take_column_number(rows, body, slots)
    rows.columns_known = _is_confirmed(slots, header, sum(token.kind == "integer" for token in body.numbers))
    if table.form != "economic":
        _restrict(rows, _header(body, rows), body.numbers, slots)
    return ReadTable(region, rows, slots, body.unit, plain("".join(line.text for line in body.notes[:20])))


def _rows(body: Body, table: TableLayout, slots: tuple[Slot, ...], region: Region) -> TableRows:
    if table.form == "coded":
        return read_coded(body.data, table, slots, open_header=not body.numbers)
    if table.form == "two_sides":
        return read_sided(body.data, table, slots)
    if table.form == "economic":
        return read_economic(body.data, table)
    return _items(body, table, region)


def _items(body: Body, table: TableLayout, region: Region) -> TableRows:
    """Read the one row of items; without a header or amounts there is no table, only its title."""
    if not body.numbers and not any(token.kind == "amount" for _, tokens in body.data for token in tokens):
        return TableRows(table.name)
    return read_items(body.header, body.data, table, region.lines[0].position)


def _printed_slots(table: TableLayout, header: Sequence[PrintedLine]) -> tuple[Slot, ...]:
    """Leave out the optional columns that the header does not print."""
    if not any(slot.optional for slot in table.slots):
        return table.slots
    text = plain("".join(line.text for line in header))
    return tuple(
        slot for slot in table.slots if not slot.optional or any(label in text for label in slot.labels)
    )


def _is_confirmed(slots: tuple[Slot, ...], header: Sequence[PrintedLine], count: int) -> bool:
    """Say whether the header shows the columns of the layout: as many column numbers, or every label.

    A group label that is printed more than once heads pairs of columns, not one block.
    """
    text = plain("".join(line.text for line in header))
    if any(text.count(under) > 1 for slot in slots for under in slot.under):
        return False
    if len(slots) == 1 or count == len(slots):
        return True
    return all(any(label[:_TELLING] in text for label in (*slot.labels, *slot.group)) for slot in slots)


def _take_column_number(rows: TableRows, body: Body, slots: tuple[Slot, ...]) -> None:
    """Recognise a column number that slipped below its row: the whole numbers that complete `1 2`."""
    count = sum(token.kind == "integer" for token in body.numbers)
    if not 0 < count < len(slots) or not body.data:
        return
    line, tokens = body.data[0]
    numbers = [token for token in tokens if token.kind in ("integer", "amount", "malformed", "nothing")]
    if [plain(token.text) for token in numbers] != [
        str(number) for number in range(count + 1, len(slots) + 1)
    ]:
        return
    rows.column_numbers.extend(number_of(token, line.position) for token in numbers)
    for row in rows.rows:
        if row.position == line.position:
            row.numbers = []


def _header(body: Body, rows: TableRows) -> list[PrintedLine]:
    """Return the lines above the column numbers, or above the first row where there are none."""
    if body.numbers:
        return body.header
    first = rows.rows[0].position if rows.rows else None
    return list(takewhile(lambda line: line.position != first, (line for line, _ in body.data)))


def _restrict(
    rows: TableRows, header: list[PrintedLine], column_numbers: list[Token], slots: tuple[Slot, ...]
) -> None:
    """Let the columns of a grid say which slots each number may take."""
    restrict(rows.rows, by_labels(header, slots), by_numbers(column_numbers, slots))
    for row in rows.rows:
        if len(row.slots) == len(slots):
            continue  # Not one side of a summary, but the whole table.
        places = {index: row.slots.index(slot) for index, slot in enumerate(slots) if slot in row.slots}
        for number in row.numbers:
            number.allowed = _renumbered(number, places)


def _renumbered(number: Number, places: dict[int, int]) -> frozenset[int] | None:
    """Turn slots of the whole table into slots of one side."""
    if number.allowed is None:
        return None
    return frozenset(places[slot] for slot in number.allowed if slot in places) or None


def _add(first: ReadTable, more: ReadTable) -> None:
    """Add the rows of a continued table; what repeats a row that is there already belongs nowhere."""
    keys = {(row.key, row.code) for row in first.rows.rows}
    for row in more.rows.rows:
        if (row.key, row.code) in keys or not row.key:
            first.rows.strays.extend(number for number in row.numbers if number.text)
        else:
            first.rows.rows.append(row)
    first.rows.strays.extend(more.rows.strays)
    first.notes += more.notes
