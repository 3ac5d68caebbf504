"""Rules of the kind `direction`: the words more, less and level against the figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product

from juesuan.arithmetic.equations import Cell
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.prose.direction_words import Judged, contradiction, word
from juesuan.evaluate.prose.directions_of_parts import directions_of_parts
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.evaluate.prose.formulas import Formulas
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.package.statements import BUDGETS, Statement
from juesuan.standard.catalogue import Rule, Text

_HUNDRED = 100 * 10**6


def judge_directions(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Judge every direction word that a rule names."""
    judge = _JUDGES[rule.check["what"]]
    checked, violations = judge(rule, subject.evidence, Formulas(subject.names, subject.evidence))
    if not checked:
        return Outcome(rule, "not_applicable", reason=reason("nothing_to_compare")), []
    return Outcome(rule, "pass", checked=checked), violations


def _against_amounts(rule: Rule, evidence: Evidence, formulas: Formulas) -> Judged:
    """The word against the two amounts that it compares: it holds when any printing of both bears it out."""
    checked, found = 0, list[Violation]()
    for change in _worded(evidence, rule.check["bases"]):
        pairs = list(product(evidence.actual(change), evidence.base(change)))
        signs = {_sign(evidence, *pair): pair for pair in reversed(pairs)}
        if not pairs or None in signs:
            continue
        checked += 1
        if change.signed not in signs:
            actual, base = pairs[0]
            sign = _sign(evidence, actual, base) or 0
            found.append(
                contradiction(change, sign, _comparison(formulas, actual, base, sign), (actual, base))
            )
    return checked, found


def _worded(evidence: Evidence, bases: list[str]) -> Iterator[Statement]:
    """Yield what says more, less or level than one of some bases, once for each sentence."""
    seen: set[tuple[object, ...]] = set()
    for each in evidence.statements.measured("change_amount", "change_rate"):
        key = (each.quantity._replace(measure=""), each.section, each.source, each.direction)
        if each.quantity.basis in bases and (each.signed or each.level) and key not in seen:
            seen.add(key)
            yield each


def _sign(evidence: Evidence, actual: Cell, base: Cell) -> int | None:
    """Return which of two amounts is larger; None where both are printed alike but not to the same digit."""
    one, other = evidence.amount(actual), evidence.amount(base)
    gap = one.value - other.value
    if gap and 2 * abs(gap) < one.quantum + other.quantum:
        return None
    return (gap > 0) - (gap < 0)


def _comparison(formulas: Formulas, actual: Cell, base: Cell, sign: int) -> Text:
    one, other = formulas.named(actual), formulas.named(base)
    relation = {1: "＞", -1: "＜", 0: "＝"}[sign]
    return {lang: f"{one[lang]} {relation} {other[lang]}" for lang in ("zh", "en")}


def _amount_and_rate(_rule: Rule, evidence: Evidence, formulas: Formulas) -> Judged:
    """The direction of a change in amount and of its rate, stated together."""
    checked, found = 0, list[Violation]()
    for rate in evidence.statements.measured("change_rate"):
        wanted = rate.quantity._replace(measure="change_amount")
        near = [
            s for s in evidence.statements.of(wanted) if s.section == rate.section and s.source == rate.source
        ]
        if not near or not rate.signed:
            continue
        checked += 1
        change = near[0]
        if change.signed == -rate.signed:
            formula = _both(formulas, change, rate)
            found.append(contradiction(rate, change.signed, formula, (change.cell,)))
    return checked, found


def _both(formulas: Formulas, change: Statement, rate: Statement) -> Text:
    one, other = formulas.named(change.cell), formulas.named(rate.cell)
    first, second = word(change), word(rate)
    return {lang: f"{one[lang]}（{first[lang]}）， {other[lang]}%（{second[lang]}）" for lang in ("zh", "en")}


def _against_completion(_rule: Rule, evidence: Evidence, formulas: Formulas) -> Judged:
    """The word against the completion rate that the same text states for the same thing."""
    checked, found = 0, list[Violation]()
    for change in _worded(evidence, list(BUDGETS)):
        quantity = change.quantity._replace(measure="completion_rate")
        rates = [s for s in evidence.statements.of(quantity) if s.section == change.section and s.amount]
        pairs = list(product(evidence.actual(change), evidence.base(change)))
        if not rates or pairs:
            continue
        checked += 1
        rate = rates[0]
        assert rate.amount is not None
        gap = rate.amount.value - _HUNDRED
        sign = 0 if 2 * abs(gap) <= rate.amount.quantum and change.signed == 0 else (gap > 0) - (gap < 0)
        if sign != change.signed and not (change.signed and gap == 0):
            named = formulas.named(rate.cell)
            relation = {1: "＞", -1: "＜", 0: "＝"}[sign]
            formula = {lang: f"{named[lang]}% {relation} 100%" for lang in ("zh", "en")}
            found.append(contradiction(change, sign, formula, (rate.cell,)))
    return checked, found


def _nothing_changed(_rule: Rule, evidence: Evidence, formulas: Formulas) -> Judged:
    """A rise or a fall by zero, or a level with a change beside it."""
    checked, found = 0, list[Violation]()
    for change in evidence.statements.measured("change_amount"):
        if change.amount is None or not change.amount.quantum or not (change.signed or change.level):
            continue
        checked += 1
        if bool(change.amount.value) != bool(change.signed):
            formula = formulas.named(change.cell)
            sign = 0 if change.signed else None
            found.append(contradiction(change, sign, formula, ()))
    return checked, found


_JUDGES: dict[str, Callable[[Rule, Evidence, Formulas], Judged]] = {
    "amounts": _against_amounts,
    "amount_and_rate": _amount_and_rate,
    "completion": _against_completion,
    "parts": directions_of_parts,
    "nothing": _nothing_changed,
}
