"""Dates that no calendar has."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from juesuan.read.wording.hits import Hit
from juesuan.read.wording.patterns import find_patterns, looks_in
from juesuan.read.wording.stretch import Wording
from juesuan.standard.catalogue import Rule

_DATE = re.compile(
    r"(?<![0-9.,])(?:(?P<year>[0-9]{4})年)?(?<![0-9.,])(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?"
)
_MONTHS = 12
_LEAP_YEAR = 2000


def find_dates(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield years of five digits, months above twelve and days that their month does not have."""
    yield from find_patterns(rule, wording)
    for stretch in wording.stretches:
        if looks_in(rule, stretch):
            for index, paragraph in enumerate(stretch.paragraphs):
                for match in _DATE.finditer(paragraph.text):
                    if _is_impossible(match):
                        yield Hit(stretch, index, *match.span())


def _is_impossible(match: re.Match[str]) -> bool:
    """Judge a month and a day; a month alone, without its year, may be a length of time (`18月`)."""
    month, day = int(match["month"]), int(match["day"] or 1)
    year = int(match["year"] or _LEAP_YEAR)
    if not match["year"] and not match["day"]:
        return False
    if not 1 <= month <= _MONTHS:
        return True
    return not 1 <= day <= monthrange(max(year, 1), month)[1]
