"""Where running text begins and ends on a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from juesuan.read.documents.pdf.lines import Line
from juesuan.read.documents.pdf.page import Box
from juesuan.read.documents.pdf.paragraphs import Margins

_LONG = 0.5
_ENOUGH = 6


class MarginFinder:
    """Finds the margins of a page by its long lines, or by those of pages of its size."""

    none = Margins(0.0, float("inf"))
    """The margins of what is no running text: no line of it is full."""

    def __init__(self, pages: Sequence[tuple[Box, Sequence[Line]]]) -> None:
        long: dict[int, list[Line]] = defaultdict(list)
        for box, lines in pages:
            long[round(box.width)].extend(_long(lines, box.width))
        self._by_width = {width: _margins(lines) for width, lines in long.items() if lines}

    def of(self, box: Box, lines: Sequence[Line], parts: int) -> Margins:
        """Return the margins of one column of text; `parts` says how many parts its page has."""
        wide = _long(lines, box.width)
        if len(wide) >= _ENOUGH:
            return _margins(wide)
        general = self._by_width.get(round(box.width))
        inside = _long(lines, max((line.right - line.left for line in lines), default=0.0))
        if parts > 1 and len(inside) >= _ENOUGH and not wide:
            return _margins(inside)  # A narrow column of its own.
        return general or self.none


def _long(lines: Sequence[Line], width: float) -> list[Line]:
    return [line for line in lines if line.right - line.left >= _LONG * width]


def _margins(lines: Sequence[Line]) -> Margins:
    """Return the left and the right that several lines reach; single ones may stand out."""
    lefts = sorted(line.left for line in lines)
    rights = sorted((line.right for line in lines), reverse=True)
    outlier = min(2, (len(lines) - 1) // 3)
    return Margins(lefts[outlier], rights[outlier])
