"""What the margins of pages carry beside the text: page numbers and lines that repeat."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from juesuan.read.documents.pdf.lines import Line
from juesuan.read.documents.pdf.page import Aside, Box

_PAGE_NUMBER = re.compile(
    r"[-–—―·.~\s]*[0-9]{1,4}[-–—―·.~\s]*|第?\s*[0-9]{1,4}\s*页?\s*[/，,共]\s*共?\s*[0-9]{1,4}\s*页?|第\s*[0-9]{1,4}\s*页"
)
_BARE = re.compile(r"[0-9]{1,4}")
_DIGITS = re.compile(r"[0-9]+")
_MARGIN = 0.11
_OUTERMOST = 2
_FAR = 4.0


class Furniture:
    """Knows which lines of the margins repeat on most pages, and where the numbers of the pages stand."""

    def __init__(self, pages: Sequence[tuple[Box, Sequence[Line]]]) -> None:
        seen: Counter[str] = Counter()
        numbers: Counter[tuple[int, int]] = Counter()
        for index, (box, lines) in enumerate(pages):
            candidates = _candidates(box, lines)
            seen.update({_key(line) for line in candidates})
            numbers.update({_count(line, index) for line in candidates if _BARE.fullmatch(line.text)})
        most = max(2, len(pages) // 2)
        self._repeated = {key for key, count in seen.items() if count > most}
        self._counting = {key for key, count in numbers.items() if count > 1}

    def of_page(self, index: int, box: Box, lines: Sequence[Line]) -> set[int]:
        """Return the identities of the lines of one page, counted from 0, that are no part of its text."""
        return {
            id(line)
            for line in _candidates(box, lines)
            if _key(line) in self._repeated or self._is_page_number(line, index, lines)
        }

    def _is_page_number(self, line: Line, index: int, lines: Sequence[Line]) -> bool:
        """Tell a page number from a number that happens to end the text of a page.

        It is set like one, counts on with the pages at its place, or stands far from the text.
        """
        if not _BARE.fullmatch(line.text):
            return bool(_PAGE_NUMBER.fullmatch(line.text))
        nearest = min((abs(line.baseline - each.baseline) for each in lines if each is not line), default=0.0)
        return _count(line, index) in self._counting or nearest > _FAR * line.size


def _count(line: Line, index: int) -> tuple[int, int]:
    """Return where a bare number stands and how far it runs ahead of its page."""
    return round(line.baseline / 4), int(line.text) - index


def is_turned_page_number(aside: Aside, box: Box) -> bool:
    """Say whether text that runs across the page is its number: pages printed sideways have it so."""
    if not _PAGE_NUMBER.fullmatch("".join(each.text for each in aside.characters).strip()):
        return False
    first = aside.characters[0]
    return not _inner(box).holds(first.middle, first.centre)


def _inner(box: Box) -> Box:
    wide, high = _MARGIN * box.width, _MARGIN * box.height
    return Box(box.left + wide, box.top + high, box.right - wide, box.bottom - high)


def _candidates(box: Box, lines: Sequence[Line]) -> list[Line]:
    """Return the outermost lines in the upper and the lower margin."""
    inner = _inner(box)
    ordered = sorted(lines, key=lambda line: line.baseline)
    top = [line for line in ordered[:_OUTERMOST] if line.baseline < inner.top]
    bottom = [line for line in ordered[-_OUTERMOST:] if line.baseline > inner.bottom]
    return [*top, *bottom]


def _key(line: Line) -> str:
    return f"{round(line.baseline / 4)} {_DIGITS.sub('#', line.text)}"
