"""The strict reader of amounts: text in, exact integers out, nothing rounded and nothing guessed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

SCALE = 6
"""Amounts are counted in millionths of the printed unit: 0.01 万元 is 10,000."""

_CANONICAL = re.compile(r"(-?)(0|[1-9][0-9]{0,11})(?:\.([0-9]{1,6}))?")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_SHIFTS = {"元": -4, "亿元": 4}
_MINUS = str.maketrans({"−": "-", "–": "-"})


class NotMoneyError(ValueError):
    """The text is not an amount that the standard accepts."""


class Amount(NamedTuple):
    """A printed amount: its value and the unit of its last printed digit, both in millionths."""

    value: int
    quantum: int


@lru_cache(maxsize=16_384)
def parse_amount(text: str) -> Amount:
    """Read an amount as packages write it: `1234.56`, `-0.10`, `855.1`.

    Raises NotMoneyError for anything else: separators, exponents, spaces, words, NaN,
    more than twelve digits before the point or six behind it.
    """
    match = _CANONICAL.fullmatch(text)
    if match is None:
        raise NotMoneyError(text)
    sign, whole, decimals = match[1], match[2], match[3] or ""
    value = int(whole + decimals.ljust(SCALE, "0"))
    return Amount(-value if sign else value, 10 ** (SCALE - len(decimals)))


def canonical_amount(printed: str) -> str:
    """Turn an amount as documents print it (`1,548.05`, full-width digits) into package form.

    Every printed digit is kept. Raises NotMoneyError where the text is not one whole amount.
    """
    text = unicodedata.normalize("NFKC", printed).translate(_MINUS).strip()
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    parse_amount(text)
    return text


def format_amount(value: int, decimals: int = 2) -> str:
    """Write millionths as a decimal with at least the given number of digits, exactly."""
    return _decimal(value, SCALE, decimals)


def _decimal(value: int, scale: int, decimals: int = 2) -> str:
    whole, rest = divmod(abs(value), 10**scale)
    digits = f"{rest:0{scale}d}"
    kept = max(decimals, len(digits.rstrip("0")))
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{digits[:kept]}" if kept else f"{sign}{whole}"


def decimals_of(quantum: int) -> int:
    """Return how many decimals a printed unit has: 10,000 millionths are two decimals."""
    return SCALE - (len(str(quantum)) - 1)


def in_base_unit(amount: Amount, unit: str) -> Amount:
    """Express an amount printed in 元 or 亿元 in 万元, exactly.

    Raises NotMoneyError where 元 are printed with more than two decimals.
    """
    if unit == "亿元":
        return Amount(amount.value * 10_000, amount.quantum * 10_000)
    if unit == "元":
        if amount.quantum < 10_000:
            raise NotMoneyError(format_amount(amount.value))
        return Amount(amount.value // 10_000, amount.quantum // 10_000)
    return amount


def from_base_unit(value: int, unit: str, quantum: int = 10_000) -> str:
    """Write millionths of 万元 in the given unit, with the decimals of a quantum or as many as it takes."""
    scale = SCALE + _SHIFTS.get(unit, 0)
    decimals = scale - (len(str(quantum)) - 1) if quantum else 2
    return _decimal(value, scale, max(decimals, 0))
