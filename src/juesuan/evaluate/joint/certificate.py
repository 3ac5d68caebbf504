"""Proof that a system has no solution: a sum of its constraints that no rounding can explain."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from juesuan.evaluate.joint.system import System


@dataclass(frozen=True, slots=True)
class Certificate:
    """How often each constraint is taken, and what remains of their sum; checked in whole numbers."""

    multipliers: dict[int, int]
    """By number of the constraint; positive for those that say `at least`."""
    weights: dict[int, int]
    """By number of the cell, for every cell that does not cancel."""
    bound: int
    """What Σ weight × error would have to reach."""
    reach: int
    """What it can reach at most: Σ |weight| × width."""


def certified(system: System, multipliers: Mapping[int, Fraction]) -> Certificate | None:
    """Return the certificate that some multipliers make; None where they prove nothing.

    The sum of the constraints asks for more than all errors together can give. At most equals at most only
    where some error would have to reach the upper end of its interval, which does not belong to it.
    """
    whole = _whole(multipliers)
    for sign in (1, -1):
        taken = {number: sign * count for number, count in whole.items()}
        found = _checked(system, taken)
        if found is not None:
            return found
    return None


def _whole(multipliers: Mapping[int, Fraction]) -> dict[int, int]:
    """Return the multipliers as whole numbers without a common divisor."""
    chosen = {number: value for number, value in multipliers.items() if value}
    scale = math.lcm(*(value.denominator for value in chosen.values()))
    whole = {number: int(value * scale) for number, value in chosen.items()}
    divisor = math.gcd(*whole.values()) or 1
    return {number: value // divisor for number, value in whole.items()}


def _checked(system: System, taken: dict[int, int]) -> Certificate | None:
    weights: defaultdict[int, int] = defaultdict(int)
    bound = 0
    for number, count in taken.items():
        constraint = system.constraints[number]
        if constraint.at_least and count < 0:
            return None
        bound += count * constraint.bound
        for cell, weight in constraint.terms:
            weights[cell] += count * weight
    left = {cell: weight for cell, weight in weights.items() if weight}
    reach = sum(abs(weight) * system.widths[cell] for cell, weight in left.items())
    upper = any(weight > 0 for weight in left.values())
    if bound > reach or (bound == reach > 0 and upper):
        return Certificate(taken, left, bound, reach)
    return None
