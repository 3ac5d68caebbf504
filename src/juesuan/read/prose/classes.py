"""What a number is that claims nothing about the accounts, by the words around it: `other_numbers.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from juesuan.read.prose.names import choice
from juesuan.read.prose.passages import Passage, lineage
from juesuan.read.prose.patterns import expression_of
from juesuan.read.spelling import plain
from juesuan.standard.yaml_files import load_folder

PRINTED = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?%?")
"""A number as the text prints it, with its per cent sign."""


@dataclass(frozen=True, slots=True, eq=False)
class _Class:
    reason: str
    expression: re.Pattern[str]
    sections: frozenset[str]
    at_line_start: bool
    counts: bool
    """Whether its numbers count 1, 2, 3, … through a passage."""
    every: bool
    """Whether every number of a match is of the class, not only those of its slots."""
    firm: bool
    """Whether its numbers are never a result of work, whatever sentence they stand in."""


def classified(passage: Passage, *, firm: bool = False) -> dict[int, str]:
    """Return the class of every number that a pattern knows, by its offset; the first pattern decides.

    `firm` leaves out the classes that a sentence about the number can overrule.
    """
    found: dict[int, str] = {}
    sections = set(lineage(passage.section))
    for each in _classes() if PRINTED.search(passage.text) else ():
        if (each.firm or not firm) and (not each.sections or each.sections & sections):
            for offset in _numbers(each, passage):
                found.setdefault(offset, each.reason)
    return found


def _numbers(each: _Class, passage: Passage) -> Iterator[int]:
    """Yield where the numbers of one class stand in a passage."""
    lines = frozenset(passage.starts) if each.at_line_start else frozenset()
    last = 0
    for match in each.expression.finditer(passage.text):
        if each.at_line_start and match.start() not in lines:
            continue
        for number in _in_match(match, every=each.every):
            if not each.counts:
                yield number.start()
            elif number[0].isdigit() and int(number[0]) in (1, last + 1):
                last = int(number[0])
                yield number.start()


def _in_match(match: re.Match[str], *, every: bool) -> Iterator[re.Match[str]]:
    """Yield the numbers of a match: those of its slots, or all where it has none."""
    slots = [] if every else [group for group in match.groupdict() if group.startswith("number")]
    for start, end in [match.span(group) for group in slots] or [match.span()]:
        if start >= 0:
            yield from PRINTED.finditer(match.string, start, end)


@cache
def _classes() -> tuple[_Class, ...]:
    folder = load_folder("validations/narrative")
    words = {"thing": choice(map(plain, folder["words"]["things"]))}
    reasons = choice(map(plain, folder["words"]["reasons"]))
    explained = {"reason": "explanation", "text": ""}
    return (
        *_read(folder["other_numbers"]["classes"], words),
        _class(explained, re.compile(rf"(?:{reasons})[^。]{{0,400}}")),
    )


def _read(records: Iterable[dict[str, Any]], words: dict[str, str]) -> Iterator[_Class]:
    for record in records:
        yield _class(record, expression_of(record["text"], words)[0])


def _class(record: dict[str, Any], expression: re.Pattern[str]) -> _Class:
    return _Class(
        reason=record["reason"],
        expression=expression,
        sections=frozenset(record.get("sections", ())),
        at_line_start=record.get("at") == "line_start",
        counts=bool(record.get("counts", False)),
        every=bool(record.get("every", False)),
        firm=bool(record.get("firm", False)),
    )
