"""Numbers as the automatic numbering of Word writes them."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_PLACES = ("", "拾", "佰", "仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LARGEST_SPELLED = 9_999
_LARGEST_CIRCLED = 20
_LARGEST_ROMAN = 3_999
_CIRCLED, _BRACKETED, _STOPPED = 0x2460, 0x2474, 0x2488
_WIDE_ZERO = 0xFF10


def numeral(value: int, kind: str) -> str:
    """Write a number in one of Word's kinds; an unknown kind, or too large a number, gives digits."""
    if kind in ("none", "bullet"):
        return ""
    write = _KINDS.get(kind)
    return (write(value) if write and value > 0 else "") or str(value)


def _spelled(value: int, digits: str, places: tuple[str, ...]) -> str:
    if value > _LARGEST_SPELLED:
        return ""
    written = ""
    text = str(value)
    for index, digit in enumerate(text):
        if digit != "0":
            written += digits[int(digit)] + places[len(text) - index - 1]
        elif written and not written.endswith(digits[0]):
            written += digits[0]
    return written.rstrip(digits[0])


def _chinese(value: int) -> str:
    return (
        _spelled(value, "零" + _DIGITS[1:], _PLACES).removeprefix("一")
        if 10 <= value < 20
        else _counted(value)
    )


def _counted(value: int) -> str:
    return _spelled(value, "零" + _DIGITS[1:], _PLACES)


def _letters(value: int) -> str:
    """Write A, B, … Z, AA, BB, …, as Word does."""
    times, letter = divmod(value - 1, 26)
    return chr(ord("A") + letter) * (times + 1) if times < 5 else ""


def _roman(value: int) -> str:
    if value > _LARGEST_ROMAN:
        return ""
    written = ""
    for size, letters in _ROMAN:
        while value >= size:
            value -= size
            written += letters
    return written


def _enclosed(first: int) -> Callable[[int], str]:
    return lambda value: chr(first + value - 1) if value <= _LARGEST_CIRCLED else ""


def _one_of(letters: str) -> Callable[[int], str]:
    return lambda value: letters[value - 1] if value <= len(letters) else ""


def _digit_by_digit(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _wide(value: int) -> str:
    return "".join(chr(_WIDE_ZERO + int(digit)) for digit in str(value))


_KINDS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "koreanDigital2": _digit_by_digit,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "chineseLegalSimplified": lambda value: _spelled(value, _LEGAL, _LEGAL_PLACES),
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalEnclosedCircle": _enclosed(_CIRCLED),
    "decimalEnclosedCircleChinese": _enclosed(_CIRCLED),
    "decimalEnclosedParen": _enclosed(_BRACKETED),
    "decimalEnclosedFullstop": _enclosed(_STOPPED),
    "upperLetter": _letters,
    "lowerLetter": lambda value: _letters(value).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
}
