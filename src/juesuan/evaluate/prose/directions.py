"""Rules of the kind `direction`: the words more, less and level against the figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import product

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import Amount
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.prose.direction_words import Judged, contradiction
from juesuan.evaluate.prose.directions_of_one_change import directions_of_one_change
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
        key = (each.quantity.measured_as(""), each.section, each.source, each.direction)
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


def _against_completion(_rule: Rule, evidence: Evidence, formulas: Formulas) -> Judged:
    """The word against the completion rate that the same text states for the same thing."""
    checked, found = 0, list[Violation]()
    for change in _worded(evidence, list(BUDGETS)):
        quantity = change.quantity.measured_as("completion_rate")
        rates = [s for s in evidence.statements.of(quantity) if s.section == change.section and s.amount]
        pairs = list(product(evidence.actual(change), evidence.base(change)))
        if not rates or pairs:
            continue
        checked += 1
        found += _unlike(change, rates[0], evidence, formulas)
    return checked, found


def _unlike(
    change: Statement, rate: Statement, evidence: Evidence, formulas: Formulas
) -> Iterator[Violation]:
    """Report a word that a completion rate contradicts: one of 100% says equal, if it is not just rounded."""
    assert rate.amount is not None
    gap = rate.amount.value - _HUNDRED
    sign = 0 if 2 * abs(gap) <= rate.amount.quantum and change.signed == 0 else (gap > 0) - (gap < 0)
    if sign == change.signed or (not gap and not _is_exact(rate, rate.amount, evidence)):
        return
    named = formulas.named(rate.cell)
    relation = {1: "＞", -1: "＜", 0: "＝"}[sign]
    formula = {lang: f"{named[lang]}% {relation} 100%" for lang in ("zh", "en")}
    found = contradiction(change, sign, formula, (rate.cell,))
    yield found if gap else replace(found, severity="warning")


def _is_exact(rate: Statement, printed: Amount, evidence: Evidence) -> bool:
    """Say whether a rate without decimals has none to print, since others of its section print theirs."""
    others = evidence.statements.measured("completion_rate")
    near = (other.amount for other in others if other.section == rate.section)
    return any(amount is not None and amount.quantum < printed.quantum for amount in near)


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
    "amount_and_rate": directions_of_one_change,
    "completion": _against_completion,
    "parts": directions_of_parts,
    "nothing": _nothing_changed,
}
