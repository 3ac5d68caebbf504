"""The prose of a clean document: its lines, numbers and direction words, and the figures read from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from injection.clean import Clean, clean, line_of
from juesuan.package.content import Record
from juesuan.package.facts import amount_tables
from juesuan.read.spelling import plain

_NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?")
_ORDINALS = re.compile(r"^\s*(?:\d+[.、．]|[（(]\d+[）)])")
_UNIT = re.compile(r"(?:万元|亿元|元|%|个|人次|人|批次|辆|件|台（套）|台|次|分|项|户)")
_LONGEST_UNIT = 4
_HEADING = "#"


class Number(NamedTuple):
    """One number of the prose: where it stands, its unit, and the figures that were read from it."""

    line: int
    start: int
    end: int
    text: str
    unit: str
    figures: tuple[Record, ...]


class Word(NamedTuple):
    """One direction word of the prose, and the figures whose direction it says."""

    line: int
    start: int
    text: str
    figures: tuple[Record, ...]


def prose(region: str) -> list[tuple[int, str]]:
    """Return the numbered lines of prose, outside the contents and the tables."""
    whole = clean(region)
    first = next(at for at, line in enumerate(whole.lines, start=1) if line.startswith("## "))
    return [
        (at, line)
        for at, line in enumerate(whole.lines[first:], start=first + 1)
        if line.strip() and not line.startswith(("|", _HEADING)) and at not in table_lines(region)
    ]


def contents(region: str) -> list[tuple[int, str]]:
    """Return the numbered lines before the first part: the title and the contents."""
    whole = clean(region)
    first = next(at for at, line in enumerate(whole.lines, start=1) if line.startswith("## "))
    return [(at, line) for at, line in enumerate(whole.lines[: first - 1], start=1) if line.strip()]


@cache
def table_lines(region: str) -> dict[int, str]:
    """Return the lines of the nine tables with their titles and notes, each with the name of its table."""
    whole = clean(region)
    starts = sorted(
        (line_of(record), record.key)
        for record in whole.package.tables["sections"]
        if record.key in amount_tables() and line_of(record)
    )
    ends = [line for line, _ in starts[1:]] + [_end_of_tables(whole, starts[-1][0])]
    return {at: name for (start, name), end in zip(starts, ends, strict=True) for at in range(start, end)}


def _end_of_tables(whole: Clean, last: int) -> int:
    rest = enumerate(whole.lines[last:], start=last + 1)
    return next((at for at, line in rest if line.startswith(_HEADING)), len(whole.lines) + 1)


def numbers(region: str) -> Iterator[Number]:
    """Yield the numbers of the prose that are no ordinal, year or date."""
    for at, text in prose(region):
        ordinal = _ORDINALS.match(text)
        for match in _NUMBER.finditer(text, ordinal.end() if ordinal else 0):
            following = text[match.end() : match.end() + 1]
            before = text[: match.start()]
            if following in ("年", "月", "日", "）") and not before.endswith("（含"):
                continue
            unit = _UNIT.match(text, match.end())
            figures = tuple(_ending(region, at, text, match.end()))
            yield Number(at, match.start(), match.end(), match[0], unit[0] if unit else "", figures)


def words(region: str, pattern: re.Pattern[str]) -> Iterator[Word]:
    """Yield the words of the prose that match, with the figures whose direction they say."""
    for at, text in prose(region):
        for match in pattern.finditer(text):
            yield Word(at, match.start(), match[0], tuple(_covering(region, at, text, match)))


def figures_of(region: str, line: int) -> list[Record]:
    """Return the figures that were read from a line."""
    return _by_line(region).get(line, [])


@cache
def _by_line(region: str) -> dict[int, list[Record]]:
    found: dict[int, list[Record]] = {}
    for record in clean(region).package.tables["figures"]:
        found.setdefault(line_of(record), []).append(record)
    return found


def _ending(region: str, line: int, text: str, end: int) -> Iterator[Record]:
    """Yield the figures whose quote ends at a number or with its unit."""
    stems = [plain(text[: end + more]) for more in range(_LONGEST_UNIT + 1)]
    for record in figures_of(region, line):
        quote = _quote(record)
        if record.values["value"] and any(stem.endswith(quote) for stem in stems):
            yield record


def _covering(region: str, line: int, text: str, match: re.Match[str]) -> Iterator[Record]:
    """Yield the figures with a direction whose quote runs over a word and says no later direction word."""
    whole, before = plain(text), len(plain(text[: match.start()]))
    after = len(plain(text[: match.end()]))
    for record in figures_of(region, line):
        quote = _quote(record)
        for start in _starts(whole, quote):
            last = max((found.end() for found in match.re.finditer(quote)), default=0)
            if record.values["direction"] and start <= before and start + last == after:
                yield record


def _quote(record: Record) -> str:
    """Return the words that carry a figure, without the marks of what was cut off."""
    return plain(record.values["quote"].strip("…"))


def _starts(whole: str, part: str) -> Iterator[int]:
    at = whole.find(part)
    while at >= 0 and part:
        yield at
        at = whole.find(part, at + 1)
