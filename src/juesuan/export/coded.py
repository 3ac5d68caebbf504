"""The body of the tables by function: code, name, amounts, and the total row where the layout wants it."""

from __future__ import annotations

from juesuan.export.amounts import Amounts, printable
from juesuan.export.sheets import Kind, SheetCell, SheetRow
from juesuan.read.tables.official_form import OfficialForm
from juesuan.standard.codelists import names_of

TOTAL = "total"
NAME = "function_name"
_PARTS = {"code": (0, 7), "code_category": (0, 3), "code_section": (3, 5), "code_item": (5, 7)}
_KINDS: dict[str, Kind] = {
    "code": "code",
    "code_category": "code",
    "code_section": "code",
    "code_item": "code",
    "name": "name",
}


def coded_body(form: OfficialForm, amounts: Amounts, year: int, spare: int) -> tuple[SheetRow, ...]:
    """Return the rows in the order of the package, with blank ones to fill where there are none."""
    rows = [_row(key, form, amounts, year) for key in amounts.rows if key != TOTAL]
    rows += [_blank(form)] * (0 if rows else spare)
    place = form.total.place if form.total else ""
    if place == "first":
        rows.insert(0, _total(form, amounts))
    elif place == "last":
        rows.append(_total(form, amounts))
    return tuple(rows)


def with_total(header: tuple[SheetRow, ...], form: OfficialForm, amounts: Amounts) -> tuple[SheetRow, ...]:
    """Return the header with the amounts of the total beside its label in the last row."""
    if not form.total or form.total.place != "header":
        return header
    last = tuple(
        cell
        if cell.text or not _is_amount(form.columns[cell.column])
        else _amount(TOTAL, cell, form, amounts)
        for cell in header[-1]
    )
    return (*header[:-1], last)


def _row(key: str, form: OfficialForm, amounts: Amounts, year: int) -> SheetRow:
    return _joined(
        key, form, [_cell(key, index, column, amounts, year) for index, column in enumerate(form.columns)]
    )


def _joined(key: str, form: OfficialForm, cells: list[SheetCell]) -> SheetRow:
    """Print the code over all of its columns where the form does; the columns only head it then."""
    if not form.joined_codes:
        return tuple(cells)
    codes = [cell for cell in cells if form.columns[cell.column] in _PARTS]
    whole = codes[0]._replace(text=printable(key), columns=len(codes))
    return (whole, *(cell for cell in cells if cell not in codes))


def _cell(key: str, index: int, column: str, amounts: Amounts, year: int) -> SheetCell:
    if column in _PARTS:
        start, end = _PARTS[column]
        text = printable(key[start:] if column == "code" else key[start:end])
    elif column == "name":
        text = amounts.value(key, NAME) or min(names_of("functional_classification", key, year), default="")
    else:
        text = amounts.take(key, column)
    return SheetCell(text, index, kind=_KINDS.get(column, "amount"))


def _blank(form: OfficialForm) -> SheetRow:
    return _joined(
        "",
        form,
        [
            SheetCell("", index, kind=_KINDS.get(column, "amount"))
            for index, column in enumerate(form.columns)
        ],
    )


def _total(form: OfficialForm, amounts: Amounts) -> SheetRow:
    """Return the total row: its label over all columns before the amounts, or in the column of the name."""
    blank = _blank(form)
    before = [cell for cell in blank if not _is_amount(form.columns[cell.column])]
    label = form.total.label if form.total else ""
    if form.total and form.total.across:
        before = [SheetCell(label, 0, columns=sum(cell.columns for cell in before))]
    else:
        before = [
            cell._replace(text=label, kind="label") if form.columns[cell.column] == "name" else cell
            for cell in before
        ]
    after = [cell for cell in blank if _is_amount(form.columns[cell.column])]
    return (*before, *(_amount(TOTAL, cell, form, amounts) for cell in after))


def _amount(key: str, cell: SheetCell, form: OfficialForm, amounts: Amounts) -> SheetCell:
    return cell._replace(text=amounts.take(key, form.columns[cell.column]), kind="amount")


def _is_amount(column: str) -> bool:
    return column not in _KINDS
