"""From placed rows to the rows of the standard's tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from juesuan.read.placement.place import Placement
from juesuan.read.reading import Row
from juesuan.read.tables.rows import PrintedRow
from juesuan.standard.tables import PACKAGE_KEY, TableSchema, table_schema

_SIDES = ("revenue", "expenditure")
_GROUPS = ("personnel", "general_operating")


def table_rows(table: str, placements: Iterable[Placement], unit: str, budget_basis: str) -> list[Row]:
    """Return the rows of one table in printed order, side by side columns one after the other."""
    schema = table_schema(table)
    own = sorted((each for each in placements if each.row.table == table), key=lambda each: _order(each.row))
    rows: list[Row] = []
    for placement in own:
        if placement.row.slots[0].item:
            rows.extend(_item_rows(placement, schema, unit, budget_basis))
        else:
            rows.append(_row(placement, schema, unit))
    return rows


def _order(row: PrintedRow) -> tuple[int, ...]:
    """Put the left side before the right one, and codes of one group in order with their total at the end."""
    if "side" in row.values:
        return (_SIDES.index(row.values["side"]), *_place(row))
    if "group" in row.values:
        code = int(row.key.ljust(5, "0")) if row.key.isdigit() else 10**6
        return (_GROUPS.index(row.values["group"]), code, *_place(row))
    return _place(row)


def _place(row: PrintedRow) -> tuple[int, ...]:
    return row.position.page, row.position.line


def _row(placement: Placement, schema: TableSchema, unit: str) -> Row:
    row = placement.row
    key = dict.fromkeys(schema.row_key, row.key)
    amounts = {
        row.slots[slot].column: number.text
        for number, slot in zip(row.numbers, placement.slots, strict=True)
        if slot is not None
    }
    return _complete(
        schema, {**row.values, **key, **amounts, "unit": unit, "source_ref": row.position.reference}
    )


def _item_rows(placement: Placement, schema: TableSchema, unit: str, budget_basis: str) -> list[Row]:
    """Turn the one printed row into one row for each item."""
    row = placement.row
    amounts: dict[str, dict[str, str]] = {slot.item: {} for slot in row.slots if slot.item}
    for number, place in zip(row.numbers, placement.slots, strict=True):
        if place is not None and row.slots[place].column:
            amounts[row.slots[place].item][row.slots[place].column] = number.text
    common = {"budget_basis": budget_basis, "unit": unit, "source_ref": row.position.reference}
    return [
        _complete(schema, {"item": item, "item_name": row.values[item], **common, **cells})
        for item, cells in amounts.items()
    ]


def _complete(schema: TableSchema, values: dict[str, str]) -> Row:
    return {column: values.get(column, "") for column in _columns(schema)}


def _columns(schema: TableSchema) -> Sequence[str]:
    return [column for column in schema.columns if column not in PACKAGE_KEY]
