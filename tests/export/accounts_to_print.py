"""Made-up department-years as packages: consistent ones, and the same with wrong cells."""

from __future__ import annotations

from hypothesis import strategies as st

from juesuan.package.content import Package, Record
from juesuan.package.facts import amount_tables
from juesuan.standard.codelists import codelist, names_of
from juesuan.standard.tables import table_schema

NAME = "示例市示例区建设局"
YEAR = 2024
PUBLIC = (
    "total",
    "overseas_travel",
    "vehicles",
    "vehicle_purchase",
    "vehicle_operation",
    "official_reception",
)
CODES = sorted(
    row["code"]
    for row in codelist("functional_classification")
    if len(row["code"]) == 7
    and row["code"][:3] in ("201", "205", "208", "210", "221")
    and all(names_of("functional_classification", row["code"][:length], YEAR) for length in (3, 5, 7))
)
FUNDS_CODE, CAPITAL_CODE = "2120803", "2230105"
PERSONNEL, OPERATING = ("30101", "30102", "30302"), ("30201", "30226", "31002")
Cells = dict[tuple[str, str, str], str]
"""table, row, column -> the amount as a package writes it."""
Sums = dict[tuple[str, str, str], int]
"""The same in hundredths."""

MONEY = st.one_of(st.just(0), st.integers(1, 99_999), st.integers(100_000, 999_999_999))


def printed(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def tree(spent: dict[str, int]) -> dict[str, int]:
    """Add up items to sections, categories and the total."""
    found: dict[str, int] = {}
    for code, value in spent.items():
        for key in ("total", code[:3], code[:5], code):
            found[key] = found.get(key, 0) + value
    return found


def package_of(cells: Cells) -> Package:
    """Return the package that has these amounts; every table is there, its total row too."""
    tables = {name: _records(name, cells) for name in amount_tables()}
    empty = {name for name in tables if not any(table == name for table, _, _ in cells)}
    tables["sections"] = [
        Record(name, {"section": name, "status": "none_stated" if name in empty else "present"}, 0)
        for name in amount_tables()
    ]
    descriptor = {
        "name": f"999999-example-{YEAR}",
        "juesuan:departmentName": NAME,
        "juesuan:fiscalYear": YEAR,
        "juesuan:layout": "wuhan-2024",
        "juesuan:scope": "department",
    }
    return Package(descriptor, tables)


def _records(table: str, cells: Cells) -> list[Record]:
    schema = table_schema(table)
    keys = {row for name, row, _ in cells if name == table}
    if "function_code" in schema.row_key:
        keys.add("total")
    records = []
    for line, key in enumerate(sorted(keys, key=lambda key: (key != "total", key)), start=2):
        values = dict.fromkeys(schema.columns, "") | dict.fromkeys(schema.row_key, key) | {"unit": "万元"}
        values |= _attributes(table, key)
        values |= {column: v for (name, row, column), v in cells.items() if (name, row) == (table, key)}
        records.append(Record(key, values, line))
    return records


def _attributes(table: str, key: str) -> dict[str, str]:
    if table == "three_public_expenses":
        return {"budget_basis": "final"}
    if table == "basic_expenditure":
        return {"economic_name": next(iter(names_of("economic_classification", key, YEAR)), "")}
    if table.endswith("_summary"):
        return {}
    return {"function_name": next(iter(names_of("functional_classification", key, YEAR)), "合计")}


@st.composite
def consistent_cells(draw: st.DrawFn) -> Cells:
    """Draw the accounts of one year; tables of funds and of state capital may be empty."""
    codes = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=4, unique=True))
    basic = {code: draw(MONEY) for code in codes}
    project = {code: draw(MONEY) for code in codes}
    budgets = {
        "general_public_budget": (tree(basic), tree(project)),
        "government_funds": ({}, tree({FUNDS_CODE: draw(MONEY)})),
        "state_capital": ({}, tree({CAPITAL_CODE: draw(MONEY)})),
    }
    carried = {name: draw(st.one_of(st.just(0), MONEY)) for name in budgets}
    cells: Sums = {}
    for name, (first, second) in budgets.items():
        _add_budget(cells, name, first, second, carried[name])
    _add_first_summary(cells, sum(carried.values()))
    _add_economic(cells, sum(basic.values()), draw(st.integers(0, 100)))
    for column in ("budget", "actual"):
        travel, purchase, operation, reception = (draw(MONEY) for _ in range(4))
        vehicles = purchase + operation
        values = (travel + vehicles + reception, travel, vehicles, purchase, operation, reception)
        cells |= {("three_public_expenses", item, column): v for item, v in zip(PUBLIC, values, strict=True)}
    return {cell: printed(value) for cell, value in cells.items() if value}


