"""Changes of single marks that could put a sheet right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import Amount, NotMoneyError, parse_amount
from juesuan.evaluate.performance.sheets import INDICATORS, PROJECTS, Indicator, Sheet, exact
from juesuan.evaluate.performance.totals import HUNDRED, sum_of_scores
from juesuan.evaluate.single import Violation

SUMS = ("totals", "weights")
_MARK_COLUMNS = ("execution_rate", "execution_weight", "execution_score", "claimed_total", "weight", "score")


class Change(NamedTuple):
    """One mark and what it could be instead."""

    cell: Cell
    value: int


def changes(sheet: Sheet, left: Sequence[tuple[str, Violation]]) -> Iterator[Change]:
    """Yield what the violations themselves expect, then every term that brings a sum into balance."""
    own = {sheet.key, *(each.key for each in sheet.indicators)}
    for what, violation in left:
        cell, value = violation.cell, number_of(violation.expected)
        if cell.row in own and cell.column in _MARK_COLUMNS and value is not None and not _is_sum(violation):
            yield Change(cell, value)
        if what in SUMS and _is_sum(violation):
            yield from _terms(what, sheet)
        if (
            what == "text_scores"
            and violation.related
            and (stated := number_of(violation.printed)) is not None
        ):
            yield Change(violation.related[0], stated)


def _is_sum(violation: Violation) -> bool:
    return violation.cell.column in ("claimed_total", "")


def _terms(what: str, sheet: Sheet) -> Iterator[Change]:
    """Yield the total, and every term with what the sum lacks added."""
    if what == "weights":
        weights = [(each.cell("weight"), each.weight) for each in sheet.indicators if each.weight]
        own = sheet.marks.get("execution_weight")
        terms = [*weights, *([(sheet.cell("execution_weight"), own)] if own else [])]
        gap = HUNDRED - sum(amount.value for _, amount in terms)
    else:
        scores = [(each.cell("score"), each.score) for each in sheet.indicators if each.score]
        own = sheet.marks.get("execution_score")
        terms = [*scores, *([(sheet.cell("execution_score"), own)] if own else [])]
        computed = sum_of_scores(sheet) or 0
        gap = sheet.marks["claimed_total"].value - computed
        yield Change(sheet.cell("claimed_total"), computed)
    yield from (Change(cell, amount.value + gap) for cell, amount in terms)


def mark_of(sheet: Sheet, cell: Cell) -> Amount:
    """Return the mark that a cell of a sheet prints."""
    if cell.table == PROJECTS:
        return sheet.marks[cell.column]
    indicator = next(each for each in sheet.indicators if each.key == cell.row)
    return (indicator.weight if cell.column == "weight" else indicator.score) or Amount(0, 0)


def changed_sheet(sheet: Sheet, change: Change) -> Sheet:
    """Return a sheet with one mark changed."""
    cell, value = change
    if cell.table == PROJECTS:
        quantum = sheet.marks[cell.column].quantum if cell.column in sheet.marks else 10**4
        return replace(sheet, marks={**sheet.marks, cell.column: Amount(value, quantum)})
    assert cell.table == INDICATORS
    mark = exact(Amount(value, 10**4 if value % 10**6 else 10**6))
    return replace(
        sheet,
        indicators=tuple(
            _marked(each, cell, mark) if each.key == cell.row else each for each in sheet.indicators
        ),
    )


def _marked(indicator: Indicator, cell: Cell, mark: Amount) -> Indicator:
    return replace(indicator, weight=mark) if cell.column == "weight" else replace(indicator, score=mark)


def number_of(text: str) -> int | None:
    """Return a printed number in millionths; None where it is none."""
    try:
        return parse_amount(text).value
    except NotMoneyError:
        return None
