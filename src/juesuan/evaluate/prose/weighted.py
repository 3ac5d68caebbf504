"""Shares of parts that must make up a whole: what small enterprises were awarded, by kind of procurement."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import from_base_unit
from juesuan.arithmetic.rates import judge_rate, ratio, rounded
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.mistakes import cause
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.evaluate.prose.formulas import LANGUAGES, Formulas
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.package.statements import Quantity, Statement
from juesuan.standard.catalogue import Rule, Text

_HUNDRED = 100 * 10**6
_CENT = 10_000


class _Part(NamedTuple):
    share: Statement
    whole: Cell
    low: Fraction
    high: Fraction


def judge_weighted(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Compare a stated total with the shares of its parts times the parts' own amounts."""
    evidence = subject.evidence
    totals = [s for s in evidence.statements.of(Quantity(rule.check["total"])) if s.amount is not None]
    parts = _parts(rule, evidence, totals[0]) if totals else []
    if not parts:
        return Outcome(rule, "not_applicable", reason=reason("not_stated")), []
    total = evidence.amount(totals[0].cell)
    low = sum((part.low for part in parts), Fraction(0))
    high = sum((part.high for part in parts), Fraction(0))
    half = Fraction(total.quantum, 2)
    outcome = Outcome(rule, "pass", checked=1)
    known_wrong = any(
        cell in evidence.corrections for part in parts for cell in (part.share.cell, part.whole)
    )
    if known_wrong or (low <= total.value + half and high >= total.value - half):
        return outcome, []
    bounds = "～".join(from_base_unit(rounded(bound, _CENT), "万元") for bound in (low, high))
    formulas = Formulas(subject.names, evidence)
    violation = Violation(
        "mismatch",
        totals[0].cell,
        printed=formulas.amount(totals[0].cell),
        detail={"zh": bounds, "en": bounds},
        formula=_formula(parts, formulas),
        likely=_of_all(rule, parts, totals[0], evidence, formulas),
        related=tuple(part.share.cell for part in parts),
    )
    return outcome, [violation]


def _parts(rule: Rule, evidence: Evidence, total: Statement) -> list[_Part]:
    """Return every part with its bounds; none where a part with an amount has no share stated."""
    found: list[_Part] = []
    for concept, whole in rule.check["parts"].items():
        cell = evidence.first(Quantity(whole), total.section)
        if cell is None or not evidence.amount(cell).value:
            continue
        stated = evidence.statements.of(Quantity(concept, "", "share", ""), total.section)
        if not stated or stated[0].amount is None:
            return []
        found.append(_bounded(stated[0], cell, evidence))
    return found


def _bounded(share: Statement, whole: Cell, evidence: Evidence) -> _Part:
    assert share.amount is not None
    rate, amount = share.amount, evidence.amount(whole)
    margin, half = Fraction(rate.quantum, 2), Fraction(amount.quantum, 2)
    low = max(rate.value - margin, Fraction(0)) * (amount.value - half) / _HUNDRED
    high = min(rate.value + margin, Fraction(_HUNDRED)) * (amount.value + half) / _HUNDRED
    return _Part(share, whole, low, high)


def _of_all(
    rule: Rule, parts: list[_Part], total: Statement, evidence: Evidence, formulas: Formulas
) -> Text | None:
    """Tell shares that were all computed by dividing by the whole, not by their own kind."""
    whole = evidence.first(Quantity(rule.check["whole"]), total.section)
    rates = [ratio(evidence.amount(part.whole), evidence.amount(whole)) for part in parts] if whole else []
    for part, rate in zip(parts, rates, strict=False):
        if part.share.amount is None or rate is None or judge_rate(part.share.amount, rate) != "possible":
            return None
    return cause("all_by_whole", base=formulas.named(whole)) if whole else None


def _formula(parts: list[_Part], formulas: Formulas) -> Text:
    names = [(formulas.named(part.whole), formulas.amount(part.share.cell)) for part in parts]
    return {lang: " ＋ ".join(f"{name[lang]} × {rate}%" for name, rate in names) for lang in LANGUAGES}
