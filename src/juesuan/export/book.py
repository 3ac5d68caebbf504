"""From a package, or from nothing, to the official tables of a layout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from juesuan.errors import InputError
from juesuan.export.amounts import Amounts, printable
from juesuan.export.coded import coded_body, with_total
from juesuan.export.economic import economic_body
from juesuan.export.frame import caption_lines, footer_row, header_rows, widths
from juesuan.export.items import items_body
from juesuan.export.sheets import Book, LeftOut, Sheet, SheetRow
from juesuan.export.sided import sided_body
from juesuan.package.content import Package
from juesuan.package.facts import amount_tables
from juesuan.read.tables.layouts import NATIONAL, Layout, TableLayout
from juesuan.read.tables.official_form import OfficialForm
from juesuan.standard.tables import table_schema

_LONGEST_TAB = 31
_SPARE_ROWS = {"form": 12, "package": 3}
"""How many blank rows a table by function has that has none of its own."""
_KINDS = {"department": "部门", "unit": "单位"}


def book_of(package: Package, layout: Layout) -> Book:
    """Return the nine tables of a package as a layout prints them; a table it lacks is an empty form.

    Amounts that the layout has no cell for are listed in `left_out`.
    Raises InputError for a table whose rows are in different units.
    """
    sheets, left_out = [], []
    for name in layout.order:
        amounts = Amounts(package.tables.get(name, ()), amount_tables()[name])
        sheets.append(_sheet(package, layout, layout.tables[name], amounts, _SPARE_ROWS["package"]))
        left_out += [LeftOut(name, *where) for where in amounts.left_out()]
    return _book(package, layout, sheets, package.id, left_out)


def empty_book(layout: Layout, department: str, year: int) -> Book:
    """Return the complete form of a layout without any amount."""
    package = Package(
        descriptor={"juesuan:departmentName": department, "juesuan:fiscalYear": year}, tables={}
    )
    sheets = [
        _sheet(package, layout, layout.tables[name], Amounts((), amount_tables()[name]), _SPARE_ROWS["form"])
        for name in layout.order
    ]
    return _book(package, layout, sheets, layout.code or NATIONAL, [])


def _book(package: Package, layout: Layout, sheets: list[Sheet], name: str, left_out: list[LeftOut]) -> Book:
    kind = _KINDS.get(str(package.descriptor.get("juesuan:scope", "")), _KINDS["department"])
    title = f"{_department(package)}{package.fiscal_year}年度{kind}决算"
    forms = [layout.tables[each].official for each in layout.order]
    return Book(name, title, all(_is_named(form) for form in forms), tuple(sheets), tuple(left_out))


def _is_named(form: OfficialForm) -> bool:
    captions = "".join(text for line in form.captions for text in line)
    return "{year}" in form.title and "{department}" in captions


def _sheet(package: Package, layout: Layout, table: TableLayout, amounts: Amounts, spare: int) -> Sheet:
    form = table.official
    words = _words(package, table, amounts)
    body = _body(table, amounts, package.fiscal_year, spare)
    return Sheet(
        table=table.name,
        tab=table_schema(table.name).title_zh[:_LONGEST_TAB],
        title=form.title.format(**words),
        captions=caption_lines(form, words),
        widths=widths(form),
        header=with_total(header_rows(form), form, amounts),
        body=(*body, *footer_row(form, amounts)),
        notes=tuple(note.format(**words) for note in _notes(package, table, amounts)),
        separators=layout.thousands,
    )


def _body(table: TableLayout, amounts: Amounts, year: int, spare: int) -> tuple[SheetRow, ...]:
    form = table.official
    if table.form == "two_sides":
        return sided_body(table.name, form, amounts)
    if table.form == "economic":
        return economic_body(form, amounts, year)
    if table.form == "items":
        return items_body(form, amounts)
    return coded_body(form, amounts, year, spare)


def _words(package: Package, table: TableLayout, amounts: Amounts) -> dict[str, Any]:
    """Return what the texts of a form leave open."""
    units = {unit for key in amounts.rows if (unit := amounts.value(key, "unit"))} or {
        printable(package.unit)
    }
    if len(units) > 1:
        raise InputError(
            "mixed_units", table=table_schema(table.name).title_zh, units="、".join(sorted(units))
        )
    bases = {basis for key in amounts.rows if (basis := amounts.value(key, "budget_basis"))}
    phrases = [phrase for phrase, basis in table.budget_basis.items() if {basis} == bases]
    return {
        "department": _department(package),
        "year": package.fiscal_year,
        "unit": units.pop(),
        "budget": phrases[0] if phrases else "预算数",
    }


def _notes(package: Package, table: TableLayout, amounts: Amounts) -> Iterator[str]:
    """Yield the notes; that there is nothing to report is said only where the package says so."""
    yield from table.official.notes
    status = {r.values["section"]: r.values["status"] for r in package.tables.get("sections", ())}
    if table.official.empty_note and amounts.empty and status.get(table.name) == "none_stated":
        yield table.official.empty_note


def _department(package: Package) -> str:
    return printable(str(package.descriptor.get("juesuan:departmentName", "")))
