"""What the text says of last year, or implies by its changes, is what last year's accounts print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from juesuan.arithmetic.equations import Cell
from juesuan.evaluate.continuity.comparison import Comparison, printed, violations
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Earlier, Subject, Violation
from juesuan.package.statements import Quantity, Statement
from juesuan.standard.catalogue import Rule, Text
from juesuan.standard.yaml_files import load

_PRIOR = "prior_year"


def judge_prior_year(rule: Rule, subject: Subject, earlier: Earlier) -> tuple[Outcome, Iterable[Violation]]:
    """Compare every amount of last year that the text states or implies with last year's accounts."""
    found = list(_comparisons(subject, earlier))
    if not found:
        return Outcome(rule, "not_applicable", reason=reason("not_stated")), []
    return Outcome(rule, "pass", checked=len(found)), list(violations(found, earlier))


def _comparisons(subject: Subject, earlier: Earlier) -> Iterator[Comparison]:
    for statement in subject.evidence.statements.all:
        if statement.quantity.basis != _PRIOR or statement.amount is None:
            continue
        last = _last_cell(statement, earlier)
        if last is not None:
            yield from _comparison(statement, subject, last, earlier)


def _last_cell(statement: Statement, earlier: Earlier) -> Cell | None:
    """Return the cell of last year's accounts that prints the actual amount of what a statement is about."""
    concept, subject, _, _ = statement.quantity
    cells = earlier.evidence.printings(Quantity(concept, subject, "amount", "actual"), statement.section)
    return next((cell for cell in cells if cell in earlier.evidence.facts.amounts), None)


def _comparison(statement: Statement, subject: Subject, last: Cell, earlier: Earlier) -> Iterator[Comparison]:
    amount, unit = earlier.evidence.facts.amounts[last], statement.unit or "万元"
    if statement.quantity.measure == "amount" and statement.amount is not None:
        own = statement.amount
        yield Comparison(statement.cell, own.value, own.quantum, last, amount.value, amount.quantum, unit)
    elif statement.quantity.measure == "change_amount":
        implied = _implied(statement, subject)
        if implied:
            value, quanta, formula = implied
            yield Comparison(statement.cell, value, quanta, last, amount.value, amount.quantum, unit, formula)


def _implied(statement: Statement, subject: Subject) -> tuple[int, int, Text] | None:
    """Return last year's amount by this year's and the change; None where either is not known for certain."""
    facts, change = subject.evidence.facts, statement.amount
    cells = [cell for cell in subject.evidence.actual(statement) if cell in facts.amounts]
    if change is None or not cells or not (statement.signed or statement.level):
        return None
    actual = facts.amounts[cells[0]]
    value = actual.value - statement.signed * change.value
    words = load("validations/messages/places.yaml")["implied_prior_year"]
    signs = {1: "－", -1: "＋", 0: "－"}
    numbers = (printed(cells[0], facts), signs[statement.signed], printed(statement.cell, facts))
    names = subject.names.place(cells[0])
    formula = {
        lang: words[lang].format(place=names[lang], actual=numbers[0], sign=numbers[1], change=numbers[2])
        for lang in ("zh", "en")
    }
    return value, actual.quantum + change.quantum, formula
