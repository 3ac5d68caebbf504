"""What a package holds besides amounts and figures: sections, units, reading notes."""

from __future__ import annotations

from functools import cache

from juesuan.package.content import Record
from juesuan.standard.catalogue import rules_by_id
from juesuan.standard.codelists import codelist
from juesuan.synthetic.accounts import Accounts
from juesuan.synthetic.codes import ECONOMIC, OPERATION, composition, economic_groups, name_of, path_of
from juesuan.synthetic.department import Department
from juesuan.synthetic.rows import records

_ASSESSED = (
    "performance_management",
    "performance_overall_results",
    "performance_project_results",
    "overall_self_assessment",
    "project_self_assessments",
)
_STATED = (
    "unit_composition",
    "staff_composition",
    "general_budget_expenditure_overall",
    "general_budget_expenditure_structure",
    "general_budget_expenditure_details",
    "three_public_expenses_overall",
    "three_public_expenses_details",
)
_BUDGET, _BASIC = "general_budget_expenditure", "basic_expenditure"
_OTHER = (
    ("overview", "heading"),
    ("final_accounts_tables", "heading"),
    ("explanations", "heading"),
    ("revenue_expenditure_summary_explanation", "year"),
    ("revenue_explanation", "year"),
    ("expenditure_explanation", "year"),
    ("state_assets", "date"),
)
"""Where the text prints the fiscal year without stating a figure."""
Notes = list[tuple[str, ...]]


def sections_of(department: Department, year: int, family: str, *, assessed: bool) -> list[Record]:
    """Return the parts of a disclosure, complete for a family of layouts; empty tables say that they are."""
    empty = {
        name
        for name, there in (
            ("three_public_expenses", department.has_three_public),
            ("government_funds", department.funds),
            ("state_capital", department.capital),
        )
        if not there
    }
    return records(
        "sections",
        [
            (department.id, str(year), code, title, "none_stated" if code in empty else "present", f"L{line}")
            for line, (code, title) in enumerate(_sections(family, assessed=assessed), 30)
        ],
    )


@cache
def _sections(family: str, *, assessed: bool) -> tuple[tuple[str, str], ...]:
    check = rules_by_id()["sections-present"].check
    wanted = {codes[0] for level in ("law", "template") for codes in check[level]}
    wanted |= {*check["layouts"].get(family, ()), *_STATED, *(_ASSESSED if assessed else ())}
    rows = codelist("sections")
    wanted |= {row["code"] for row in rows if row["kind"] == "table"}
    wanted |= {row["parent"] for row in rows if row["code"] in wanted}
    return tuple((row["code"], row["name_zh"]) for row in rows if row["code"] in wanted)


def units_of(department: Department, year: int) -> list[Record]:
    """Return the units of a department: itself, and those below it."""
    start = (department.id, str(year))
    own = composition()["unit_itself"].format(department=department.name)
    rows = [(*start, own, "department_itself", "L44")]
    rows += [(*start, name, "subordinate", f"L{line}") for line, name in enumerate(department.units, 45)]
    return records("units", rows)


def notes_of(department: Department, accounts: Accounts) -> list[Record]:
    """Return the reading notes: numbers that are no figures and, of some departments, the names listed."""
    year = str(accounts.year)
    notes: Notes = [("other", "", section, "", "", year, "", reason, "") for section, reason in _OTHER]
    if department.has_lists:
        notes += _categories(accounts)
        notes += _items(accounts)
        notes += _economic(accounts)
        notes += _glossary(accounts)
    return records(
        "reading_notes",
        [(department.id, year, f"n{at:03d}", *note, f"L{at}") for at, note in enumerate(notes, 1)],
    )


def _categories(accounts: Accounts) -> Notes:
    section = "general_budget_expenditure_structure"
    codes = accounts.general.codes(3)
    return [_listed(_BUDGET, section, code, path_of(code, accounts.year)) for code in codes]


def _items(accounts: Accounts) -> Notes:
    section = "general_budget_expenditure_details"
    codes = accounts.general.codes(7)
    return [_listed(_BUDGET, section, code, path_of(code, accounts.year)) for code in codes]


def _economic(accounts: Accounts) -> Notes:
    groups, section = economic_groups(), "basic_expenditure_explanation"
    codes = sorted(code for code in accounts.economic if len(code) == 5 and code.isdigit())
    return [
        _listed(_BASIC, section, code, name_of(code, accounts.year, ECONOMIC), group)
        for group in ("personnel", "general_operating")
        for code in codes
        if groups[code] == group
    ]


def _glossary(accounts: Accounts) -> Notes:
    """Return the items that the glossary explains: every one that is used."""
    codes = {code for tree in (accounts.general, accounts.funds, accounts.capital) for code in tree.codes(7)}
    return [
        _listed("", "glossary", code, path_of(code, accounts.year), _use(code, accounts.year))
        for code in sorted(codes)
    ]


def _use(code: str, year: int) -> str:
    return "basic_expenditure" if name_of(code, year) == OPERATION else ""


def _listed(table: str, section: str, row: str, printed: str, detail: str = "") -> tuple[str, ...]:
    return "listed", table, section, row, "", printed, "", "listed", detail
