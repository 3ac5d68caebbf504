"""Dates and times as workbooks display them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from juesuan.read.documents.workbook.number_format import Mark

_LAST_DAY = 2_958_465
_DAY = 86_400
_LEAP_DAY_OF_LOTUS = 60
_FROM_1904 = 1462
_WEEKDAYS = "一二三四五六日"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOON = 12


class _Moment(NamedTuple):
    """A moment: the day and the time that are displayed, and all its seconds since the first day."""

    day: datetime
    seconds: int
    """Of the day."""
    elapsed: int


def displayed_date(value: Decimal, marks: Sequence[Mark], *, starts_1904: bool) -> str | None:
    """Write a day number under the marks of a date format; None for what is no day that Excel knows."""
    days = value + (_FROM_1904 if starts_1904 else 0)
    if not 0 <= days < _LAST_DAY + 1:
        return None
    moment = _moment(days)
    halves = any(mark.kind == "date" and "/" in mark.text for mark in marks)
    return "".join(_pieces(moment, marks, halves=halves))


def _moment(days: Decimal) -> _Moment:
    elapsed = int((days * _DAY).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    day, seconds = divmod(elapsed, _DAY)
    # Excel counts a 29 February 1900 that never was; the days before it are one further on.
    start = datetime(1899, 12, 30) if day >= _LEAP_DAY_OF_LOTUS else datetime(1899, 12, 31)  # noqa: DTZ001
    return _Moment(start + timedelta(days=min(day, _LAST_DAY)), seconds, elapsed)


def _pieces(moment: _Moment, marks: Sequence[Mark], *, halves: bool) -> Iterator[str]:
    times = [mark.text.strip("[]").lower()[:1] if mark.kind == "date" else "" for mark in marks]
    for index, mark in enumerate(marks):
        if mark.kind != "date":
            yield "" if mark.kind == "digit" else mark.text
            continue
        text = mark.text.lower()
        before = next((letter for letter in reversed(times[:index]) if letter), "")
        after = next((letter for letter in times[index + 1 :] if letter), "")
        is_minute = text.strip("[]")[:1] == "m" and (before == "h" or after == "s") and len(text) < 3
        yield _piece(moment, text, is_minute=is_minute, halves=halves)


def _piece(moment: _Moment, text: str, *, is_minute: bool, halves: bool) -> str:
    if "/" in text:
        morning, afternoon = ("上午", "下午") if text.startswith("上") else ("AM", "PM")
        return morning if moment.seconds < _NOON * 3600 else afternoon
    if text.startswith("["):
        unit = {"h": 3600, "m": 60, "s": 1}[text[1]]
        return str(moment.elapsed // unit).rjust(len(text) - 2, "0")
    if text[0] in "hs" or is_minute:
        return _time(moment.seconds, text, halves=halves)
    return _day(moment.day, text)


def _time(seconds: int, text: str, *, halves: bool) -> str:
    hour = seconds // 3600
    if halves:
        hour = hour % _NOON or _NOON
    number = {"h": hour, "m": seconds // 60 % 60, "s": seconds % 60}[text[0]]
    return str(number).rjust(min(len(text), 2), "0")


def _day(day: datetime, text: str) -> str:
    letter, length = text[0], len(text)
    if letter in "ye" or letter == "b":
        return f"{day.year % 100:02d}" if letter == "y" and length <= 2 else str(day.year)
    if letter == "a" or (letter == "d" and length > 2):
        weekday = _WEEKDAYS[day.weekday()]
        return weekday if length == 3 and letter == "a" else f"星期{weekday}"
    if letter == "m" and length > 2:
        return _MONTHS[day.month - 1]
    number = day.month if letter == "m" else day.day
    return str(number).rjust(min(length, 2), "0")
