"""The self-assessment sheets of an invented department-year, and what the text says of them."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any, NamedTuple

from juesuan.package.content import Record
from juesuan.synthetic.accounts import Accounts
from juesuan.synthetic.codes import composition
from juesuan.synthetic.department import Department
from juesuan.synthetic.figures import Figures, percent
from juesuan.synthetic.rows import Texts, records

_WEIGHT = 20
"""The full marks of budget execution."""
_HUNDRED = 100
_NEARLY_ALL = 90
"""The share of project expenditure, in percent, from which an assessment calls itself complete."""
_BEST, _BEST_FROM = "优", 90
_GRADES = ("projects_excellent", "projects_good", "projects_qualified", "projects_unqualified")
"""All marks given are excellent ones."""
_PROJECTS, _INDICATORS = "performance_projects", "performance_indicators"


class Sheet(NamedTuple):
    """One sheet: its key and name, its money as numbers of the last printed digit, and its indicators."""

    key: str
    name: str
    budget: int
    executed: int
    basic: int
    project: int
    indicators: list[dict[str, Any]]


class Marks(NamedTuple):
    """The marks of a sheet, in hundredths: of execution, and of the targets."""

    rate: str
    execution: int
    targets: int


def assess(
    department: Department, accounts: Accounts, rng: Random, texts: Texts, figures: Figures
) -> dict[str, list[Record]]:
    """Return the tables of the sheets, and state what they say; none where no money went to projects."""
    whole, *projects = _sheets(department, accounts, rng)
    if not projects:
        return {}
    chosen = {sheet.key: [_value(rng, each) for each in sheet.indicators] for sheet in (whole, *projects)}
    marks = {sheet.key: _marks(sheet, chosen[sheet.key]) for sheet in (whole, *projects)}
    _state(whole, projects, marks, accounts.general.printed["total"][2], figures)
    start = (department.id, str(accounts.year))
    head = (department.name, department.unit)
    rows = [(*start, *_row(sheet, marks[sheet.key], head, texts)) for sheet in (whole, *projects)]
    indicators = [
        (*start, sheet.key, *row)
        for sheet in (whole, *projects)
        for row in _indicators(sheet.indicators, chosen[sheet.key])
    ]
    return {_PROJECTS: records(_PROJECTS, rows), _INDICATORS: records(_INDICATORS, indicators)}


def _sheets(department: Department, accounts: Accounts, rng: Random) -> list[Sheet]:
    """Return the sheet of the whole and those of projects, which share the project expenditure."""
    record = composition()
    _, basic, project, *_ = accounts.expenditure.printed["total"]
    executed = basic + project
    whole = (_budget(executed, rng), executed, basic, project)
    found = [Sheet("overall", department.name, *whole, record["overall"])]
    left = accounts.general.printed["total"][2]
    for number, each in enumerate(record["projects"][: rng.randrange(1, 4)], 1):
        money = left * rng.randrange(40, 100) // 100
        left -= money
        if money:
            budget = _budget(money, rng)
            found.append(Sheet(f"p{number:02d}", each["name"], budget, money, 0, 0, each["indicators"]))
    return found


def _indicators(indicators: list[dict[str, Any]], values: list[tuple[str, int]]) -> Iterator[tuple[str, ...]]:
    for number, (each, (actual, score)) in enumerate(zip(indicators, values, strict=True), 1):
        yield (
            f"i{number:02d}",
            *each["levels"],
            each["target"],
            actual,
            str(each["weight"]),
            str(score),
            "",
            "L901",
        )


def _budget(executed: int, rng: Random) -> int:
    return executed * rng.choice((100, 100, 101, 103, 108)) // 100


def _value(rng: Random, indicator: dict[str, Any]) -> tuple[str, int]:
    """Return the actual value of an indicator and its marks: sometimes one that is short of the target."""
    if "short" in indicator and rng.random() < 0.3:
        actual, cost = indicator["short"]
        return actual, indicator["weight"] - cost
    return indicator["actual"], indicator["weight"]


def _marks(sheet: Sheet, values: list[tuple[str, int]]) -> Marks:
    rate = percent(sheet.executed, sheet.budget, 2)
    hundredths = int(rate.replace(".", ""))
    execution = (2 * hundredths * _WEIGHT + _HUNDRED) // (2 * _HUNDRED)
    return Marks(rate, execution, _HUNDRED * sum(score for _, score in values))


def _row(sheet: Sheet, marks: Marks, head: tuple[str, str], texts: Texts) -> tuple[str, ...]:
    unit_name, unit = head
    kind = "overall" if sheet.key == "overall" else "project"
    parts = [texts.cell(each) if each else "" for each in (sheet.basic, sheet.project)]
    total = marks.execution + marks.targets
    grade = _BEST if total >= _HUNDRED * _BEST_FROM else ""
    money = (texts.stated(sheet.budget), texts.stated(sheet.executed), *parts)
    return (
        sheet.key, kind, sheet.name, unit_name, "", *money, "", "", "", "", marks.rate, str(_WEIGHT),
        _decimal(marks.execution), _decimal(total), grade, unit, "L900",
    )  # fmt: skip


def _state(
    whole: Sheet, projects: list[Sheet], marks: dict[str, Marks], whole_project: int, figures: Figures
) -> None:
    figures.paragraph("performance_management")
    assessed = sum(sheet.executed for sheet in projects)
    nearly_all = _HUNDRED * assessed >= _NEARLY_ALL * whole_project
    figures.count("self_assessed_projects", len(projects), "个", "全面开展" if nearly_all else "开展")
    figures.amount("self_assessed_funds", assessed)
    figures.share("self_assessed_funds", (assessed, whole_project), "general_budget_project_expenditure")
    for grade in _GRADES:
        figures.count(grade, len(projects) if grade == _GRADES[0] else 0, "个")
    figures.paragraph("performance_overall_results")
    own = marks[whole.key]
    figures.amount("overall_assessed_funds", whole.executed)
    figures.score("total_score", _decimal(own.execution + own.targets), whole.key)
    figures.score("execution_score", _decimal(own.execution), whole.key)
    figures.amount("project_full_year_budget", whole.budget, whole.key, "final_budget")
    figures.amount("project_executed", whole.executed, whole.key)
    figures.amount("basic_expenditure", whole.basic)
    figures.amount("project_expenditure", whole.project)
    figures.completion("execution_rate", (whole.executed, whole.budget), "unspecified_budget", whole.key, 2)
    figures.paragraph("performance_project_results")
    figures.count("reported_projects", len(projects), "个")
    for sheet in projects:
        figures.paragraph("general_budget_expenditure_details")
        figures.amount("general_budget_named_project", sheet.executed, sheet.name)
        figures.paragraph("performance_project_results")
        figures.amount("project_full_year_budget", sheet.budget, sheet.name, "final_budget")
        figures.amount("project_executed", sheet.executed, sheet.name)
        figures.completion("execution_rate", (sheet.executed, sheet.budget), "final_budget", sheet.name, 2)
        total = marks[sheet.key].execution + marks[sheet.key].targets
        figures.score("total_score", _decimal(total), sheet.name)


def _decimal(hundredths: int) -> str:
    return f"{hundredths // _HUNDRED}.{hundredths % _HUNDRED:02d}"
