"""Numbers that the prose states, read by the sentence patterns of `validations/narrative/*.yaml`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from juesuan.arithmetic.money import NotMoneyError, canonical_amount
from juesuan.read.documents.document import Position, PrintedLine
from juesuan.read.prose.patterns import Narrative, narratives
from juesuan.read.spelling import plain

LONGEST_QUOTE = 20
_LONGEST_SECTION = 20_000
_SENTENCE_END = "。"


class Figure(NamedTuple):
    """One number that a sentence states."""

    section: str
    concept: str
    item: str
    measure: str
    basis: str
    value: str
    unit: str
    direction: str
    quote: str
    position: Position


class _Section(NamedTuple):
    text: str
    starts: list[int]
    positions: list[Position]

    def position(self, offset: int) -> Position:
        return self.positions[bisect_right(self.starts, offset) - 1]


def read_figures(lines: Sequence[PrintedLine]) -> list[Figure]:
    """Return every number that a known sentence states, in reading order."""
    found = [
        figure
        for narrative in narratives()
        for section in _sections(lines, narrative)
        for figure in _figures(section, narrative)
    ]
    return sorted(found, key=lambda figure: figure.position)


def _sections(lines: Sequence[PrintedLine], narrative: Narrative) -> Iterator[_Section]:
    """Yield the text below each heading of the section, up to the next heading."""
    for index, line in enumerate(lines):
        if line.level == 2 and all(word in plain(line.text) for word in narrative.heading_words):
            yield _section(lines, index + 1)


def _section(lines: Sequence[PrintedLine], start: int) -> _Section:
    text, starts, positions = [], [], []
    length = 0
    for line in lines[start:]:
        if line.level in (1, 2) or length > _LONGEST_SECTION:
            break
        piece = plain(line.text) if len(line.text) <= _LONGEST_SECTION else ""
        text.append(piece)
        starts.append(length)
        positions.append(line.position)
        length += len(piece)
    return _Section("".join(text), starts, positions)


def _figures(section: _Section, narrative: Narrative) -> Iterator[Figure]:
    reasons = [
        (match.start(), _sentence_end(section.text, match.start()))
        for match in narrative.reasons.finditer(section.text)
    ]
    subjects = [(match.end(), match[0]) for match in narrative.subjects.finditer(section.text)]
    ends = [end for end, _ in subjects]
    taken: set[int] = set()
    for expression, measure, basis in narrative.patterns:
        for match in expression.finditer(section.text):
            groups = match.groupdict()
            before = bisect_right(ends, match.start("value"))
            name = groups.get("subject") or (subjects[before - 1][1] if before else "")
            explains = any(start <= match.start() < end for start, end in reasons)
            if not name or explains or match.start("value") in taken:
                continue
            figure = _figure(match, section, narrative, name, (measure, basis))
            if figure:
                taken.add(match.start("value"))
                yield figure


def _figure(
    match: re.Match[str], section: _Section, narrative: Narrative, name: str, what: tuple[str, str]
) -> Figure | None:
    groups = match.groupdict()
    concept, item = narrative.names[name]
    try:
        value = canonical_amount(groups["value"])
    except NotMoneyError:
        return None
    direction = narrative.directions.get(groups.get("direction") or "", "")
    quote = match[0][-LONGEST_QUOTE:]
    position = section.position(match.start("value"))
    return Figure(narrative.section, concept, item, *what, value, groups["unit"], direction, quote, position)


def _sentence_end(text: str, start: int) -> int:
    end = text.find(_SENTENCE_END, start)
    return len(text) if end < 0 else end
