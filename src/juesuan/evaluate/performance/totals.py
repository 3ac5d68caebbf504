"""The total of a sheet: the score of the execution and the scores of the indicators together."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.judgement import NOTHING
from juesuan.arithmetic.money import Amount
from juesuan.arithmetic.rounding import judge
from juesuan.evaluate.mistakes import cause, likely_mistake
from juesuan.evaluate.performance.sheets import Sheet, exact
from juesuan.evaluate.performance.wording import number, printed, say
from juesuan.evaluate.single import Violation
from juesuan.standard.catalogue import Text

HUNDRED = 100 * 10**6


def sum_of_scores(sheet: Sheet) -> int | None:
    """Return what the printed scores add up to, in millionths; None where one of them is missing."""
    scores = sheet.total("score")
    if scores is None or "claimed_total" not in sheet.marks:
        return None
    if "execution_score" in sheet.marks:
        return scores + sheet.marks["execution_score"].value
    return scores if sheet.marks_whole and "execution_weight" not in sheet.marks else None


def total_holds(sheet: Sheet, score: Amount | None = None) -> bool:
    """Say whether the printed scores can give the printed total, with another execution score if given.

    Whole marks are exact; marks with decimals are computed and may be rounded.
    """
    parts = [each.score for each in sheet.indicators if each.score is not None]
    if "execution_score" in sheet.marks:
        parts.append(score or exact(sheet.marks["execution_score"]))
    total = exact(sheet.marks["claimed_total"]) if "claimed_total" in sheet.marks else NOTHING
    units = [total.quantum, *(part.quantum for part in parts)]
    difference = total.value - sum(part.value for part in parts)
    return judge(difference, sum(units), sum(unit * unit for unit in units)) != "impossible"


def within_indicators(sheet: Sheet) -> bool:
    """Say whether the indicators alone make up the total and the full marks: execution is one of them."""
    return sheet.total("score") == sheet.marks["claimed_total"].value and sheet.total("weight") in (
        HUNDRED,
        None,
    )


def judge_total(sheet: Sheet) -> Iterator[Violation]:
    """Report a total that the printed scores do not give."""
    computed = sum_of_scores(sheet)
    if computed is None or total_holds(sheet) or within_indicators(sheet):
        return
    claimed = sheet.marks["claimed_total"]
    expected = number(computed)
    yield Violation(
        "mismatch",
        sheet.cell("claimed_total"),
        printed=printed(claimed),
        expected=expected,
        difference=number(abs(claimed.value - computed)),
        formula=formula(sheet, computed),
        likely=_likely(sheet, computed) or likely_mistake(printed(claimed), expected),
        related=_parts(sheet),
    )


def formula(sheet: Sheet, computed: int) -> Text:
    """Write the sum of the scores out."""
    count, scores = len(sheet.indicators), number(sheet.total("score") or 0)
    claimed = printed(exact(sheet.marks["claimed_total"]))
    if "execution_score" not in sheet.marks:
        return say("formulas.indicators", count=count, total=number(computed), claimed=claimed)
    execution = printed(sheet.marks["execution_score"])
    total = number(computed)
    return say("formulas.total", execution=execution, count=count, sum=scores, total=total, claimed=claimed)


def _likely(sheet: Sheet, computed: int) -> Text | None:
    """Tell a total that counts full marks for the execution, and one that lost a final zero."""
    claimed = sheet.marks["claimed_total"].value
    if claimed * 10 == computed:
        return cause("lost_digit", printed=number(claimed), expected=number(computed))
    weight, score = sheet.marks.get("execution_weight"), sheet.marks.get("execution_score")
    if weight and score and claimed - computed == weight.value - score.value:
        return cause("full_execution", weight=number(weight.value), score=printed(score))
    return None


def _parts(sheet: Sheet) -> tuple[Cell, ...]:
    own = (sheet.cell("execution_score"),) if "execution_score" in sheet.marks else ()
    return (*own, *(each.cell("score") for each in sheet.indicators))
