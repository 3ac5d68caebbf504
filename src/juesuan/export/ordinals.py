"""Chinese ordinals, such as 一 and 九十九."""

from __future__ import annotations

_DIGITS = "一二三四五六七八九"
_TEN = "十"
_BASE = 10


def ordinal(number: int) -> str:
    """Return the numeral of 1 to 99: 十二, 二十, 二十三."""
    tens, ones = divmod(number, _BASE)
    first = "" if tens == 0 else _TEN if tens == 1 else _DIGITS[tens - 1] + _TEN
    return first + (_DIGITS[ones - 1] if ones else "")
