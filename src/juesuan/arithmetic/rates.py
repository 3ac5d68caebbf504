"""Rates as intervals: what a printed percentage can be, given the printed amounts it is computed from."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple

from juesuan.arithmetic.money import SCALE, Amount

RateVerdict = Literal["possible", "cut", "mismatch", "undefined", "inconclusive"]
_PERCENT = 100 * 10**SCALE
WIDEST = 20
"""A computed interval wider than this many printed units decides nothing."""


class Rate(NamedTuple):
    """A computed rate in millionths of a percent: at the printed values, and its bounds (None: unbounded)."""

    value: Fraction
    low: Fraction
    high: Fraction | None


def ratio(part: Amount, whole: Amount) -> Rate | None:
    """Return part ÷ whole × 100 as a rate; None where the whole is zero."""
    if whole.value == 0:
        return None
    (part_low, part_high), (whole_low, whole_high) = _bounds(part), _bounds(whole)
    return Rate(
        value=Fraction(part.value * _PERCENT, whole.value),
        low=_over(part_low, whole_high),
        high=None if whole_low <= 0 else _over(part_high, whole_low),
    )


def growth(change: Amount, actual: Amount, sign: int) -> Rate | None:
    """Return change ÷ (actual − sign × change) × 100 as a rate; None where the base is zero.

    The rate rises with the change and falls with the actual amount, so its bounds are at the corners.
    """
    base = actual.value - sign * change.value
    if base == 0:
        return None
    (change_low, change_high), (actual_low, actual_high) = _bounds(change), _bounds(actual)
    smallest = actual_low - sign * change_high
    largest = actual_high - sign * change_low
    return Rate(
        value=Fraction(change.value * _PERCENT, base),
        low=_over(change_low, largest) if largest > 0 else Fraction(0),
        high=None if smallest <= 0 else _over(change_high, smallest),
    )


def judge_rate(printed: Amount, computed: Rate) -> RateVerdict:
    """Compare a printed percentage with the computed interval."""
    half = Fraction(printed.quantum, 2)
    meets = computed.low <= printed.value + half and (
        computed.high is None or computed.high >= printed.value - half
    )
    if not meets:
        near = abs(rounded(computed.value, printed.quantum) - printed.value) <= printed.quantum
        return "cut" if near else "mismatch"
    if computed.high is None or computed.high - computed.low > WIDEST * max(printed.quantum, 1):
        return "inconclusive"
    return "possible"


def rounded(value: Fraction, quantum: int) -> int:
    """Round half up, away from zero, to a printed unit."""
    unit = max(quantum, 1)
    steps = (abs(value) / unit + Fraction(1, 2)).__floor__()
    return steps * unit if value >= 0 else -steps * unit


def _bounds(amount: Amount) -> tuple[Fraction, Fraction]:
    half = Fraction(amount.quantum, 2)
    return amount.value - half, amount.value + half


def _over(part: Fraction, whole: Fraction) -> Fraction:
    return Fraction(part * _PERCENT, whole)
