"""Decide whether a system of constraints can hold, with a proof where it cannot."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from juesuan.evaluate.joint.bounds import FINENESS, Bounds
from juesuan.evaluate.joint.certificate import Certificate, certified
from juesuan.evaluate.joint.copies import merge
from juesuan.evaluate.joint.programme import SolverMissingError, solve_programme
from juesuan.evaluate.joint.system import System

Answer = Literal["possible", "impossible", "undecided", "no_solver"]
_NEARLY = 1e-6
"""How near to fitting the floating-point answer of the solver is not trusted."""


class Solved(NamedTuple):
    """The answer; `impossible` always comes with its proof."""

    answer: Answer
    certificate: Certificate | None = None


class _Guess(NamedTuple):
    answer: Answer
    multipliers: Mapping[int, Fraction] | None = None


def solve(system: System) -> Solved:
    """Decide a system: by narrowing intervals, then by a solution, last by a linear programme.

    `no_solver` says that only the programme could tell and scipy is not installed; `undecided`, that its
    answer could not be confirmed in whole numbers.
    """
    merged = merge(system)
    guess = _guessed(merged.system)
    if guess.multipliers is None:
        return Solved(guess.answer)
    certificate = certified(system, merged.restored(guess.multipliers))
    return Solved("impossible", certificate) if certificate else Solved("undecided")


def _guessed(system: System) -> _Guess:
    for number, constraint in enumerate(system.constraints):
        if not constraint.terms:
            return _Guess("impossible", {number: Fraction(1)})
    bounds = Bounds(system)
    if not bounds.narrow():
        multipliers = bounds.multipliers()
        if certified(system, multipliers):
            return _Guess("impossible", multipliers)
    elif _has_solution(system, bounds):
        return _Guess("possible")
    return _by_programme(system)


def _has_solution(system: System, narrowed: Bounds) -> bool:
    """Try one error after the other, those of active constraints first; a solution is checked exactly."""
    near = {cell for each in system.constraints if each.active for cell, _ in each.terms}
    order = sorted(range(len(system.cells)), key=lambda cell: cell not in near)
    return any(_completed(system, narrowed, order, choose) for choose in (_nearest_zero, _middle))


def _completed(system: System, bounds: Bounds, order: list[int], choose: Callable[[int, int], int]) -> bool:
    bounds.unfix()
    return all(bounds.fix(cell, choose(bounds.low[cell], bounds.high[cell])) for cell in order) and (
        is_solution(system, bounds.low)
    )


def _nearest_zero(low: int, high: int) -> int:
    return min(max(0, low), high)


def _middle(low: int, high: int) -> int:
    return (low + high) // 2


def is_solution(system: System, errors: Sequence[int | Fraction]) -> bool:
    """Say whether errors, in parts of a millionth, lie in their intervals and satisfy every constraint."""
    inside = all(
        -width * FINENESS <= error < width * FINENESS
        for error, width in zip(errors, system.widths, strict=True)
    )
    return inside and all(
        total == each.bound * FINENESS or (each.at_least and total > each.bound * FINENESS)
        for each in system.constraints
        for total in [sum(weight * errors[cell] for cell, weight in each.terms)]
    )


def _by_programme(system: System) -> _Guess:
    try:
        programme = solve_programme(system)
    except SolverMissingError:
        return _Guess("no_solver")
    if programme.room > 1 + _NEARLY:
        return _Guess("possible")
    if certified(system, programme.multipliers):
        return _Guess("impossible", programme.multipliers)
    # On the edge a solution counts only if it satisfies every constraint to the last digit.
    shares = zip(programme.errors, system.widths, strict=False)
    errors = [share * width * FINENESS for share, width in shares]
    return _Guess("possible" if errors and is_solution(system, errors) else "undecided")
