"""The mistakes that people make with one number, told by comparing what is printed with what is expected."""

from __future__ import annotations

from collections.abc import Callable

from juesuan.standard.catalogue import Text
from juesuan.standard.yaml_files import load

_FACTORS = (10, 100, 1000)
_YUAN = 10_000
_SHORTEST = 3
"""Fewer digits than this agree by chance."""


def likely_mistake(printed: str, expected: str) -> Text | None:
    """Return the mistake that turns the expected decimal into the printed one; None where none is plain."""
    if not _decimal(printed) or not _decimal(expected) or printed == expected:
        return None
    for name, made in _MISTAKES.items():
        if made(printed, expected):
            return cause(name, printed=printed, expected=expected)
    return None


def cause(name: str, **values: object) -> Text:
    """Return the sentence of one mistake; a value may itself be in both languages."""
    words = load("validations/messages/causes.yaml")[name]
    return {
        language: words[language].format(
            **{key: value[language] if isinstance(value, dict) else value for key, value in values.items()}
        )
        for language in ("zh", "en")
    }


def _decimal(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def _digits(text: str) -> str:
    return text.replace(".", "").strip("0")


def _scaled(text: str, decimals: int = 12) -> int:
    whole, _, rest = text.partition(".")
    return int(whole + rest.ljust(decimals, "0"))


def _unit(printed: str, expected: str) -> bool:
    one, other = sorted((_scaled(printed), _scaled(expected)))
    return bool(one) and one * _YUAN == other


def _shifted(printed: str, expected: str) -> bool:
    one, other = sorted((_scaled(printed), _scaled(expected)))
    return bool(one) and len(_digits(printed)) > 1 and any(one * factor == other for factor in _FACTORS)


def _swapped(printed: str, expected: str) -> bool:
    if len(printed) != len(expected) or len(printed) < _SHORTEST:
        return False
    places = [index for index, pair in enumerate(zip(printed, expected, strict=True)) if len(set(pair)) > 1]
    if len(places) != 2 or "." in printed[places[0] : places[0] + 1]:
        return False
    one, other = places
    return (printed[one], printed[other]) == (expected[other], expected[one])


def _one_digit(printed: str, expected: str) -> bool:
    if len(printed) != len(expected) or len(_digits(expected)) < _SHORTEST:
        return False
    return sum(one != other for one, other in zip(printed, expected, strict=True)) == 1


def _lost_digit(printed: str, expected: str) -> bool:
    return len(_digits(expected)) > _SHORTEST and _without_one(expected, printed)


def _extra_digit(printed: str, expected: str) -> bool:
    return len(_digits(expected)) >= _SHORTEST and _without_one(printed, expected)


def _without_one(longer: str, shorter: str) -> bool:
    if len(longer) != len(shorter) + 1:
        return False
    return any(longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer)))


_MISTAKES: dict[str, Callable[[str, str], bool]] = {
    "unit": _unit,
    "shifted": _shifted,
    "swapped": _swapped,
    "lost_digit": _lost_digit,
    "extra_digit": _extra_digit,
    "one_digit": _one_digit,
}
