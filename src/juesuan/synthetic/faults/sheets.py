"""Mistakes on the sheets of self-assessment: in their money, and in their marks."""

from __future__ import annotations

from random import Random

from juesuan.synthetic.faults.fault import Draft, Fault, Place, Seed, changed

_PROJECTS, _INDICATORS = "performance_projects", "performance_indicators"
_ON_MONEY = (
    "sheet-money-agrees-with-text",
    "sheet-execution-rate",
    "sheet-funds-parts",
    "text-execution-rate",
    "execution-within-budget",
    "whole-assessment-funds",
    "overall-sheet-agrees-with-tables",
    "assessed-funds-add-up",
)
_ON_SCORES = ("sheet-scores-add-up", "scores-within-weights", "target-and-score", "deductions-shown")
_ON_WEIGHTS = (
    "sheet-weights-add-up",
    "sheet-execution-score",
    "scores-within-weights",
    "sheet-scores-add-up",
)


def _place(draft: Draft, rng: Random, table: str, column: str) -> Place | None:
    found = [
        at
        for at, record in enumerate(draft.package.tables.get(table, ()))
        if record.values[column] and draft.free(table, record.key)
    ]
    return Place(table, rng.choice(found), column) if found else None


def _sheet_money_changed(draft: Draft, rng: Random) -> Fault | None:
    """Print another amount on a sheet than the text states."""
    place = _place(draft, rng, _PROJECTS, rng.choice(("executed", "full_year_budget")))
    if place is None:
        return None
    whole, _, rest = draft.text(place).partition(".")
    number = int(whole) * rng.randrange(105, 180) // 100 + rng.randrange(2, 9)
    return changed(
        "sheet_money_changed", draft, place, f"{number}.{rest}" if rest else str(number), _ON_MONEY
    )


def _score_changed(draft: Draft, rng: Random) -> Fault | None:
    """Give an indicator other marks, so that they no longer add up."""
    place = _place(draft, rng, _INDICATORS, "score")
    if place is None:
        return None
    score = int(draft.text(place))
    return changed("score_changed", draft, place, str(score - rng.randrange(2, 7)), _ON_SCORES)


def _weight_changed(draft: Draft, rng: Random) -> Fault | None:
    """Give an indicator other full marks."""
    place = _place(draft, rng, _INDICATORS, "weight")
    if place is None:
        return None
    weight = int(draft.text(place))
    return changed("weight_changed", draft, place, str(weight + rng.randrange(1, 9)), _ON_WEIGHTS)


SHEET_FAULTS: dict[str, Seed] = {
    "sheet_money_changed": _sheet_money_changed,
    "score_changed": _score_changed,
    "weight_changed": _weight_changed,
}
"""By kind."""
