"""What stands around the amounts of a table: captions, header, footer, and how wide the columns are."""

from __future__ import annotations

from typing import Any

from juesuan.export.amounts import Amounts
from juesuan.export.sheets import SheetCell, SheetRow
from juesuan.read.tables.official_form import HeaderCell, OfficialForm

_WIDTHS = {
    "code": 10,
    "code_category": 5,
    "code_section": 5,
    "code_item": 5,
    "name": 32,
    "item": 32,
    "item_name": 36,
    "line_no": 6,
}
_AMOUNT = 14
_TOTALS = ("personnel_total", "general_operating_total")


def caption_lines(form: OfficialForm, words: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    """Return the lines between title and table, filled in."""
    return tuple(tuple(text.format(**words) for text in line) for line in form.captions)


def header_rows(form: OfficialForm) -> tuple[SheetRow, ...]:
    """Return the rows of the header, the row of column numbers last where there is one."""
    rows = [tuple(_cell(cell) for cell in form.header if cell.row == row) for row in range(form.header_rows)]
    if form.column_numbers:
        rows.append(tuple(SheetCell(text, column) for column, text in enumerate(form.column_numbers)))
    return tuple(rows)


def footer_row(form: OfficialForm, amounts: Amounts) -> tuple[SheetRow, ...]:
    """Return the last row of the basic expenditure table with its two totals; nothing for another table."""
    if not form.footer:
        return ()
    return (
        tuple(
            SheetCell(amounts.take(cell.text, "amount"), cell.column, cell.width, kind="amount")
            if cell.text in _TOTALS
            else _cell(cell)
            for cell in form.footer
        ),
    )


def _cell(cell: HeaderCell) -> SheetCell:
    return SheetCell(cell.text, cell.column, cell.width, cell.height)


def widths(form: OfficialForm) -> tuple[int, ...]:
    """Return how wide each column is, in narrow characters."""
    return tuple(_WIDTHS.get(name.rpartition(".")[2], _AMOUNT) for name in form.columns)
