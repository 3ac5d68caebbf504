"""How many projects the text says were assessed or reported, and how much money, against what is listed."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.arithmetic.money import SCALE, format_amount
from juesuan.evaluate.performance.listed import (
    COLUMNS,
    Listed,
    cells_of,
    claims,
    listed,
    money_statements,
    self_assessed,
)
from juesuan.evaluate.performance.projects import sheet_named
from juesuan.evaluate.performance.wording import joined, number, say
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.evaluate.single import Violation
from juesuan.package.statements import Statement

_ONE = 10**SCALE


def judge_assessed(evidence: Evidence) -> Iterator[Violation]:
    """Report a number of assessed projects that differs from that of the sheets."""
    found = listed(evidence)
    stated = claims(evidence, "self_assessed_projects")
    if not found.sheets or not stated:
        return
    numbers = {each.amount.value for each in stated if each.amount}
    if len(found.sheets) * _ONE not in numbers:
        yield _other_number(stated[0], found, evidence)


def _other_number(claim: Statement, found: Listed, evidence: Evidence) -> Violation:
    """Report the number, with the gap in money beside it where both amounts are known."""
    assert claim.amount is not None
    funds = _funds(claim, evidence)
    cells = next((cells for name in COLUMNS if (cells := cells_of(found.sheets, name, evidence))), [])
    formula = None
    if funds is not None and funds.amount is not None and cells:
        total = sum(evidence.amount(cell).value for cell in cells)
        gap = format_amount(abs(funds.amount.value - total))
        shown = {"sum": format_amount(total), "claimed": format_amount(funds.amount.value)}
        formula = say("assessed_gap", count=len(found.sheets), difference=gap, **shown)
    return Violation(
        "mismatch",
        claim.cell,
        printed=number(claim.amount.value),
        expected=str(len(found.sheets)),
        detail=say("sheets_listed"),
        formula=formula,
        related=(*((funds.cell,) if funds else ()), *(sheet.cell("project_name") for sheet in found.sheets)),
    )


def _funds(claim: Statement, evidence: Evidence) -> Statement | None:
    return next((each for each in self_assessed(evidence) if each.section == claim.section), None)


def judge_reported(evidence: Evidence) -> Iterator[Violation]:
    """Report a number of reported projects that is not that of the sheets, the text before or the list."""
    found = listed(evidence)
    assessed = {s.amount.value for s in claims(evidence, "self_assessed_projects") if s.amount}
    for claim in claims(evidence, "reported_projects"):
        assert claim.amount is not None
        said = claim.amount.value
        if found.sheets:
            if said != len(found.sheets) * _ONE and said not in assessed:
                yield _reported(claim, str(len(found.sheets)), "sheets_listed")
        elif assessed and said not in assessed:
            yield _reported(claim, number(max(assessed)), "text_claimed")
        elif found.described and said > len(found.described) * _ONE:
            yield _reported(claim, str(len(found.described)), "text_listed")


def _reported(claim: Statement, expected: str, place: str) -> Violation:
    assert claim.amount is not None
    shown = number(claim.amount.value)
    return Violation("mismatch", claim.cell, printed=shown, expected=expected, detail=say(place))


def judge_names(evidence: Evidence) -> Iterator[Violation]:
    """Report, once, the projects of the text that no sheet names."""
    sheets = evidence.sheets.projects
    subjects: dict[str, Statement] = {}
    for statement in money_statements(evidence):
        subjects.setdefault(statement.quantity.subject, statement)
    unmatched = {name: s for name, s in subjects.items() if sheet_named(name, evidence.sheets) is None}
    if not sheets or not unmatched or len(unmatched) == len(subjects):
        return
    first, *others = unmatched.values()
    names = joined("name_joint", [say("quoted", name=name) for name in unmatched])
    detail = say("no_sheet", names=names, sheets=len(sheets))
    yield Violation("missing", first.cell, detail=detail, related=tuple(other.cell for other in others))
