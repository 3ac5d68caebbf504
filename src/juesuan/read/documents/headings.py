"""Which lines are headings and which may be rows of a table, by their words alone."""

from __future__ import annotations

import re

LONGEST_ROW = 4000
"""A longer line, in characters, is running text and no row of a table."""

_PART = re.compile(r"\s*第[一二三四五六七八九十]{1,3}(部分|章)")
_ORDINAL = re.compile(r"\s*[一二三四五六七八九十]{1,3}、")
_NUMBER_WORD = re.compile(r"\s[0-9][0-9,.]*(\s|$)")
_SENTENCE = re.compile(r"[。；，：:;]")
_LONGEST_HEADING = 60


def heading_level(text: str) -> int:
    """Return 1 for `第二部分 …`, 2 for `一、…`, 0 for any other line."""
    if len(text) > _LONGEST_HEADING or _SENTENCE.search(text):
        return 0
    if _PART.match(text):
        return 1
    # A line of a summary starts with an ordinal too, but goes on with its line number.
    return 2 if _ORDINAL.match(text) and not _NUMBER_WORD.search(text) else 0


def has_sentence_mark(text: str) -> bool:
    """Say whether a text holds a mark that sentences and captions have and rows of a table do not."""
    return bool(_SENTENCE.search(text))


def is_row_of_words(text: str) -> bool:
    """Say whether a line without tabs may be a row of a table: several words and no sentence."""
    return len(text) <= LONGEST_ROW and not has_sentence_mark(text) and len(text.split()) > 1
