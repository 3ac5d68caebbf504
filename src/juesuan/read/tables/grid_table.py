"""From the region of a table in a grid with certain columns to its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from juesuan.read.documents.document import PrintedLine
from juesuan.read.spelling import Token
from juesuan.read.tables.body import Body
from juesuan.read.tables.grid_coded import add_header_total, coded_grid, is_coded_data
from juesuan.read.tables.grid_columns import GridColumns, grid_columns
from juesuan.read.tables.grid_economic import economic_grid, is_economic_data
from juesuan.read.tables.grid_items import is_item_data, items_grid
from juesuan.read.tables.grid_lines import DataLine, GridLine, grid_lines, split_header
from juesuan.read.tables.grid_sided import is_sided_data, sided_grid
from juesuan.read.tables.layout import Form, Layout, Slot, TableLayout
from juesuan.read.tables.printed_slots import printed_slots
from juesuan.read.tables.rows import TableRows

_IsData = Callable[[PrintedLine, Sequence[Token], TableLayout], bool]
_ReadGrid = Callable[[Sequence[GridLine], TableLayout, tuple[Slot, ...], GridColumns], TableRows]

_IS_DATA: dict[Form, _IsData] = {
    "coded": is_coded_data,
    "two_sides": is_sided_data,
    "economic": is_economic_data,
    "items": is_item_data,
}
_READERS: dict[Form, _ReadGrid] = {"coded": coded_grid, "two_sides": sided_grid, "economic": economic_grid}


class GridTable(NamedTuple):
    """A table read by its columns."""

    rows: TableRows
    slots: tuple[Slot, ...]
    certain: bool
    """Whether all its columns are known beyond doubt."""
    shown: bool
    """Whether the header prints every column, so that there is a table even without rows."""


def read_grid(body: Body, table: TableLayout, layout: Layout) -> GridTable | None:
    """Read a table by the labels above its columns; None where its columns are not certain."""
    header, data = _parts(body, table)
    if not any(line.columns_known for line, _ in data) and not any(line.columns_known for line in header):
        return None
    slots = printed_slots(table, header)
    columns = grid_columns(header, slots, layout, blocks=table.form == "economic")
    if not columns.merged and _is_shifted(body.numbers, columns):
        return None
    rows = _rows(header, data, table, columns, layout)
    if rows is None:
        return None
    shown = columns.complete and bool(columns.places)
    return GridTable(rows, slots, columns.merged or columns.complete, shown)


def _parts(body: Body, table: TableLayout) -> tuple[list[PrintedLine], list[DataLine]]:
    if body.numbers:
        return body.header, body.data
    is_data = _IS_DATA[table.form]
    return split_header(body.data, lambda line, tokens: is_data(line, tokens, table))


def _is_shifted(numbers: Sequence[Token], columns: GridColumns) -> bool:
    """Say whether the printed column numbers stand in other columns than the labels."""
    counted = [token.column for token in numbers if token.kind == "integer"]
    return bool(counted) and counted != sorted(columns.places)


def _blank(header: Sequence[PrintedLine]) -> list[DataLine]:
    """Return a line without amounts where a form is left blank."""
    return [(header[-1], [])] if header else []


def _rows(
    header: Sequence[PrintedLine],
    data: Sequence[DataLine],
    table: TableLayout,
    columns: GridColumns,
    layout: Layout,
) -> TableRows | None:
    if table.form == "items":
        return items_grid(header, data or _blank(header), table, columns)
    if not columns.places:
        return None
    strays = TableRows(table.name)
    lines = grid_lines(data, columns, layout.key_labels, strays)
    if lines is None:
        return None
    found = _READERS[table.form](lines, table, columns.slots, columns)
    if table.form == "coded":
        add_header_total(header, found, table, columns.slots)
    found.strays.extend(strays.strays)
    return found
