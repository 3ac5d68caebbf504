"""Rules of the kinds `share`, `growth` and `completion`: stated rates, computed again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from juesuan.arithmetic.money import Amount, from_base_unit
from juesuan.arithmetic.rates import judge_rate
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.prose.candidates import Computation, computations
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.evaluate.prose.formulas import Formulas, last_digit, percent, printed_decimals
from juesuan.evaluate.prose.rate_mistakes import likely_base
from juesuan.evaluate.prose.weighted import judge_weighted
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.package.statements import Statement
from juesuan.standard.catalogue import Rule, Severity

_SEVERITIES: dict[str, Severity] = {"cut": "warning", "undefined": "warning"}


@dataclass(slots=True)
class _Tally:
    checked: int = 0
    without_base: int = 0
    wide: int = 0


def judge_rates(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Judge every stated rate that a rule names against the amounts that the package prints."""
    if rule.check.get("what") == "weighted":
        return judge_weighted(rule, subject)
    evidence = subject.evidence
    stated = [each for each in _stated(rule, evidence) if each.amount is not None]
    if not stated:
        return Outcome(rule, "not_applicable", reason=reason("not_stated")), []
    formulas = Formulas(subject.names, evidence)
    tally = _Tally()
    violations = [v for each in stated for v in _judge(each, evidence, formulas, tally)]
    return _outcome(rule, tally), violations


def _stated(rule: Rule, evidence: Evidence) -> Iterator[Statement]:
    check = rule.check
    for each in evidence.statements.measured(check["measure"]):
        quantity = each.quantity
        if "wholes" in check and each.whole not in check["wholes"]:
            continue
        if "bases" in check and quantity.basis not in check["bases"]:
            continue
        if "with_amounts" in check and not evidence.actual(each):
            continue
        if quantity.concept not in check.get("but", ()):
            yield each


def _judge(stated: Statement, evidence: Evidence, formulas: Formulas, tally: _Tally) -> Iterator[Violation]:
    """Judge one rate: it holds when any computation of it does."""
    assert stated.amount is not None
    if _is_explained(stated, stated.amount, evidence):
        tally.checked += 1
        return
    found = list(computations(stated, evidence))
    possible = sorted((c for c in found if c.rate is not None), key=lambda c: c.corrected)
    if not found:
        tally.without_base += 1
        return
    tally.checked += 1
    if stated.cell in evidence.corrections:
        return
    if not possible:
        yield from _undefined(stated, found[0], formulas)
        return
    verdicts = {judge_rate(stated.amount, c.rate): c for c in reversed(possible) if c.rate is not None}
    if "inconclusive" in verdicts:
        tally.checked, tally.wide = tally.checked - 1, tally.wide + 1
        return
    verdict = "cut" if "cut" in verdicts else "mismatch"
    yield _wrong(
        stated, verdict, possible[0] if verdict == "mismatch" else verdicts["cut"], evidence, formulas
    )


def _is_explained(stated: Statement, printed: Amount, evidence: Evidence) -> bool:
    """Say whether some computation gives what is printed; the nearest amounts, tried first, mostly do."""
    rates = (each.rate for each in computations(stated, evidence))
    return any(rate is not None and judge_rate(printed, rate) == "possible" for rate in rates)


def _wrong(
    stated: Statement, verdict: str, computed: Computation, evidence: Evidence, formulas: Formulas
) -> Violation:
    assert stated.amount is not None
    assert computed.rate is not None
    decimals = printed_decimals(stated.amount.quantum)
    return Violation(
        verdict,
        stated.cell,
        printed=from_base_unit(stated.amount.value, "%", stated.amount.quantum),
        expected=percent(computed.rate.value, decimals),
        unit="%",
        severity=_SEVERITIES.get(verdict),
        detail=last_digit(stated.amount, computed.rate.value),
        formula=computed.formula(formulas, decimals + 1),
        likely=likely_base(stated, computed, evidence, formulas) if verdict == "mismatch" else None,
        related=(computed.part, computed.base),
    )


def _undefined(stated: Statement, computed: Computation, formulas: Formulas) -> Iterator[Violation]:
    """Report a rate whose base is zero; where what is printed is zero as well, it is form only."""
    assert stated.amount is not None
    yield Violation(
        "undefined",
        stated.cell,
        printed=from_base_unit(stated.amount.value, "%", stated.amount.quantum),
        detail=formulas.base(computed.part, computed.base, computed.sign),
        unit="%",
        severity="warning" if stated.amount.value else "info",
        related=(computed.part, computed.base),
    )


def _outcome(rule: Rule, tally: _Tally) -> Outcome:
    outcome = Outcome(rule, "pass", checked=tally.checked)
    if tally.without_base:
        outcome.verdict = "inconclusive" if tally.checked else "not_run"
        outcome.reason = reason("no_base", count=tally.without_base)
    elif tally.wide:
        outcome.verdict, outcome.reason = "inconclusive", reason("too_coarse", count=tally.wide)
    return outcome
