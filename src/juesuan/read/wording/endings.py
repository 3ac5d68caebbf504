"""Paragraphs that do not end as a sentence does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.read.wording.hits import Hit
from juesuan.read.wording.language import patterns
from juesuan.read.wording.patterns import looks_in
from juesuan.read.wording.stretch import ORDINAL, Stretch, Wording
from juesuan.standard.catalogue import Rule

_ENDS = (*"。!?:…”)》】", "..")
_SENTENCE = re.compile(r"[,。;]")
_STATES = re.compile(r"(?:本|20[0-9]{2})年.{0,20}?(?:无|没有)[^,。;]{4}")
_FULL_STOP = re.compile(r"。|[0-9]万?元|[0-9]%|:[^:]{8}")
_TAIL = 14


def find_endings(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield the last paragraph of a section, and one before a numbered item, that has no end mark.

    Only text with a mark inside is taken for sentences: names, captions and rows of words have none.
    """
    for stretch in wording.stretches:
        if stretch.where == "text" and looks_in(rule, stretch):
            last = len(stretch.paragraphs) - 1
            for index in range(len(stretch.paragraphs)):
                if (index < last or not stretch.ends_in_others) and _is_open(rule, stretch, index):
                    length = len(stretch.paragraphs[index].text)
                    yield Hit(stretch, index, max(0, length - _TAIL), length)


def _is_open(rule: Rule, stretch: Stretch, index: int) -> bool:
    paragraph = stretch.paragraphs[index]
    text = paragraph.text
    if paragraph.where != "text" or len(text) < rule.check["shortest"] or text.endswith(_ENDS):
        return False
    below = stretch.paragraphs[index + 1].text if index + 1 < len(stretch.paragraphs) else ""
    # A list of items parted by semicolons goes on with the next one.
    if below and (text.endswith((";", ",", "、")) or not ORDINAL.match(below)):
        return False
    excused = any(each.expression.search(text) for each in patterns(rule.id, "unless"))
    return _is_sentence(text) and not excused


def _is_sentence(text: str) -> bool:
    """Say whether a text is sentences; what is numbered may be a heading of two halves."""
    if ORDINAL.match(text):
        return bool(_FULL_STOP.search(text))
    return bool(_SENTENCE.search(text) or _STATES.match(text))
