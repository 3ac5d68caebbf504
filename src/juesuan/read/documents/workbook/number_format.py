"""Number formats of workbooks, taken apart: sections, and the marks that each is made of."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["literal", "digit", "point", "percent", "exponent", "date", "text", "general"]
_LONGEST = 255
_MOST_SECTIONS = 4

_MARK = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_(?P<blank>.)|\*(?P<filled>.)|\[(?P<bracket>[^\]]*)\]?'
    r"|(?P<general>General|G/通用格式)|(?P<half>AM/PM|A/P|上午/下午)|(?P<exponent>[Ee][+-])"
    r"|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[aA]{3,4}|[bB]{2,4}|[eE]+)"
    r"|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)|(?P<other>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9]{1,15}(?:\.[0-9]{1,10})?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-]*)(?:-.*)?", re.DOTALL)


class Mark(NamedTuple):
    """One mark of a section: a digit place, a literal, a part of a date or another."""

    kind: Kind
    text: str


class Section(NamedTuple):
    """One section: its marks, its condition, and how it writes numbers."""

    marks: tuple[Mark, ...]
    condition: tuple[str, Decimal] | None
    grouped: bool
    """Whether digits are grouped by thousands."""
    scale: int
    """The power of ten that a number is multiplied with: 2 for a per cent sign, -3 for a comma at the end."""

    @property
    def is_date(self) -> bool:
        """Say whether the section writes a date or a time."""
        return any(mark.kind == "date" for mark in self.marks)

    def has(self, kind: Kind) -> bool:
        """Say whether the section has a mark of a kind."""
        return any(mark.kind == kind for mark in self.marks)


@lru_cache(maxsize=1000)
def sections_of(code: str) -> tuple[Section, ...]:
    """Take a number format apart; an unreadable or empty one has no sections and means General."""
    if not code or len(code) > _LONGEST:
        return ()
    found: list[list[re.Match[str]]] = [[]]
    for match in _MARK.finditer(code):
        if match["other"] == ";":
            found.append([])
        else:
            found[-1].append(match)
    return tuple(_section(matches) for matches in found[:_MOST_SECTIONS])


def _section(matches: list[re.Match[str]]) -> Section:
    marks: list[Mark] = []
    condition = None
    commas = 0
    grouped = False
    for match in matches:
        if match["comma"] is not None:
            commas += 1
            continue
        if match["digit"] is not None:
            grouped |= bool(commas) and any(mark.kind == "digit" for mark in marks)
            commas = 0
        if match["bracket"] is not None and (stated := _CONDITION.fullmatch(match["bracket"].strip())):
            condition = (stated[1], Decimal(stated[2]))
            continue
        marks.extend(_marks(match))
    percents = sum(mark.kind == "percent" for mark in marks)
    thousands = commas if any(mark.kind == "digit" for mark in marks) else 0
    return Section(tuple(marks), condition, grouped, 2 * percents - 3 * thousands)


def _marks(match: re.Match[str]) -> list[Mark]:
    if match["bracket"] is not None:
        return _bracketed(match["bracket"])
    for group, kind in _SIMPLE.items():
        if match[group] is not None:
            return [Mark(kind, match[group])]
    literal = match["quoted"] or match["escaped"] or match["other"] or " "
    return [Mark("literal", literal)] if match["filled"] is None else []


_SIMPLE: dict[str, Kind] = {
    "digit": "digit",
    "point": "point",
    "percent": "percent",
    "exponent": "exponent",
    "text": "text",
    "general": "general",
    "half": "date",
    "date": "date",
}


def _bracketed(inside: str) -> list[Mark]:
    """Read `[h]` and `[$¥-804]`; a colour or a kind of digits writes nothing."""
    if _ELAPSED.fullmatch(inside):
        return [Mark("date", f"[{inside.lower()}]")]
    currency = _CURRENCY.fullmatch(inside)
    return [Mark("literal", currency[1])] if currency and currency[1] else []
