"""The nine tables of an invented department-year, as its layout prints them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from juesuan.package.content import Record
from juesuan.read.tables.layouts import Layout, layout_of, layouts
from juesuan.standard.codelists import summary_lines
from juesuan.standard.tables import table_schema
from juesuan.synthetic.accounts import Accounts
from juesuan.synthetic.codes import ECONOMIC, economic_groups, name_of
from juesuan.synthetic.department import Department
from juesuan.synthetic.rows import Texts, records
from juesuan.synthetic.summaries import BUDGETS
from juesuan.synthetic.trees import TOTAL, Tree

Tables = dict[str, list[Record]]
_SUMMARY, _APPROPRIATIONS = "revenue_expenditure_summary", "appropriation_summary"
_GENERAL, _BASIC, _THREE_PUBLIC = "general_budget_expenditure", "basic_expenditure", "three_public_expenses"
_COLUMNS = ("opening_carryover", "revenue", "total_expenditure", "basic_expenditure", "project_expenditure")
_FUND_COLUMNS = (*_COLUMNS, "closing_carryover")
_TOTALS = {
    "personnel_total": ("人员经费合计", "personnel"),
    "general_operating_total": ("公用经费合计", "general_operating"),
}
_DIGITS = "一二三四五六七八九"


class PrintedLine(NamedTuple):
    """One line of a summary: its code, its side, its printed number and its printed name."""

    line: str
    side: str
    number: str
    name: str


def layout_in(name: str, year: int) -> Layout:
    """Return the layout of a name in a year; of a family, the variant in force, else its last."""
    variants = [each for each in layouts() if each.code.startswith(f"{name}-")]
    if not variants:
        return layout_of(name)
    return next((each for each in variants if each.years[0] <= year <= each.years[1]), variants[-1])


class Printing(NamedTuple):
    """What all tables of a package share: its key, year and unit, its layout, and how amounts are written."""

    start: tuple[str, str]
    year: int
    unit: str
    layout: Layout
    texts: Texts


def statements_of(department: Department, accounts: Accounts, layout: Layout, texts: Texts) -> Tables:
    """Return the nine tables; money is written by `texts`."""
    start = (department.id, str(accounts.year))
    printing = Printing(start, accounts.year, department.unit, layout, texts)
    return {
        _SUMMARY: _summary(accounts, printing),
        "revenue": _coded("revenue", accounts.revenue, printing),
        "expenditure": _coded("expenditure", accounts.expenditure, printing),
        _APPROPRIATIONS: _appropriations(accounts, printing),
        _GENERAL: _coded(_GENERAL, accounts.general, printing),
        _BASIC: _basic(accounts, printing),
        _THREE_PUBLIC: _three_public(department, accounts, printing),
        "government_funds": _funds("government_funds", accounts.funds, printing),
        "state_capital": _funds("state_capital", accounts.capital, printing),
    }


@cache
def printed_lines(table: str, layout: Layout, year: int) -> tuple[PrintedLine, ...]:
    """Return the lines of a summary as a layout prints them in a year."""
    form = layout.tables[table].official
    numbers = {each.line: each.number for side in layout.tables[table].lines.values() for each in side}
    shown = {line for lines in form.lines.values() for line in lines}
    counts: dict[str, int] = {}
    found = []
    for row in summary_lines(table):
        if row["line"] not in shown or int(row["valid_from"] or year) > year:
            continue
        name = row["name_zh"]
        if row["group"] in form.ordinals:
            counts[row["group"]] = counts.get(row["group"], 0) + 1
            name = f"{_ordinal(counts[row['group']])}、{name}"
        number = numbers.get(row["line"]) or ""
        found.append(PrintedLine(row["line"], row["side"], str(number), name))
    return tuple(found)


def _ordinal(number: int) -> str:
    tens, ones = divmod(number, 10)
    first = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens - 1]}十"
    return first + (_DIGITS[ones - 1] if ones else "")


def _summary(accounts: Accounts, printing: Printing) -> list[Record]:
    amounts, cell, start, unit = accounts.summary, printing.texts.cell, printing.start, printing.unit
    lines = printed_lines(_SUMMARY, printing.layout, printing.year)
    return records(
        _SUMMARY,
        [
            (*start, line, side, number, name, cell(amounts.get(line, 0)), unit, f"L{at}")
            for at, (line, side, number, name) in enumerate(lines, 50)
        ],
    )


def _appropriations(accounts: Accounts, printing: Printing) -> list[Record]:
    amounts, texts, unit = accounts.appropriations, printing.texts, printing.unit
    revenue, opening = amounts["total_revenue"], amounts["opening_carryover"]
    left = {line: amounts[line][0] for line in ("total_revenue", "opening_carryover", "revenue_grand_total")}
    for place, budget in enumerate(BUDGETS, 1):
        left |= {f"{budget}_appropriation": revenue[place], f"opening_carryover_{budget}": opening[place]}
    rows: list[tuple[str, ...]] = []
    lines = printed_lines(_APPROPRIATIONS, printing.layout, printing.year)
    for at, (line, side, number, name) in enumerate(lines, 150):
        head = (*printing.start, line, side, number, name)
        if side == "revenue":
            rows.append((*head, texts.cell(left[line]), "", "", "", unit, f"L{at}"))
        else:
            rows.append((*head, *texts.cells(amounts.get(line, (0, 0, 0, 0))), unit, f"L{at}"))
    return records(_APPROPRIATIONS, rows)


def _coded(table: str, tree: Tree, printing: Printing) -> list[Record]:
    start, year, unit, _, texts = printing
    first = 100 + 50 * len(table)
    return records(
        table,
        [
            (*start, code, _row_name(code, year), *texts.cells(row), unit, f"L{at}")
            for at, (code, row) in enumerate(tree.printed.items(), first)
        ],
    )


def _row_name(code: str, year: int) -> str:
    return "合计" if code == TOTAL else name_of(code, year)


def _basic(accounts: Accounts, printing: Printing) -> list[Record]:
    """Return basic expenditure in the order of the form: every category that is used with its items."""
    amounts, groups = accounts.economic, economic_groups()
    start, year, unit, layout, texts = printing
    order = [code for block in layout.tables[_BASIC].official.blocks for code in block]
    codes = [code for each in order if each in amounts for code in sorted(amounts) if code.startswith(each)]
    rows = [
        (*start, code, name_of(code, year, ECONOMIC), groups[code], texts.cell(amounts[code]), unit, f"L{at}")
        for at, code in enumerate(codes, 401)
    ]
    rows += [
        (*start, key, name, group, texts.cell(amounts[key]), unit, "L500")
        for key, (name, group) in _TOTALS.items()
    ]
    return records(_BASIC, rows)


@cache
def _item_names() -> dict[str, str]:
    labels = table_schema(_THREE_PUBLIC).field("item").labels
    return {item: words["zh"] for item, words in labels.items()}


def _three_public(department: Department, accounts: Accounts, printing: Printing) -> list[Record]:
    budget, actual = accounts.three_public
    names, basis = _item_names(), department.budget_basis
    cells = printing.texts.cells if department.has_three_public else _blank
    end = (printing.unit, "L501")
    return records(
        _THREE_PUBLIC,
        [
            (*printing.start, item, names.get(item, item), basis, *cells((budget[item], actual[item])), *end)
            for item in budget
        ],
    )


def _blank(numbers: Iterable[int]) -> list[str]:
    return ["" for _ in numbers]


def _funds(table: str, tree: Tree, printing: Printing) -> list[Record]:
    """Return a fund's table; without money it is its empty total row. A layout may print fewer columns."""
    start, year, unit, layout, texts = printing
    if not tree.printed:
        return records(table, [(*start, TOTAL, "合计", *[""] * len(_FUND_COLUMNS), unit, "L601")])
    shown = [column in layout.tables[table].official.columns for column in _FUND_COLUMNS]
    rows = []
    for at, (code, row) in enumerate(tree.printed.items(), 601):
        cells = [texts.cell(each) if there else "" for each, there in zip(row, shown, strict=True)]
        rows.append((*start, code, _row_name(code, year), *cells, unit, f"L{at}"))
    return records(table, rows)
