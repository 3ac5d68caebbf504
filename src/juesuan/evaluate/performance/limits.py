"""No score above its full marks, and none below zero."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import Amount
from juesuan.evaluate.performance.sheets import Sheet
from juesuan.evaluate.performance.totals import HUNDRED
from juesuan.evaluate.performance.wording import printed, say
from juesuan.evaluate.single import Violation

_FULL = Amount(HUNDRED, 0)


def judge_limits(sheet: Sheet) -> Iterator[Violation]:
    """Report scores above their full marks or below zero."""
    for cell, score, limit, name in _pairs(sheet):
        if score.value < 0:
            yield Violation(
                "contradiction", cell, printed=printed(score), detail=say("negative", score=printed(score))
            )
        elif score.value > limit.value:
            yield Violation(
                "out_of_range",
                cell,
                printed=printed(score),
                expected=printed(limit),
                detail=say(f"limits.{name}"),
            )


def count_limits(sheet: Sheet) -> int:
    """Return how many scores of a sheet have a limit."""
    return len(list(_pairs(sheet)))


def _pairs(sheet: Sheet) -> Iterator[tuple[Cell, Amount, Amount, str]]:
    for each in sheet.indicators:
        if each.score is not None:
            yield each.cell("score"), each.score, each.weight or _FULL, "weight" if each.weight else "hundred"
    marks = sheet.marks
    if "execution_score" in marks:
        limit = marks.get("execution_weight", _FULL)
        yield sheet.cell("execution_score"), marks["execution_score"], limit, "execution_weight"
    if "claimed_total" in marks:
        yield sheet.cell("claimed_total"), marks["claimed_total"], _FULL, "hundred"
