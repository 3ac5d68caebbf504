"""Text beside text: columns and boxes are read one after the other, never line by line across both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from juesuan.read.documents.headings import has_sentence_mark
from juesuan.read.documents.pdf.lines import WIDE_GAP, Line, Word, lines_of
from juesuan.read.documents.pdf.page import Character

_NARROWEST_SIDE = 6.0
_FEWEST_LINES = 3
_SENTENCE_SHARE = 0.4
_DEEPEST = 4


@dataclass(slots=True)
class _Gutter:
    """A strip without text between two columns: its sides, its height, and the pieces on both sides."""

    left: float
    right: float
    top: float
    bottom: float
    before: list[Word] = field(default_factory=list)
    after: list[Word] = field(default_factory=list)


def regions_of(characters: Sequence[Character], depth: int = 0) -> list[list[Line]]:
    """Return the lines of each column of running text, in reading order; one region where there are none."""
    lines = lines_of(characters)
    gutter = _gutter(lines) if depth < _DEEPEST else None
    if gutter is None:
        return [lines] if lines else []
    middle = (gutter.left + gutter.right) / 2
    inside = [each for each in characters if gutter.top <= each.baseline <= gutter.bottom]
    parts = (
        [each for each in characters if each.baseline < gutter.top],
        [each for each in inside if each.middle < middle],
        [each for each in inside if each.middle >= middle],
        [each for each in characters if each.baseline > gutter.bottom],
    )
    return [region for part in parts for region in regions_of(part, depth + 1)]


def _gutter(lines: Sequence[Line]) -> _Gutter | None:
    """Return the first strip that parts running text over several lines."""
    current: _Gutter | None = None
    for line in lines:
        for before, after in _neighbours(line):
            if current and _narrow(current, before, after, line):
                continue
            if current and _parts_text(current):
                return _reaching(current, lines)
            current = _Gutter(before.right, after.left, line.baseline, line.baseline, [before], [after])
        if current and _crosses(current, line):
            if _parts_text(current):
                return _reaching(current, lines)
            current = None
    return _reaching(current, lines) if current and _parts_text(current) else None


def pieces_of(line: Line) -> list[Word]:
    """Return the words of a line, those that stand close together as one."""
    pieces: list[list[Word]] = []
    for word in line.words:
        if pieces and word.spaced < WIDE_GAP:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return [
        Word(" ".join(word.text for word in piece), piece[0].left, piece[-1].right, piece[0].spaced)
        for piece in pieces
    ]


def _neighbours(line: Line) -> list[tuple[Word, Word]]:
    pieces = pieces_of(line)
    least = _NARROWEST_SIDE * line.size
    return [
        (before, after)
        for before, after in pairwise(pieces)
        if before.right - before.left >= least and after.right - after.left >= least
    ]


def _narrow(gutter: _Gutter, before: Word, after: Word, line: Line) -> bool:
    """Narrow the strip so that it also parts two more pieces; False where it cannot."""
    left, right = max(gutter.left, before.right), min(gutter.right, after.left)
    if right - left < 0.8 * line.size:
        return False
    gutter.left, gutter.right, gutter.bottom = left, right, line.baseline
    gutter.before.append(before)
    gutter.after.append(after)
    return True


def _crosses(gutter: _Gutter, line: Line) -> bool:
    middle = (gutter.left + gutter.right) / 2
    return any(piece.left < middle < piece.right for piece in pieces_of(line))


def _parts_text(gutter: _Gutter) -> bool:
    """Say whether both sides are running text: sentences, and no columns of a table."""
    return all(
        len(side) >= _FEWEST_LINES
        and sum(has_sentence_mark(piece.text) for piece in side) >= _SENTENCE_SHARE * len(side)
        for side in (gutter.before, gutter.after)
    )


def _reaching(gutter: _Gutter, lines: Sequence[Line]) -> _Gutter:
    """Let the strip reach as far up and down as lines go on at their distance without crossing it."""
    inside = [line.baseline for line in lines if gutter.top <= line.baseline <= gutter.bottom]
    steps = [after - before for before, after in pairwise(inside)]
    step = 1.6 * max(median(steps), 1.0)
    for line in lines:
        if gutter.bottom < line.baseline <= gutter.bottom + step:
            if _crosses(gutter, line):
                break
            gutter.bottom = line.baseline
    for line in reversed(lines):
        if gutter.top - step <= line.baseline < gutter.top:
            if _crosses(gutter, line):
                break
            gutter.top = line.baseline
    gutter.top -= 1
    gutter.bottom += 1
    return gutter
