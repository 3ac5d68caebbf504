"""Text in columns: display width, padding and line breaking for Chinese and Latin text."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEVER_FIRST = "，。；：、！？）》】」』”’％%,.;:!?)]}…›"
_NEVER_LAST = "（《【「『“‘([{"
_TOKEN = re.compile(r" +|[!-~¡-ʯ]+|.", re.DOTALL)
# Controls could rewrite the terminal, bidirectional marks the reading order.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Return text on one line, with everything that could steer a terminal made visible."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", re.sub(r"\s*[\r\n\t]+\s*", " ", text))


def display_width(text: str) -> int:
    """Return how many terminal columns a text takes."""
    return sum(_width(character) for character in text)


def padded(text: str, width: int) -> str:
    """Return a text filled up with spaces to a display width."""
    return text + " " * max(0, width - display_width(text))


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines of at most a display width; closing marks stay with what they close."""
    lines: list[str] = []
    line = ""
    for token in _pieces(text, max(width, 8)):
        if line and display_width(line) + display_width(token.rstrip()) > max(width, 8):
            lines.append(line.rstrip())
            line = ""
        line += token if line else token.lstrip()
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield the parts that a line break may stand between, none wider than a line."""
    piece = ""
    for token in _TOKEN.findall(text):
        if piece and not (token[0] in _NEVER_FIRST or piece[-1] in _NEVER_LAST):
            yield piece
            piece = ""
        for character in token:
            if piece and display_width(piece) + _width(character) > width:
                yield piece
                piece = ""
            piece += character
    if piece:
        yield piece


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    # Quotes and dashes of ambiguous width are wide in Chinese terminals: better short lines than long ones.
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1
