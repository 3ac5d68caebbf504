"""Which stretches a document is looked through in: its passages, its tables and its sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from juesuan.read.documents.document import PrintedLine
from juesuan.read.prose.headings import without_debris
from juesuan.read.prose.passages import Passage
from juesuan.read.wording.stretch import ORDINAL, Paragraph, Stretch, Where, levelled

_ENDS = tuple("。;:!?；：！？")
_CLOSES = (*_ENDS, "”", ")", "）", "、", "，", ",")
_LONG, _FEWEST = 20, 10
_WRAPPED = 0.4
"""Of a text whose lines are cut at the margin, fewer long lines than this end where a paragraph may."""
_SHORT = 0.6
"""A line this much shorter than most is the last of its paragraph."""
_FEWEST_CELLS = 3
_LETTERS = re.compile(r"\w")


class Region(NamedTuple):
    """The lines of one table or sheet, and the section that they are."""

    section: str
    where: Where
    lines: tuple[PrintedLine, ...]


def stretches_of(passages: Iterable[Passage], regions: Iterable[Region]) -> tuple[Stretch, ...]:
    """Return the stretches of a document: those of the text in reading order, then tables and sheets."""
    passages = list(passages)
    width = _width([line for passage in passages if not passage.in_contents for line in passage.lines])
    texts = [_stretch(passage, width) for passage in passages]
    others = [Stretch(each.section, each.where, tuple(_of_region(each))) for each in regions]
    return tuple(stretch for stretch in (*texts, *others) if stretch.paragraphs)


def _stretch(passage: Passage, width: int) -> Stretch:
    where: Where = "contents" if passage.in_contents else "text"
    kept = {id(line) for line in passage.lines}
    above = [line for line in passage.opened_by if id(line) not in kept]
    paragraphs: list[Paragraph] = []
    if above:
        paragraphs.append(_paragraph(above, "contents" if passage.in_contents else "heading"))
    for lines in _joined(passage.lines, width):
        paragraphs += _of_row(lines[0], "table") if _is_row(lines[0]) else [_paragraph(lines, where)]
    return Stretch(passage.section, where, tuple(paragraphs), passage.ends_in_others)


def _width(lines: Sequence[PrintedLine]) -> int:
    """Return how long the lines of a text are that is cut at the margin; 0 where a line is a paragraph."""
    lengths = sorted(len(text) for line in lines if len(text := levelled(line.text)) >= _LONG)
    ends = sum(1 for line in lines if len(text := levelled(line.text)) >= _LONG and text.endswith(_CLOSES))
    if len(lengths) < _FEWEST or ends >= _WRAPPED * len(lengths):
        return 0
    return lengths[len(lengths) // 2]


def _joined(lines: Sequence[PrintedLine], width: int) -> Iterator[list[PrintedLine]]:
    """Yield the lines of each paragraph."""
    held: list[PrintedLine] = []
    for line in lines:
        if held and (
            _is_row(line)
            or _is_row(held[-1])
            or not _goes_on(levelled(held[-1].text), levelled(line.text), width)
        ):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _goes_on(above: str, text: str, width: int) -> bool:
    if not width or above.endswith(_ENDS) or ORDINAL.match(text):
        return False
    return len(above) >= _SHORT * width


def _paragraph(lines: Sequence[PrintedLine], where: Where) -> Paragraph:
    raw, places = "", []
    for line in lines:
        places.append((len(raw), line.position))
        raw += without_debris(line.text)
    return Paragraph(where, raw, tuple(places))


def _is_row(line: PrintedLine) -> bool:
    """Say whether a line of the text is a row of a table that the standard does not know."""
    return line.columns_known and len(line.cells) > 1


def _of_region(region: Region) -> Iterator[Paragraph]:
    for line in region.lines:
        yield from _of_row(line, region.where)


def _of_row(line: PrintedLine, where: Where) -> Iterator[Paragraph]:
    """Yield each cell of a line whose columns are known, and any other line whole."""
    texts = [cell.text for cell in line.cells] if line.columns_known else [line.text]
    spaced = not line.columns_known and len(line.cells) >= _FEWEST_CELLS
    for text in texts:
        if _LETTERS.search(text):
            yield Paragraph(where, without_debris(text), ((0, line.position),), spaced)