def _add_budget(cells: Sums, name: str, basic: dict[str, int], project: dict[str, int], carried: int) -> None:
    """Add what one budget spends and what is carried over from the year before, all of it spent again."""
    own = "general_budget_expenditure" if name == "general_public_budget" else name
    both = {key: basic.get(key, 0) + project.get(key, 0) for key in sorted({*basic, *project})}
    for key, value in both.items():
        parts = {"basic_expenditure": basic.get(key, 0), "project_expenditure": project.get(key, 0)}
        for column, amount in {"total_expenditure": value, **parts}.items():
            cells[own, key, column] = amount
            _add(cells, ("expenditure", key, column), amount)
        for column in ("total_revenue", "fiscal_appropriation"):
            _add(cells, ("revenue", key, column), value)
        if name != "general_public_budget":
            cells[own, key, "revenue"] = value
        if len(key) == 3:
            _add(cells, ("revenue_expenditure_summary", f"function_{key}", "amount"), value)
            for column in ("total", name):
                _add(cells, ("appropriation_summary", f"function_{key}", column), value)
    total = both["total"]
    cells["revenue_expenditure_summary", f"{name}_appropriation", "amount"] = total
    _add_second_summary(cells, name, total, carried)


def _add_second_summary(cells: Sums, name: str, total: int, carried: int) -> None:
    table = "appropriation_summary"
    cells[table, f"{name}_appropriation", "total"] = total
    cells[table, f"opening_carryover_{name}", "total"] = carried
    _add(cells, (table, "total_revenue", "total"), total)
    _add(cells, (table, "opening_carryover", "total"), carried)
    _add(cells, (table, "revenue_grand_total", "total"), total + carried)
    for column in ("total", name):
        _add(cells, (table, "total_expenditure", column), total)
        _add(cells, (table, "closing_carryover", column), carried)
        _add(cells, (table, "expenditure_grand_total", column), total + carried)
    if name != "general_public_budget" and carried:
        code = FUNDS_CODE if name == "government_funds" else CAPITAL_CODE
        for key in ("total", code[:3], code[:5], code):
            cells[name, key, "opening_carryover"] = cells[name, key, "closing_carryover"] = carried


def _add_first_summary(cells: Sums, carried: int) -> None:
    table = "revenue_expenditure_summary"
    spent = cells["expenditure", "total", "total_expenditure"]
    for side in ("revenue", "expenditure"):
        cells[table, f"total_{side}", "amount"] = spent
        cells[table, f"{side}_grand_total", "amount"] = spent + carried
    cells[table, "opening_carryover", "amount"] = cells[table, "closing_carryover", "amount"] = carried


def _add_economic(cells: Sums, basic: int, share: int) -> None:
    personnel = basic * share // 100
    for codes, value in ((PERSONNEL, personnel), (OPERATING, basic - personnel)):
        first, second = value // 2, value // 3
        group = "personnel_total" if codes is PERSONNEL else "general_operating_total"
        for code, amount in zip(codes, (first, second, value - first - second), strict=True):
            for key in (code, code[:3], group):
                _add(cells, ("basic_expenditure", key, "amount"), amount)


def _add(cells: Sums, cell: tuple[str, str, str], value: int) -> None:
    cells[cell] = cells.get(cell, 0) + value


AMOUNT_TEXTS = st.one_of(
    MONEY.map(printed),
    st.integers(1, 9_999_999).map(lambda tenths: f"{tenths // 10}.{tenths % 10}"),
    st.integers(1, 9_999_999).map(lambda value: f"-{printed(value)}"),
    st.integers(1, 9_999_999).map(lambda value: f"{printed(value)}37"),
    st.integers(1, 99_999).map(str),
    st.just("0.00"),
)


@st.composite
def faulty_cells(draw: st.DrawFn) -> Cells:
    """Draw consistent accounts with a few amounts changed to others, in other forms, or left out."""
    cells = draw(consistent_cells())
    for cell in draw(st.lists(st.sampled_from(sorted(cells)), max_size=4, unique=True)) if cells else ():
        cells[cell] = draw(AMOUNT_TEXTS)
    for cell in draw(st.lists(st.sampled_from(sorted(cells)), max_size=3, unique=True)) if cells else ():
        del cells[cell]
    return cells
