"""The body of the table of the three public expenses: one row of items, or one item a row."""

from __future__ import annotations

from juesuan.export.amounts import Amounts
from juesuan.export.sheets import SheetCell, SheetRow
from juesuan.read.tables.official_form import OfficialForm


def items_body(form: OfficialForm, amounts: Amounts) -> tuple[SheetRow, ...]:
    """Return the one row of amounts, or the row of each item."""
    if form.arrangement == "vertical":
        return tuple(_item_row(item, label, form, amounts) for item, label in form.items.items())
    return (
        tuple(
            SheetCell(amounts.take(*name.split(".", 1)), index, kind="amount")
            for index, name in enumerate(form.columns)
        ),
    )


def _item_row(item: str, label: str, form: OfficialForm, amounts: Amounts) -> SheetRow:
    return tuple(
        SheetCell(label, index, kind="name")
        if column == "item"
        else SheetCell(amounts.take(item, column), index, kind="amount")
        for index, column in enumerate(form.columns)
    )
