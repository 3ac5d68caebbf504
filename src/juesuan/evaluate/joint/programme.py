"""The linear programme behind the question, for where narrowing and trying do not answer it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from importlib import import_module
from typing import Any

from juesuan.evaluate.joint.system import System

_MOST = 2.0
_FINEST = 10_000
"""The largest denominator of a multiplier that is looked for."""


class SolverMissingError(Exception):
    """The optional library that solves linear programmes is not installed."""


@dataclass(frozen=True, slots=True)
class Programme:
    """The answer of the solver, in floating point: a hint, never a proof."""

    room: float
    """How many times the errors of a solution fit into their intervals, 2 at most; below 1 not at all."""
    multipliers: dict[int, Fraction]
    """What the constraints weigh in the bound on `room`."""
    errors: tuple[Fraction, ...] = ()
    """The errors of the solution, as parts of their widths."""


def solve_programme(system: System) -> Programme:
    """Return the largest factor by which all bounds could grow with the errors still inside their intervals.

    Raises SolverMissingError where scipy is not installed.
    """
    optimize, sparse = _library("scipy.optimize"), _library("scipy.sparse")
    unit = min(system.widths)
    count = len(system.widths)
    matrices: dict[bool, Any] = {}
    for at_least in (False, True):
        rows = [each for each in system.constraints if each.at_least == at_least]
        entries = [
            (index, cell, weight * system.widths[cell] / unit)
            for index, each in enumerate(rows)
            for cell, weight in each.terms
        ]
        entries += [(index, count, -each.bound / unit) for index, each in enumerate(rows)]
        values, places = [e[2] for e in entries], ([e[0] for e in entries], [e[1] for e in entries])
        matrices[at_least] = sparse.csr_array((values, places), shape=(len(rows), count + 1))
    least = matrices[True]
    result = optimize.linprog(
        [0.0] * count + [-1.0],
        A_eq=matrices[False] if matrices[False].shape[0] else None,
        b_eq=[0.0] * matrices[False].shape[0] or None,
        A_ub=-least if least.shape[0] else None,
        b_ub=[0.0] * least.shape[0] or None,
        bounds=[(-1.0, 1.0)] * count + [(0.0, _MOST)],
        method="highs",
    )
    if result.status != 0:
        return Programme(1.0, {})
    room = float(result.x[count])
    shares = [float(x) / room for x in result.x[:count]] if room else []
    errors = tuple(Fraction(share).limit_denominator(_FINEST) for share in shares)
    return Programme(room, _multipliers(system, result), errors)


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise SolverMissingError from None


def _multipliers(system: System, result: Any) -> dict[int, Fraction]:
    """Return the duals as fractions with small denominators, the largest being one."""
    equal, least = iter(result.eqlin.marginals), iter(result.ineqlin.marginals)
    duals = [float(-next(least)) if each.at_least else float(next(equal)) for each in system.constraints]
    largest = max(map(abs, duals), default=0.0)
    if not largest:
        return {}
    scaled = [Fraction(dual / largest).limit_denominator(_FINEST) for dual in duals]
    return {number: value for number, value in enumerate(scaled) if value}
