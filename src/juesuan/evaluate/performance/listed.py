"""The projects that a document shows: their sheets, and what the text says of their money."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from juesuan.arithmetic.equations import Cell
from juesuan.evaluate.performance.projects import OVERALL, plain_name, same_project, sheet_named
from juesuan.evaluate.performance.sheets import Sheet, Sheets
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.package.statements import Statement

COLUMNS = {
    "project_full_year_budget": "full_year_budget",
    "project_executed": "executed",
    "project_initial_budget": "initial_budget",
}


class Listed(NamedTuple):
    """What the document lists: distinct project sheets, and projects whose money the text states."""

    sheets: list[Sheet]
    described: list[str]


def listed(evidence: Evidence) -> Listed:
    """Collect the projects that a document shows, each once."""
    names = [plain_name(statement.quantity.subject) for statement in money_statements(evidence)]
    return Listed(_distinct(evidence.sheets), list(dict.fromkeys(names)))


def money_statements(evidence: Evidence) -> Iterator[Statement]:
    """Yield the amounts that the text states of single projects."""
    for statement in evidence.statements.measured("amount"):
        if statement.quantity.concept in COLUMNS and statement.quantity.subject not in ("", OVERALL):
            yield statement


def _distinct(sheets: Sheets) -> list[Sheet]:
    """Leave out a second table on the same project that has no money of its own."""
    with_money = [sheet for sheet in sheets.projects if sheet.money]
    return [
        sheet
        for sheet in sheets.projects
        if sheet.money or not any(same_project(sheet, other) for other in with_money)
    ]


def claims(evidence: Evidence, concept: str) -> list[Statement]:
    """Return the numbers of projects that the text states for one concept."""
    return [s for s in evidence.statements.measured("count") if s.quantity.concept == concept and s.amount]


def self_assessed(evidence: Evidence) -> list[Statement]:
    """Return the amounts that the text says were self-assessed."""
    stated = evidence.statements.measured("amount")
    return [s for s in stated if s.quantity.concept == "self_assessed_funds" and s.amount is not None]


def cells_of(sheets: list[Sheet], concept: str, evidence: Evidence) -> list[Cell]:
    """Return the cells that print one amount of each sheet, of a blank one the text's; or none at all."""
    cells = [_cell(sheet, concept, evidence) for sheet in sheets]
    known = [cell for cell in cells if cell is not None]
    return known if len(known) == len(cells) else []


def _cell(sheet: Sheet, concept: str, evidence: Evidence) -> Cell | None:
    cell = sheet.cell(COLUMNS[concept])
    if cell in evidence.facts.amounts:
        return cell
    stated = (each for each in money_statements(evidence) if each.quantity.concept == concept and each.amount)
    own = (each for each in stated if sheet_named(each.quantity.subject, evidence.sheets) is sheet)
    return next((each.cell for each in own), None)
