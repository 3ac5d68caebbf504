"""From the region of one table to its printed rows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from juesuan.read.documents.document import PrintedLine
from juesuan.read.spelling import Token, plain
from juesuan.read.tables.body import Body, take_apart
from juesuan.read.tables.coded_rows import read_coded
from juesuan.read.tables.columns import by_labels, by_numbers, restrict
from juesuan.read.tables.economic_rows import read_economic
from juesuan.read.tables.grid_table import read_grid
from juesuan.read.tables.item_row import read_items
from juesuan.read.tables.layout import Layout, Slot, TableLayout
from juesuan.read.tables.outline import Region
from juesuan.read.tables.printed_slots import header_text, is_confirmed, printed_slots
from juesuan.read.tables.rows import Number, TableRows, amounts_in, number_of, tokens_of
from juesuan.read.tables.sided_rows import read_sided


@dataclass(slots=True)
class ReadTable:
    """One table: where it is, its printed rows, its unit and the notes below it."""

    region: Region
    rows: TableRows
    slots: tuple[Slot, ...]
    unit: str
    notes: str
    lines: tuple[PrintedLine, ...] = ()
    """Every line that stands in the table, wherever it goes on."""
    header: str = ""
    """What its header says, as one plain text."""
    shown: bool = False
    """Whether a header with all its columns is printed, so that it is there even where it has no row."""

    @property
    def has_content(self) -> bool:
        """Say whether anything of a table follows the title; in a table of contents nothing does."""
        return self.shown or bool(self.rows.rows or self.rows.strays)


def read_table(region: Region, layout: Layout) -> ReadTable:
    """Read the rows of one region: by its columns where they are certain, else in printed order."""
    table = layout.tables[region.table]
    body = take_apart(region, layout)
    header = body.header if body.numbers else [line for line, _ in body.data]
    slots = printed_slots(table, header)
    confirmed = is_confirmed(slots, header, sum(token.kind == "integer" for token in body.numbers))
    grid = read_grid(body, table, layout)
    if grid and (grid.certain or not confirmed):
        rows, slots = grid.rows, grid.slots
    else:
        rows = _rows(body, table, slots, region)
        # One item a row needs no more than the two labels above its amounts.
        by_row = len(rows.rows) > 1 and table.form == "items"
        rows.columns_known = rows.columns_known if by_row else confirmed
        _take_column_number(rows, body, slots)
        if table.form != "economic":
            _restrict(rows, _header(body, rows), body.numbers, slots)
    for line in body.header:
        rows.strays.extend(amounts_in(tokens_of(line), line.position))
    notes = plain("".join(line.text for line in body.notes[:20]))
    shown = grid is not None and grid.shown
    return ReadTable(region, rows, slots, body.unit, notes, region.lines, header_text(header), shown)


def _rows(body: Body, table: TableLayout, slots: tuple[Slot, ...], region: Region) -> TableRows:
    if table.form == "coded":
        return read_coded(body.data, table, slots, open_header=not body.numbers)
    if table.form == "two_sides":
        return read_sided(body.data, table, slots)
    if table.form == "economic":
        return read_economic(body.data, table)
    return _items(body, table, slots, region)


def _items(body: Body, table: TableLayout, slots: tuple[Slot, ...], region: Region) -> TableRows:
    """Read the items; without a header or amounts there is no table, only its title."""
    if not body.numbers and not any(token.kind == "amount" for _, tokens in body.data for token in tokens):
        return TableRows(table.name)
    return read_items(body.header, body.data, table.name, slots, region.lines[0].position)


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
