"""No score above its full marks, and none below zero."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.arithmetic.money import Amount
from juesuan.evaluate.performance.sheets import Indicator, Sheet
from juesuan.evaluate.performance.totals import HUNDRED
from juesuan.evaluate.performance.wording import printed, say
from juesuan.evaluate.single import Violation

_FULL = Amount(HUNDRED, 0)


def judge_limits(sheet: Sheet) -> Iterator[Violation]:
    """Report scores above their full marks or below zero."""
    for holder, column, score, limit, name in _pairs(sheet):
        if score.value < 0:
            yield Violation(
                "contradiction",
                holder.cell(column),
                printed=printed(score),
                detail=say("negative", score=printed(score)),
            )
        elif score.value > limit.value:
            yield Violation(
                "out_of_range",
                holder.cell(column),
                printed=printed(score),
                expected=printed(limit),
                detail=say(f"limits.{name}"),
            )


def count_limits(sheet: Sheet) -> int:
    """Return how many scores of a sheet have a limit."""
    return len(list(_pairs(sheet)))


def _pairs(sheet: Sheet) -> Iterator[tuple[Sheet | Indicator, str, Amount, Amount, str]]:
    """Yield each score by what holds it and its column, with its limit and what that is."""
    for each in sheet.indicators:
        if each.score is not None:
            yield each, "score", each.score, each.weight or _FULL, "weight" if each.weight else "hundred"
    marks = sheet.marks
    if "execution_score" in marks:
        limit = marks.get("execution_weight", _FULL)
        yield sheet, "execution_score", marks["execution_score"], limit, "execution_weight"
    if "claimed_total" in marks:
        yield sheet, "claimed_total", marks["claimed_total"], _FULL, "hundred"
