"""One equation against the printed amounts: what rounding can explain, and what it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Literal, NamedTuple

from juesuan.arithmetic import rounding
from juesuan.arithmetic.equations import Cell, Equation
from juesuan.arithmetic.money import Amount

Verdict = Literal["possible", "rounding_tail", "implausible", "impossible", "mismatch", "blank", "unknown"]
BROKEN: frozenset[str] = frozenset({"impossible", "mismatch"})

NOTHING = Amount(0, 0)
"""What a blank cell counts as: an exact zero."""


class Judged(NamedTuple):
    """An equation with its verdict and the difference total − Σ, in millionths."""

    equation: Equation
    verdict: Verdict
    difference: int = 0
    tolerance: int = 0


def judge_equation(
    equation: Equation, amounts: Mapping[Cell, Amount], unknown: AbstractSet[Cell], factor: int = 2
) -> Judged:
    """Judge one equation; `factor` is that of the package's rounding profile.

    `blank`: nothing to judge (no cell printed, or the part of an `at_most` not printed).
    `unknown`: a cell of it could not be read or placed.
    """
    cells = equation.cells()
    if any(cell in unknown for cell in cells):
        return Judged(equation, "unknown")
    printed = [amounts[cell] for cell in cells if cell in amounts]
    if not printed or (equation.relation in ("at_most", "within") and equation.total not in amounts):
        return Judged(equation, "blank")
    parts = sum(term.coefficient * amounts.get(term.cell, NOTHING).value for term in equation.terms)
    difference = amounts.get(equation.total, NOTHING).value - parts
    return _JUDGES[equation.relation](equation, printed, difference, factor)


def _sum(equation: Equation, printed: list[Amount], difference: int, factor: int) -> Judged:
    quanta = sum(amount.quantum for amount in printed)
    squares = sum(amount.quantum * amount.quantum for amount in printed)
    verdict = rounding.judge(difference, quanta, squares, factor)
    allowed = rounding.tolerance(quanta, min(amount.quantum for amount in printed), factor)
    return Judged(equation, verdict, difference, allowed)


def _count(equation: Equation, _printed: list[Amount], difference: int, _factor: int) -> Judged:
    """Things counted are exact."""
    return Judged(equation, "impossible" if difference else "possible", difference)


def _within(equation: Equation, _printed: list[Amount], difference: int, _factor: int) -> Judged:
    """A part of things counted within its whole."""
    return Judged(equation, "impossible" if difference > 0 else "possible", difference)


def _same(equation: Equation, printed: list[Amount], difference: int, _factor: int) -> Judged:
    """Agree, differ by one last digit (a conversion tail), or contradict; rounding excuses nothing more."""
    coarse = max(amount.quantum for amount in printed)
    if difference == 0 or 2 * abs(difference) < sum(amount.quantum for amount in printed):
        return Judged(equation, "possible", difference)
    return Judged(equation, "rounding_tail" if abs(difference) <= coarse else "mismatch", difference)


def _at_most(equation: Equation, printed: list[Amount], difference: int, _factor: int) -> Judged:
    """A part within its whole; several wholes bring their own rounding."""
    coarse = max(amount.quantum for amount in printed)
    bound = sum(amount.quantum for amount in printed)
    if difference <= 0 or 2 * difference < bound:
        return Judged(equation, "possible", difference)
    return Judged(equation, "rounding_tail" if difference <= coarse else "impossible", difference)


_JUDGES = {"sum": _sum, "same": _same, "at_most": _at_most, "count": _count, "within": _within}
