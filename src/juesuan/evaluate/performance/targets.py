"""Targets and actual values of indicators, as far as both are plain numbers of one unit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

Relation = Literal["at_least", "at_most", "above", "below", "bare"]

_SIGNS: dict[str, Relation] = {
    "≥": "at_least", ">=": "at_least", "不低于": "at_least", "不少于": "at_least", "不小于": "at_least",
    "大于等于": "at_least", "≤": "at_most", "<=": "at_most", "不超过": "at_most", "不高于": "at_most",
    "不大于": "at_most", "小于等于": "at_most", ">": "above", "<": "below", "=": "bare", "": "bare",
}  # fmt: skip
_TAILS: dict[str, Relation] = {"以上": "at_least", "及以上": "at_least", "以内": "at_most", "以下": "at_most"}
_NUMBER = r"(?P<number>[0-9]{1,9}(?:\.[0-9]{1,4})?)"
_UNIT = r"(?P<unit>%?[一-鿿()]{0,4})"
_TARGET = re.compile(
    f"(?P<sign>{'|'.join(sorted((re.escape(sign) for sign in _SIGNS), key=len, reverse=True))})"
    f"{_NUMBER}{_UNIT}?"
)
_VALUE = re.compile(f"=?{_NUMBER}{_UNIT}")
_COMPARED = re.compile(r"(?:[≥≤<>]|[<>]=)\s*[0-9]")
_DATES = re.compile(r"[年月日底]|时|前")
_DIGITS = re.compile(r"[0-9一二两三四五六七八九十百千万零]")
_TIMES = ("天", "日", "年", "月", "小时", "分钟", "工作日", "个月")


_HOLDS: dict[Relation, Callable[[Fraction], bool]] = {
    "at_least": lambda gap: gap >= 0,
    "above": lambda gap: gap > 0,
    "at_most": lambda gap: gap <= 0,
    "below": lambda gap: gap < 0,
}


class Target(NamedTuple):
    """What is to be reached: a relation, a number, a unit."""

    relation: Relation
    value: Fraction
    unit: str


class Value(NamedTuple):
    """What was reached."""

    value: Fraction
    unit: str


@lru_cache(maxsize=10_000)
def plain(text: str) -> str:
    """Return a value without what printing varies: width and spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@lru_cache(maxsize=10_000)
def target_of(text: str) -> Target | None:
    """Read a target such as `≥12期`, `≤3%`, `100%`, `95%以上`; None where it is anything else."""
    match = _TARGET.fullmatch(plain(text))
    if match is None:
        return None
    unit = match["unit"] or ""
    relation = _SIGNS[match["sign"]]
    for tail, meaning in _TAILS.items():
        if relation == "bare" and unit.endswith(tail):
            return Target(meaning, Fraction(match["number"]), unit.removesuffix(tail).removesuffix("及"))
    return Target(relation, Fraction(match["number"]), unit)


@lru_cache(maxsize=10_000)
def value_of(text: str) -> Value | None:
    """Read an actual value such as `14期` or `97%`; None where it is anything else."""
    match = _VALUE.fullmatch(plain(text))
    return Value(Fraction(match["number"]), match["unit"] or "") if match else None


def reached(target: Target, actual: Value, kind: str) -> bool | None:
    """Say whether a target was met; None where the two cannot be compared, or nobody says which way counts.

    A bare number of the kind 数量 or of 100 % is reached from below; of costs and times only an equal one is.
    """
    if target.unit != actual.unit:
        return None
    gap = actual.value - target.value
    if target.relation != "bare":
        return _HOLDS[target.relation](gap)
    if gap == 0:
        return True
    counted = "数量" in kind or (target.unit == "%" and target.value == 100)
    if not counted or target.unit in _TIMES:
        return None
    return gap > 0


def compared(text: str) -> bool:
    """Say whether an actual value carries a comparison sign."""
    return _COMPARED.match(plain(text)) is not None


def unanswered(target: str, actual: str) -> bool:
    """Say whether a target is a number and the actual value, though stated, has none; dates aside."""
    wanted, given = plain(target), plain(actual)
    numeric = any(character.isdigit() for character in wanted) and not _DATES.search(wanted)
    return bool(numeric and given and not _DIGITS.search(given))
