"""Printed lines into paragraphs: by indents, by how far lines reach, by the distance between lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from juesuan.read.documents.headings import has_sentence_mark, heading_level
from juesuan.read.documents.pdf.cells import joint
from juesuan.read.documents.pdf.lines import Line, is_wide

_LEADERS = re.compile(r"(?:\.{4,}|…{4,}|·{4,}|(?:[.·…] ){3,}|-{6,}|_{6,})[\s0-9]*$")
_OPENING = re.compile(
    r"[(（]?[一二三四五六七八九十]{1,4}[)）、]|第[一二三四五六七八九十百]{1,4}(部分|章|条|节)|[0-9]{1,2}[.．、](?![0-9])|[(（][0-9]{1,2}[)）]|[①-⑳]"
)
_ENDS = tuple("。；！？：;!?:")
_UNBROKEN = re.compile(r"[（“《〈【「(\[]*(?:[\x21-\x27\x2a-\x7e]+|.)[，。；：、）”》〉】」！？％%),.:;…—]*")
_INDENT = 0.8
_CENTRED = 1.0
_ALMOST_FULL = 0.75
_LONG_ENOUGH = 0.6
_NEAREST = 8
_ENOUGH = 4


class Margins(NamedTuple):
    """Where running text begins and ends, in points."""

    left: float
    right: float


class TextLine(NamedTuple):
    """One line of running text: where it is printed, and the margins of the column that it stands in."""

    line: Line
    page: int
    number: int
    margins: Margins
    column: int


def paragraphs_of(lines: Sequence[TextLine], *, indented: bool) -> list[list[TextLine]]:
    """Return the lines of each paragraph; `indented` says that the document indents first lines."""
    found: list[list[TextLine]] = []
    usual = _usual_distances(lines)
    for line in lines:
        if found and _goes_on(found[-1], line, usual.get(line.page, 0.0), indented=indented):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _usual_distances(lines: Sequence[TextLine]) -> dict[int, float]:
    """Return for each page how far apart lines are that go on, in heights of the font."""
    found: dict[int, list[float]] = {}
    for before, line in pairwise(lines):
        together = (before.page, before.column) == (line.page, line.column)
        if together and _is_full(before, line) and line.line.baseline > before.line.baseline:
            distance = (line.line.baseline - before.line.baseline) / line.line.size
            found.setdefault(line.page, []).append(distance)
    return {page: median(distances) for page, distances in found.items() if len(distances) >= _ENOUGH}


def text_of_paragraph(lines: Sequence[TextLine]) -> str:
    """Return the lines of a paragraph as one text."""
    text = lines[0].line.text
    for before, after in pairwise(lines):
        text += joint(before.line, after.line, before.margins.right) + after.line.text
    return text


def is_indenting(lines: Sequence[TextLine]) -> bool:
    """Say whether a document begins its paragraphs with an indent: most lines after an end do."""
    starts = [
        line
        for before, line in pairwise(lines)
        if before.line.text.endswith("。") and before.page == line.page and not _is_full(before, line)
    ]
    return 2 * sum(_indent(line) >= _INDENT for line in starts) > len(starts)


def _indent(line: TextLine) -> float:
    return (line.line.left - line.margins.left) / line.line.size


def _goes_on(paragraph: Sequence[TextLine], line: TextLine, usual: float, *, indented: bool) -> bool:
    before = paragraph[-1]
    if _LEADERS.search(before.line.text):
        return False
    if _is_wrapped_title(before, line):
        return True
    if _is_apart(paragraph, line, usual) or not (_is_full(before, line) or _is_open(before, line)):
        return False
    if _indent(line) >= _INDENT and line.line.left > before.line.left - _INDENT * line.line.size:
        return False
    ended = before.line.text.endswith(_ENDS)
    if ended and _OPENING.match(line.line.text):
        return False
    same_column = (before.page, before.column) == (line.page, line.column)
    return same_column or not ended or (indented and _indent(line) < _INDENT)


def _is_full(before: TextLine, line: TextLine) -> bool:
    """Say whether a line ends because what follows had no room left in it."""
    width = before.margins.right - before.margins.left
    if before.line.right - before.line.left < _LONG_ENOUGH * width:
        return False  # It is set to the right or in the middle.
    start = _UNBROKEN.match(line.line.text)
    room = sum(1.0 if is_wide(each) else 0.55 for each in start[0]) if start else 0.0
    return before.line.right + (room + 0.3) * line.line.size >= before.margins.right


def _is_open(before: TextLine, line: TextLine) -> bool:
    """Say whether a long line stops inside a sentence that goes on below: some programs break early."""
    width = before.margins.right - before.margins.left
    reached = (before.line.right - before.margins.left) / width if width > 0 else 0.0
    text = before.line.text
    inside = ("、" in text or has_sentence_mark(text)) and not text.endswith(_ENDS)
    return inside and reached >= _ALMOST_FULL and abs(_indent(line)) < _INDENT


def _is_apart(paragraph: Sequence[TextLine], line: TextLine, usual: float) -> bool:
    """Say whether the space above a line is wider than between the lines of a paragraph."""
    before = paragraph[-1]
    if (before.page, before.column) != (line.page, line.column):
        return False
    size = max(before.line.size, line.line.size)
    distance = line.line.baseline - before.line.baseline
    inside = [
        after.line.baseline - first.line.baseline
        for first, after in pairwise(paragraph[-_NEAREST:])
        if first.page == after.page and after.line.baseline > first.line.baseline
    ]
    usual = min(inside) if inside else usual * size
    return distance > 3.2 * size or distance < 0 or (usual > 0 and distance > usual + 0.5 * size)


def _is_wrapped_title(before: TextLine, line: TextLine) -> bool:
    """Recognise the second line of a heading that is set in the middle over two lines."""
    if not heading_level(before.line.text) or _OPENING.match(line.line.text):
        return False
    size = before.line.size
    if (before.page, before.column) != (line.page, line.column) or abs(line.line.size - size) > 0.1 * size:
        return False
    middles = [(each.line.left + each.line.right) / 2 for each in (before, line)]
    wide = before.line.right - before.line.left
    return (
        abs(middles[0] - middles[1]) < _CENTRED * size
        and line.line.right - line.line.left < wide
        and wide > 0.75 * (before.margins.right - before.margins.left)
        and line.line.baseline - before.line.baseline < 2.6 * size
    )
