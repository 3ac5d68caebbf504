"""Money spent on things of which the text counts none, and shares of more than the whole."""

from __future__ import annotations

from collections.abc import Iterable

from juesuan.arithmetic.money import from_base_unit
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.prose.candidates import computations
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.package.statements import Quantity, Statement
from juesuan.standard.catalogue import Rule

_HUNDRED = 100 * 10**6


def judge_counted(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report every amount other than zero whose things are counted as none."""
    evidence = subject.evidence
    pairs: list[tuple[Statement, Statement]] = []
    for amount, count in rule.check["things"].items():
        spent = [each for each in evidence.statements.of(Quantity(amount)) if each.amount is not None]
        counted = evidence.statements.of(Quantity(count, "", "count"))
        pairs += [(one, other) for one in spent[:1] for other in counted[:1] if other.amount is not None]
    if not pairs:
        return Outcome(rule, "not_applicable", reason=reason("nothing_to_compare")), []
    return Outcome(rule, "pass", checked=len(pairs)), [
        Violation(
            "contradiction",
            count.cell,
            printed="0",
            detail=subject.names.place(spent.cell),
            related=(spent.cell,),
        )
        for spent, count in pairs
        if _value(spent) and not _value(count)
    ]


def judge_shares_limit(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report every share above 100 % that no printed amounts allow to compute."""
    shares = [each for each in subject.evidence.statements.measured("share") if each.amount is not None]
    alone = [each for each in shares if next(computations(each, subject.evidence), None) is None]
    if not alone:
        return Outcome(rule, "not_applicable", reason=reason("not_stated")), []
    return Outcome(rule, "pass", checked=len(alone)), [
        Violation(
            "out_of_range",
            each.cell,
            printed=from_base_unit(each.amount.value, "%", each.amount.quantum),
            expected="100",
            unit="%",
        )
        for each in alone
        if each.amount is not None and each.amount.value > _HUNDRED
    ]


def _value(statement: Statement) -> int:
    return statement.amount.value if statement.amount else 0
