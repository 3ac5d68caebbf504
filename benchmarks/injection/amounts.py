"""The ways in which a printed number goes wrong."""

from __future__ import annotations

from decimal import Decimal

WAYS = ("quantum", "half", "hundred", "swap", "point")


def wrong_amounts(text: str, step: int = 1) -> dict[str, str]:
    """Return a printed amount gone wrong in every way that gives another number.

    `quantum`: more by `step` units of its last digit; `half`, `hundred`: more by 0.50, by 100; `swap`: the
    last two neighbouring digits that differ, exchanged; `point`: the decimal point one place to the right.
    """
    value = Decimal(text)
    unit = Decimal(1).scaleb(_exponent(value))
    found = {
        "quantum": str(value + step * unit),
        "half": str(value + Decimal("0.50")),
        "hundred": str(value + 100),
        "swap": swapped(text),
        "point": shifted(text),
    }
    return {way: new for way, new in found.items() if Decimal(new) != value}


def more(text: str, amount: str) -> str:
    """Return a printed number with an amount added to it."""
    return str(Decimal(text) + Decimal(amount))


def last_digits(text: str, count: int) -> str:
    """Return a printed number changed by some units of its last digit."""
    value = Decimal(text)
    return str(value + count * Decimal(1).scaleb(_exponent(value)))


def swapped(text: str) -> str:
    """Return a number with the last two neighbouring digits that differ exchanged; itself where none do."""
    for at in range(len(text) - 2, -1, -1):
        one, other = text[at], text[at + 1]
        digits = one.isdigit() and other.isdigit() and one != other
        if digits and not (at == 0 and other == "0"):
            return text[:at] + other + one + text[at + 2 :]
    return text


def shifted(text: str) -> str:
    """Return a number with its point one place to the right; a whole one gets one before its last digit."""
    whole, point, decimals = text.partition(".")
    if not point:
        return f"{whole[:-1] or '0'}.{whole[-1]}"
    moved, rest = (whole + decimals[0]).lstrip("0") or "0", decimals[1:]
    return f"{moved}.{rest}" if rest else moved


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent
