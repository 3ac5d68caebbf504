"""The marks for execution: rate × full marks."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from juesuan.arithmetic.money import SCALE, Amount
from juesuan.arithmetic.rates import Rate, rounded
from juesuan.evaluate.mistakes import cause, likely_mistake
from juesuan.evaluate.performance.execution import ratios
from juesuan.evaluate.performance.sheets import Sheet
from juesuan.evaluate.performance.totals import HUNDRED, total_holds
from juesuan.evaluate.performance.wording import number, printed, say
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.evaluate.prose.formulas import last_digit
from juesuan.evaluate.single import Violation

_CENT = 10 ** (SCALE - 2)


def judge_execution_score(sheet: Sheet, evidence: Evidence) -> Iterator[Violation]:
    """Report marks for execution that are not rate × full marks, and marks left out."""
    rates, weight = rates_of(sheet, evidence), sheet.marks.get("execution_weight")
    if not rates or weight is None:
        return
    score = sheet.marks.get("execution_score")
    if score is None:
        yield from _left_out(sheet, rates[0], weight)
    elif score.value <= weight.value and not any(_meets(score, _earned(rate, weight)) for rate in rates):
        yield _wrong(sheet, rates[0], weight, score)


def rates_of(sheet: Sheet, evidence: Evidence) -> list[Rate]:
    """Return what a sheet's execution rate can be, at most 100 %: as printed, and as its money gives it."""
    found: list[Rate] = []
    if "execution_rate" in sheet.marks:
        value, quantum = sheet.marks["execution_rate"]
        half = Fraction(quantum, 2)
        found.append(Rate(Fraction(value), value - half, value + half))
    cells = [sheet.cell("executed"), sheet.cell("full_year_budget")]
    if all(cell in evidence.facts.amounts for cell in cells):
        found += ratios(cells[0], cells[1], evidence)
    return [_capped(rate) for rate in found]


def _capped(rate: Rate) -> Rate:
    full = Fraction(100 * 10**6)
    high = full if rate.high is None else min(rate.high, full)
    return Rate(min(rate.value, full), min(rate.low, full), high)


def _earned(rate: Rate, weight: Amount) -> Rate:
    """Return the marks that a rate earns, in millionths."""
    assert rate.high is not None
    return Rate(*(bound * weight.value / HUNDRED for bound in (rate.value, rate.low, rate.high)))


def _meets(score: Amount, earned: Rate) -> bool:
    assert earned.high is not None
    half = Fraction(score.quantum, 2)
    return earned.low <= score.value + half and earned.high >= score.value - half


def _wrong(sheet: Sheet, rate: Rate, weight: Amount, score: Amount) -> Violation:
    """Blame the full marks where the total counts the score as printed, else the score.

    Below 100 % a scale of steps could give other marks, so that is a warning.
    """
    earned = _earned(rate, weight).value
    quantum = min(score.quantum, _CENT)
    expected = Amount(rounded(earned, quantum), _CENT)
    full = rate.low <= HUNDRED <= (rate.high or 0) and rate.value == HUNDRED
    formula = _formula(rate, weight, expected.value)
    if full and _counted(sheet, expected):
        return Violation(
            "mismatch",
            sheet.cell("execution_weight"),
            printed=printed(weight),
            expected=number(score.value),
            formula=say(
                "formulas.same_weight",
                score=number(score.value),
                total=number(sheet.marks["claimed_total"].value),
            ),
            likely=cause("old_weight", expected=number(score.value)),
            related=(sheet.cell("execution_score"), sheet.cell("claimed_total")),
        )
    return Violation(
        "cut" if abs(expected.value - score.value) <= score.quantum < 10**SCALE else "mismatch",
        sheet.cell("execution_score"),
        printed=printed(score),
        expected=number(expected.value),
        severity=None if full else "warning",
        detail=last_digit(score, earned),
        formula=formula,
        likely=likely_mistake(printed(score), number(expected.value)),
        related=(sheet.cell("execution_rate"), sheet.cell("execution_weight")),
    )


def _counted(sheet: Sheet, expected: Amount) -> bool:
    """Say whether the total is right with the printed score, and would not be with the expected one."""
    if sheet.total("score") is None or "claimed_total" not in sheet.marks:
        return False
    return total_holds(sheet) and not total_holds(sheet, expected)


def _left_out(sheet: Sheet, rate: Rate, weight: Amount) -> Iterator[Violation]:
    """Report a blank score that the total counts all the same."""
    scores, total = sheet.total("score"), sheet.marks.get("claimed_total")
    if scores is None or total is None or not sheet.marks_whole:
        return
    missing = total.value - scores
    if missing > 0 and _meets(Amount(missing, total.quantum), _earned(rate, weight)):
        yield Violation(
            "missing",
            sheet.cell("execution_score"),
            expected=number(missing),
            severity="warning",
            detail=say(
                "blank_execution_score",
                rate=number(int(rate.value)),
                weight=printed(weight),
                total=printed(total),
                score=number(missing),
            ),
            related=(sheet.cell("claimed_total"),),
        )


def _formula(rate: Rate, weight: Amount, score: int) -> dict[str, str]:
    shown = number(rounded(rate.value, _CENT))
    return say("formulas.execution_score", rate=shown, weight=printed(weight), score=number(score))
