"""What rounding can explain: the meaning of possible, implausible and impossible."""

from __future__ import annotations

from typing import Literal

Judgement = Literal["possible", "implausible", "impossible"]
Profile = Literal["nearest", "truncate", "balanced", "exact"]

FACTORS: dict[str, int] = {"nearest": 2, "truncate": 1, "balanced": 10**6, "exact": 10**6}
"""A difference is possible when factor × |difference| is less than the sum of the quanta.

Rounding to the nearest moves each printed value by less than half a quantum (a tie is moved by
exactly half, but only upwards), cutting by less than one; balanced and exact accounts move nothing.
"""


def judge(difference: int, quanta: int, squares: int, factor: int = 2) -> Judgement:
    """Judge a difference between a printed total and the sum of its printed parts.

    All in millionths. `quanta` is the sum of the quanta of all printed cells of the equation,
    the total included, `squares` the sum of their squares. For n parts of one quantum the bound is
    floor(n/2) quanta; beyond three standard deviations of the rounding error is implausible.
    """
    if difference and factor * abs(difference) >= quanta:
        return "impossible"
    if factor == FACTORS["nearest"] and 4 * difference * difference > 3 * squares:
        return "implausible"
    return "possible"


def tolerance(quanta: int, quantum: int, factor: int = 2) -> int:
    """Return the largest difference that `judge` finds possible, in millionths.

    `quantum` is the finest unit among the cells: differences are its multiples.
    """
    if not quantum:
        return 0
    return max(0, (quanta - 1) // factor) // quantum * quantum
