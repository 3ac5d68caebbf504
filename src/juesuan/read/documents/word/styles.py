"""What the styles of a Word document say of its paragraphs: heading level, automatic number, hidden."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from juesuan.read.documents.office.markup import Element, tree
from juesuan.read.documents.word.tags import WORD, child, is_on, number, value_of

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_DEEPEST = 20
_BODY_LEVEL = 9
Found = TypeVar("Found")


class NumberOf(NamedTuple):
    """Which list a paragraph is counted in, and on which level; an empty list counts nothing."""

    list_id: str
    level: int


class Styles:
    """The styles by id; a style has what the style that it is based on has, unless it says otherwise."""

    def __init__(self, raw: bytes) -> None:
        found = tree(raw).iterfind(f"{WORD}style") if raw else ()
        self._styles = {style.get(f"{WORD}styleId") or "": style for style in found}

    def level(self, style_id: str | None) -> int:
        """Return the heading level that a style gives, 0 for body text."""
        return self._first(style_id, _heading_level) or 0

    def number(self, style_id: str | None) -> NumberOf | None:
        """Return the list that a style counts its paragraphs in."""
        return self._first(style_id, lambda style: number_of(child(style, "pPr")))

    def is_hidden(self, style_id: str | None) -> bool:
        """Say whether text in a style is hidden."""
        return bool(self._first(style_id, _hidden))

    def _first(self, style_id: str | None, look: Callable[[Element], Found | None]) -> Found | None:
        """Look at a style and at those it is based on until one has an answer."""
        for _ in range(_DEEPEST):
            style = self._styles.get(style_id or "")
            if style is None:
                return None
            answer = look(style)
            if answer is not None:
                return answer
            style_id = value_of(style, "basedOn")
        return None


def number_of(properties: Element | None) -> NumberOf | None:
    """Return the list that paragraph properties name; None where they name none."""
    listed = child(properties, "numPr")
    if listed is None:
        return None
    list_id = value_of(listed, "numId")
    return NumberOf(list_id or "", min(max(number(value_of(listed, "ilvl"), 0), 0), 8))


def outline_level(properties: Element | None) -> int | None:
    """Return the heading level that paragraph properties state, 0 for body text, None for nothing."""
    stated = value_of(properties, "outlineLvl")
    if stated is None:
        return None
    level = number(stated, _BODY_LEVEL)
    return level + 1 if 0 <= level < _BODY_LEVEL else 0


def _heading_level(style: Element) -> int | None:
    named = _HEADING.fullmatch(value_of(style, "name") or "")
    return int(named[1]) if named else outline_level(child(style, "pPr"))


def _hidden(style: Element) -> bool | None:
    stated = child(style, "rPr", "vanish")
    return None if stated is None else is_on(style, "rPr", "vanish")
