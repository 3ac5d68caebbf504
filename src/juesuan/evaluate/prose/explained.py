"""Whether the changes that the text states are explained."""

from __future__ import annotations

from collections.abc import Iterable

from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.package.statements import Statement
from juesuan.standard.catalogue import Rule


def judge_reasons(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report every change on some bases that the text leaves without its reason, once for each sentence."""
    stated = [
        each
        for each in subject.evidence.statements.measured("change_amount", "change_rate")
        if each.quantity.basis in rule.check["bases"] and each.reason
    ]
    if not stated:
        return Outcome(rule, "not_applicable", reason=reason("not_stated")), []
    explained = {_sentence(each) for each in stated if each.reason != "absent"}
    missing = {_sentence(each): each for each in reversed(stated) if _sentence(each) not in explained}
    return Outcome(rule, "pass", checked=len(stated)), [
        Violation("missing", each.cell, related=()) for each in reversed(missing.values())
    ]


def judge_contrary_reasons(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report every change whose reason says that the very same item went the other way, once a sentence."""
    given = [
        each
        for each in subject.evidence.statements.measured("change_amount", "change_rate")
        if each.reason in ("stated", "contrary")
    ]
    if not given:
        return Outcome(rule, "not_applicable", reason=reason("not_stated")), []
    found = {_sentence(each): each for each in reversed(given) if each.reason == "contrary"}
    return Outcome(rule, "pass", checked=len(given)), [
        Violation("contradiction", each.cell) for each in reversed(found.values())
    ]


def _sentence(each: Statement) -> tuple[str, ...]:
    """Tell one change from another: an amount and its rate are one, revenue and expenditure alike too."""
    return (each.section, each.quantity.subject, each.quantity.basis, each.source, _topic(each))


def _topic(each: Statement) -> str:
    concept = each.quantity.concept
    return concept.removeprefix("appropriation_").removeprefix("revenue_").removeprefix("expenditure_")
