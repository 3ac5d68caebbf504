"""The automatic numbers of a Word document, counted as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from juesuan.read.documents.office.markup import Element, tree
from juesuan.read.documents.word.numerals import numeral
from juesuan.read.documents.word.styles import NumberOf, Styles
from juesuan.read.documents.word.tags import WORD, child, is_on, number, value_of

_PLACE = re.compile(r"%([1-9])")
_MOST_LINKS = 5
_LONGEST_PATTERN = 100
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str
    pattern: str
    gap: str
    legal: bool
    restarts: bool


@dataclass(slots=True)
class _List:
    """One list that paragraphs are counted in; several lists may share the counts of one definition."""

    definition: str
    levels: dict[int, _Level]
    starts: dict[int, int]
    """The numbers that this list starts its levels with, each until it is used once."""


class Numbering:
    """Counts the numbered paragraphs from top to bottom."""

    def __init__(self, raw: bytes, styles: Styles) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        if raw:
            self._load(tree(raw), styles)

    def label(self, place: NumberOf) -> str:
        """Count one paragraph and return its number as printed, with a gap behind; "" for none."""
        listed = self._lists.get(place.list_id)
        level = listed.levels.get(place.level) if listed else None
        if listed is None or level is None:
            return ""
        self._count(listed, place.level, level)
        counts = self._counts[listed.definition]

        def written(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            other = listed.levels.get(index, level)
            value = counts[index]
            return numeral(other.start if value is None else value, "decimal" if level.legal else other.kind)

        printed = _PLACE.sub(written, level.pattern)
        return printed + level.gap if printed else ""

    def _count(self, listed: _List, depth: int, level: _Level) -> None:
        counts = self._counts.setdefault(listed.definition, [None] * _LEVELS)
        before = counts[depth]
        start = listed.starts.pop(depth, None)
        if start is not None:
            counts[depth] = start
        else:
            counts[depth] = level.start if before is None else before + 1
        for above in range(depth):
            if counts[above] is None and above in listed.levels:
                counts[above] = listed.levels[above].start
        for below in range(depth + 1, _LEVELS):
            if below not in listed.levels or listed.levels[below].restarts:
                counts[below] = None

    def _load(self, root: Element, styles: Styles) -> None:
        definitions = {
            each.get(f"{WORD}abstractNumId") or "": each for each in root.iterfind(f"{WORD}abstractNum")
        }
        named = {
            each.get(f"{WORD}numId") or "": value_of(each, "abstractNumId") or ""
            for each in root.iterfind(f"{WORD}num")
        }
        levels: dict[str, dict[int, _Level]] = {}
        for each in root.iterfind(f"{WORD}num"):
            list_id = each.get(f"{WORD}numId") or ""
            definition = _resolved(named[list_id], definitions, named, styles)
            if definition not in levels:
                levels[definition] = _levels(definitions.get(definition))
            self._lists[list_id] = _List(definition, dict(levels[definition]), {})
            self._override(self._lists[list_id], each)

    @staticmethod
    def _override(listed: _List, element: Element) -> None:
        for each in element.iterfind(f"{WORD}lvlOverride"):
            depth = number(each.get(f"{WORD}ilvl"), -1)
            stated = child(each, "lvl")
            if stated is not None:
                listed.levels[depth] = _level(stated)
            start = value_of(each, "startOverride")
            if start is not None:
                listed.starts[depth] = number(start, 1)
            elif stated is not None and depth in listed.levels:
                listed.starts[depth] = listed.levels[depth].start


def _resolved(definition: str, definitions: dict[str, Element], named: dict[str, str], styles: Styles) -> str:
    """Follow a definition that only names a list style to the one that has the levels."""
    for _ in range(_MOST_LINKS):
        style = value_of(definitions.get(definition), "numStyleLink")
        listed = styles.number(style) if style else None
        if listed is None or listed.list_id not in named:
            break
        definition = named[listed.list_id]
    return definition


def _levels(definition: Element | None) -> dict[int, _Level]:
    if definition is None:
        return {}
    return {number(each.get(f"{WORD}ilvl"), -1): _level(each) for each in definition.iterfind(f"{WORD}lvl")}


def _level(element: Element) -> _Level:
    kind = next((each.get(f"{WORD}val") or "" for each in element.iter(f"{WORD}numFmt")), "decimal")
    pattern = (value_of(element, "lvlText") or "")[:_LONGEST_PATTERN]
    return _Level(
        start=max(number(value_of(element, "start"), 0), 0),
        kind=kind,
        # A bullet is a sign of some font of symbols, and no number.
        pattern="" if kind == "bullet" else pattern,
        gap="" if value_of(element, "suff") == "nothing" else " ",
        legal=is_on(element, "isLgl"),
        restarts=value_of(element, "lvlRestart") != "0",
    )
