"""Which of several amounts a number is: the one that it agrees with."""

from __future__ import annotations

from juesuan.arithmetic.equations import Cell, Equation
from juesuan.arithmetic.judgement import BROKEN, Judged, judge_equation
from juesuan.arithmetic.money import Amount
from juesuan.evaluate.performance.listed import COLUMNS
from juesuan.evaluate.performance.projects import sheet_named
from juesuan.evaluate.prose.evidence import Evidence


def best(evidence: Evidence, equations: list[Equation]) -> Equation:
    """Return the equation that holds best; else one that the text's amounts mend; else the nearest."""
    facts = evidence.facts
    judged = [judge_equation(each, facts.amounts, facts.unknown) for each in equations]
    if len(judged) > 1 and all(each.verdict in BROKEN for each in judged):
        amounts = facts.amounts | _as_stated(evidence)
        mended = [judge_equation(each, amounts, facts.unknown) for each in equations]
        judged = mended if any(each.verdict not in BROKEN for each in mended) else judged
    return min(judged, key=_badness).equation


def _as_stated(evidence: Evidence) -> dict[Cell, Amount]:
    """Return what the text says that the cells of the sheets should print."""
    found: dict[Cell, Amount] = {}
    for statement in evidence.statements.measured("amount"):
        column = COLUMNS.get(statement.quantity.concept)
        if column is not None and statement.amount is not None:
            sheet = sheet_named(statement.quantity.subject, evidence.sheets)
            if sheet is not None:
                found.setdefault(sheet.cell(column), statement.amount)
    return found


def _badness(judged: Judged) -> tuple[bool, bool, int]:
    return judged.verdict != "possible", judged.verdict in BROKEN, abs(judged.difference)
