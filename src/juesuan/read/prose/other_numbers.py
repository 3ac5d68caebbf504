"""Numbers of the prose that claim nothing about the accounts: dates, ordinals, thresholds, reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from juesuan.read.documents.document import Position
from juesuan.read.prose.classes import PRINTED, classified
from juesuan.read.prose.figures import Figure
from juesuan.read.prose.passages import Passage
from juesuan.read.spelling import plain

UNKNOWN = ""
"""The class of a number that nothing accounts for."""
_BEFORE, _BEHIND = 10, 8


class Printed(NamedTuple):
    """One number of the prose that is no figure: as printed, its class, its section and its place."""

    printed: str
    reason: str
    section: str
    quote: str
    position: Position


def other_numbers(passages: Iterable[Passage], figures: Sequence[Figure]) -> list[Printed]:
    """Return every number of the passages that is no figure, each with its class."""
    taken: dict[int, list[Figure]] = {}
    for figure in figures:
        taken.setdefault(id(figure.passage), []).append(figure)
    return [number for passage in passages for number in _of_passage(passage, taken.get(id(passage), []))]


def _of_passage(passage: Passage, figures: Sequence[Figure]) -> Iterator[Printed]:
    for match in PRINTED.finditer(passage.heading):
        yield Printed(match[0], "heading", passage.section, passage.heading[:20], passage.position)
    for line in passage.furniture:
        for match in PRINTED.finditer(plain(line.text)):
            yield Printed(match[0], "page_number", passage.section, plain(line.text), line.position)
    yield from _of_text(passage, figures)


def _of_text(passage: Passage, figures: Sequence[Figure]) -> Iterator[Printed]:
    claimed = {offset for figure in figures for offset in range(*figure.span)}
    classes = classified(passage)
    text = passage.text
    for match in PRINTED.finditer(text):
        if match.start() not in claimed:
            reason = classes.get(match.start(), UNKNOWN)
            around = text[max(0, match.start() - _BEFORE) : match.end() + _BEHIND]
            place = passage.place(match.start())
            yield Printed(match[0], reason, passage.section, around, place)
