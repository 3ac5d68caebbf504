"""Rates as intervals: what a printed percentage can be, given the printed amounts it is computed from."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
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


@lru_cache(maxsize=8192)
def ratio(part: Amount, whole: Amount) -> Rate | None:
    """Return part ÷ whole × 100 as a rate; None where the whole is zero."""
    if whole.value == 0:
        return None
    (part_low, part_high), (whole_low, whole_high) = _doubled(part), _doubled(whole)
    return Rate(
        value=Fraction(part.value * _PERCENT, whole.value),
        low=Fraction(part_low * _PERCENT, whole_high),
        high=None if whole_low <= 0 else Fraction(part_high * _PERCENT, whole_low),
    )


@lru_cache(maxsize=8192)
def growth(change: Amount, actual: Amount, sign: int) -> Rate | None:
    """Return change ÷ (actual − sign × change) × 100 as a rate; None where the base is zero.

    The rate rises with the change and falls with the actual amount, so its bounds are at the corners.
    """
    base = actual.value - sign * change.value
    if base == 0:
        return None
    (change_low, change_high), (actual_low, actual_high) = _doubled(change), _doubled(actual)
    smallest = actual_low - sign * change_high
    largest = actual_high - sign * change_low
    return Rate(
        value=Fraction(change.value * _PERCENT, base),
        low=Fraction(change_low * _PERCENT, largest) if largest > 0 else Fraction(0),
        high=None if smallest <= 0 else Fraction(change_high * _PERCENT, smallest),
    )


def judge_rate(printed: Amount, computed: Rate) -> RateVerdict:
    """Compare a printed percentage with the computed interval."""
    low, high = _doubled(printed)
    meets = _compare(computed.low, high) <= 0 and (computed.high is None or _compare(computed.high, low) >= 0)
    if not meets:
        near = abs(rounded(computed.value, printed.quantum) - printed.value) <= printed.quantum
        return "cut" if near else "mismatch"
    if computed.high is None or _is_wider(computed.low, computed.high, WIDEST * max(printed.quantum, 1)):
        return "inconclusive"
    return "possible"


def rounded(value: Fraction, quantum: int) -> int:
    """Round half up, away from zero, to a printed unit."""
    unit = max(quantum, 1)
    steps = (abs(value) / unit + Fraction(1, 2)).__floor__()
    return steps * unit if value >= 0 else -steps * unit


def _compare(rate: Fraction, doubled: int) -> int:
    """Return twice a rate less a doubled bound, as a whole number of the same sign."""
    return 2 * rate.numerator - doubled * rate.denominator


def _is_wider(low: Fraction, high: Fraction, width: int) -> bool:
    """Say whether two rates are farther apart than a width; in whole numbers, which are ten times faster."""
    gap = high.numerator * low.denominator - low.numerator * high.denominator
    return gap > width * low.denominator * high.denominator


def _doubled(amount: Amount) -> tuple[int, int]:
    """Return twice the bounds of what was rounded to an amount: whole numbers."""
    return 2 * amount.value - amount.quantum, 2 * amount.value + amount.quantum
