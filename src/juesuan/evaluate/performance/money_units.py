"""Sheets whose money is in 元 under a head that says 万元: one mistake of the form, reported once."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.arithmetic.money import format_amount
from juesuan.evaluate.performance.wording import say
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.evaluate.single import Violation

_COLUMNS = ("full_year_budget", "executed", "initial_budget")


def judge_units(evidence: Evidence) -> Iterator[Violation]:
    """Report the first of the sheets, with the others beside it."""
    wrong = [sheet for sheet in evidence.sheets.all if sheet.key in evidence.sheets.slipped]
    if not wrong:
        return
    first = wrong[0]
    column = next(name for name in (*_COLUMNS, *first.money) if name in first.money)
    expected = format_amount(evidence.sheets.amounts[first.cell(column)].value)
    unit = first.values["unit"]
    yield Violation(
        "mismatch",
        first.cell(column),
        printed=first.values[column],
        expected=expected,
        unit=unit,
        detail=say("unit", unit=unit, expected=expected, count=len(wrong)),
        related=tuple(
            sheet.cell(name) for sheet in wrong[1:] for name in _COLUMNS[:1] if name in sheet.money
        ),
    )
