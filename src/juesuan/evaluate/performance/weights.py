"""The weights of a sheet: 100 in all."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.evaluate.performance.sheets import Sheet
from juesuan.evaluate.performance.totals import HUNDRED
from juesuan.evaluate.performance.wording import number, printed, say
from juesuan.evaluate.single import Violation


def sum_of_weights(sheet: Sheet) -> int | None:
    """Return what the full marks of a sheet add up to, in millionths; None where one of them is missing."""
    weights = sheet.total("weight")
    if weights is None:
        return None
    own = sheet.marks.get("execution_weight")
    if own:
        return weights + own.value
    return weights if sheet.marks_whole else None


def judge_weights(sheet: Sheet) -> Iterator[Violation]:
    """Report weights that do not add up to 100, with the execution or, where it is among them, without."""
    total = sum_of_weights(sheet)
    if total is None or HUNDRED in (total, sheet.total("weight")):
        return
    own = sheet.marks.get("execution_weight")
    count, weights = len(sheet.indicators), number(sheet.total("weight") or 0)
    if own:
        execution = printed(own)
        formula = say("formulas.weights", execution=execution, count=count, sum=weights, total=number(total))
    else:
        formula = say("formulas.indicator_weights", count=count, total=weights)
    yield Violation(
        "mismatch",
        sheet.cell(""),
        printed=number(total),
        expected=number(HUNDRED),
        difference=number(abs(HUNDRED - total)),
        formula=formula,
        related=tuple(each.cell("weight") for each in sheet.indicators),
    )
