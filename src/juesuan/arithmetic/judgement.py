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
    _, relation, total, terms = equation
    if total in unknown:
        return Judged(equation, "unknown")
    own = amounts.get(total)
    printed, difference = ([], 0) if own is None else ([own], own.value)
    for coefficient, cell in terms:
        if cell in unknown:
            return Judged(equation, "unknown")
        amount = amounts.get(cell)
        if amount is not None:
            printed.append(amount)
            difference -= coefficient * amount.value
    if not printed or (own is None and relation in ("at_most", "within")):
        return Judged(equation, "blank")
    return _JUDGES[relation](equation, printed, difference, factor)


def _sum(equation: Equation, printed: list[Amount], difference: int, factor: int) -> Judged:
    units = [amount.quantum for amount in printed]
    quanta = sum(units)
    allowed = rounding.tolerance(quanta, min(units), factor)
    if not difference:
        return Judged(equation, "possible", 0, allowed)
    squares = sum(unit * unit for unit in units)
    return Judged(equation, rounding.judge(difference, quanta, squares, factor), difference, allowed)


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
