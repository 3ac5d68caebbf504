"""What was assessed against the project expenditure; the budget of the whole against the general one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import format_amount
from juesuan.arithmetic.rates import ratio
from juesuan.evaluate.performance.listed import self_assessed
from juesuan.evaluate.performance.projects import OVERALL
from juesuan.evaluate.performance.wording import say
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.evaluate.prose.formulas import percent
from juesuan.evaluate.single import Violation
from juesuan.package.statements import Quantity, Statement
from juesuan.standard.catalogue import Rule

_WORD = "全面"
_OVERALL_BUDGET = Quantity("project_initial_budget", OVERALL, "amount", "initial_budget")
_GENERAL_BUDGET = Quantity("general_budget_expenditure", "", "amount", "initial_budget")
_FUNDS = (
    Cell("revenue_expenditure_summary", "expenditure_grand_total", "amount"),
    Cell("general_budget_expenditure", "total", "total_expenditure"),
)


def claimed_complete(evidence: Evidence, quotes: dict[str, str]) -> list[tuple[Statement, Cell]]:
    """Return the amounts assessed that the text calls complete, each with the expenditure it is part of."""
    complete = {
        s.section
        for s in evidence.statements.measured("count")
        if s.quantity.concept == "self_assessed_projects" and _WORD in quotes.get(s.cell.row, "")
    }
    found = []
    for statement in self_assessed(evidence):
        whole = _whole(statement, evidence)
        if statement.section in complete and whole is not None and evidence.amount(whole).value:
            found.append((statement, whole))
    return found


def _whole(statement: Statement, evidence: Evidence) -> Cell | None:
    for concept in ("general_budget_project_expenditure", "project_expenditure"):
        cell = evidence.first(Quantity(concept), statement.section)
        if cell is not None:
            return cell
    return None


def judge_coverage(
    rule: Rule, pairs: list[tuple[Statement, Cell]], evidence: Evidence
) -> Iterator[Violation]:
    """Report a complete assessment that covers too small a share of the project expenditure."""
    for statement, whole in pairs:
        assert statement.amount is not None
        share = ratio(evidence.corrections.get(statement.cell, statement.amount), evidence.amount(whole))
        if share is None or share.value >= Fraction(rule.check["least_share"]) * 10**6:
            continue
        parts = {
            "part": format_amount(statement.amount.value),
            "whole": format_amount(evidence.amount(whole).value),
        }
        yield Violation(
            "contradiction",
            statement.cell,
            printed=parts["part"],
            expected=parts["whole"],
            unit=statement.unit,
            formula=say("coverage", share=percent(share.value, 1), **parts),
            related=(whole,),
        )


def overall_budgets(evidence: Evidence) -> list[tuple[Statement, Cell, int]]:
    """Return the stated initial budgets of the whole, the general public one, and the year's other funds.

    The other funds are all that came in or was left over less the general public budget, in millionths.
    """
    funds = [evidence.facts.amounts[cell].value for cell in _FUNDS if cell in evidence.facts.amounts]
    stated = evidence.statements.of(_OVERALL_BUDGET)
    found = [
        (each, evidence.first(_GENERAL_BUDGET, each.section)) for each in stated if each.amount is not None
    ]
    if len(funds) < len(_FUNDS):
        return []
    return [(each, general, funds[0] - funds[1]) for each, general in found if general is not None]


def judge_overall_budget(evidence: Evidence) -> Iterator[Violation]:
    """Report, once, an initial budget of the whole that other funds do not explain."""
    for statement, general, others in overall_budgets(evidence)[:1]:
        assert statement.amount is not None
        if statement.cell in evidence.corrections:
            continue
        budget = evidence.amount(general)
        gap = abs(statement.amount.value - budget.value)
        if gap <= max(others, 0) + statement.amount.quantum + budget.quantum:
            continue
        yield Violation(
            "mismatch",
            statement.cell,
            printed=format_amount(statement.amount.value),
            expected=format_amount(budget.value),
            difference=format_amount(gap),
            unit=statement.unit,
            detail=say("other_funds", amount=format_amount(max(others, 0))),
            related=(general,),
        )
