"""Whether the changes that the text states are explained."""

from __future__ import annotations

from collections.abc import Iterable

from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.prose.directions_of_parts import contradicted_parts
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.package.statements import Statement
from juesuan.standard.catalogue import Rule


def judge_reasons(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report every change on some bases that the text leaves without its reason, once for each paragraph."""
    stated = [
        each
        for each in subject.evidence.statements.measured("change_amount", "change_rate")
        if each.quantity.basis in rule.check["bases"] and each.reason
    ]
    if not stated:
        return Outcome(rule, "not_applicable", reason=reason("not_stated")), []
    explained = {_sentence(each) for each in stated if each.reason != "absent"}
    missing: dict[tuple[str, str], list[Statement]] = {}
    for each in stated:
        if _sentence(each) not in explained:
            missing.setdefault((each.section, each.source), []).append(each)
    return Outcome(rule, "pass", checked=len(stated)), [
        Violation("missing", first.cell, related=tuple(each.cell for each in others))
        for first, *others in missing.values()
    ]


def judge_unfit_reasons(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report every change whose reason cannot be one, in the way that the rule names, once a sentence."""
    given = [
        each
        for each in subject.evidence.statements.measured("change_amount", "change_rate")
        if each.reason not in ("", "absent")
    ]
    if not given:
        return Outcome(rule, "not_applicable", reason=reason("not_stated")), []
    wanted = rule.check["reason"]
    found = {_sentence(each): each for each in reversed(given) if each.reason == wanted}
    return Outcome(rule, "pass", checked=len(given)), [
        Violation("contradiction", each.cell) for each in reversed(found.values())
    ]


def judge_amounts_of_changes(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report every change on some bases that is stated without its amount anywhere in its section."""
    changes = [
        each
        for each in subject.evidence.statements.measured("change_amount")
        if each.quantity.basis in rule.check["bases"] and each.signed
    ]
    if not changes:
        return Outcome(rule, "not_applicable", reason=reason("not_stated")), []
    contradicted = contradicted_parts(subject)
    changes = [each for each in changes if each.cell not in contradicted]
    told = {(each.quantity, each.section) for each in changes if each.amount is not None}
    silent = {
        _sentence(each): each for each in reversed(changes) if (each.quantity, each.section) not in told
    }
    return Outcome(rule, "pass", checked=len(changes)), [
        Violation("missing", each.cell) for each in reversed(silent.values())
    ]


def _sentence(each: Statement) -> tuple[str, ...]:
    """Tell one change from another: an amount and its rate are one, revenue and expenditure alike too."""
    return (each.section, each.quantity.subject, each.quantity.basis, each.source, _topic(each))


def _topic(each: Statement) -> str:
    concept = each.quantity.concept
    return concept.removeprefix("appropriation_").removeprefix("revenue_").removeprefix("expenditure_")
