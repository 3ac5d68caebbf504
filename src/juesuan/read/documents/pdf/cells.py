"""The text of one cell: wrapped lines joined, broken numbers made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from juesuan.read.documents.pdf.lines import Line, is_wide

NUMBER = re.compile(r"[-−–+]?[0-9][0-9,.，]*%?")
_AMOUNT = re.compile(r"[-−]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]{1,2})?")
_COMPLETE = re.compile(r".*\.[0-9]{2}")
_ROOM = 1.2


def text_of(lines: Sequence[Line], right: float) -> str:
    """Return the lines of one cell as one text; `right` is where the cell ends, in points."""
    text = ""
    for index, line in enumerate(lines):
        if not text:
            text = line.text
        else:
            text += joint(lines[index - 1], line, right) + line.text
    return text


def joint(before: Line, after: Line, right: float) -> str:
    """Return what joins two lines of one text: nothing, or a space between words that have one."""
    end, start = before.words[-1].text, after.words[0].text
    if NUMBER.fullmatch(end) and NUMBER.fullmatch(start):
        return "" if is_broken(end, start, (right - before.right) / (before.size or 1.0)) else " "
    if is_wide(end[-1]) or is_wide(start[0]):
        return ""
    if end[-1].isdigit() or start[0].isdigit():
        return " " if before.open_end else ""
    return " "


def is_broken(first: str, second: str, room: float) -> bool:
    """Say whether two pieces are one number broken over two lines.

    `room` is the space left behind the first, in heights of the font: where it would hold more, nothing had
    to be broken. A number that is complete with its two decimals goes on nowhere.
    """
    if not _AMOUNT.fullmatch(first + second) or _COMPLETE.fullmatch(first):
        return False
    if first.endswith((",", ".")) or second.startswith((",", ".")):
        return True
    return room < _ROOM and bool(_COMPLETE.fullmatch(first + second))
