"""Where the table of contents of a disclosure stands."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import count, takewhile

from juesuan.read.documents.document import PrintedLine
from juesuan.read.prose.headings import Opening, level_text, opening

CONTENTS_TITLES = frozenset({"目录", "目次"})
_FULL_STOP = "。"
_LONGEST_ENTRY = 120
_FURTHEST = 600
"""A table of contents ends within so many lines."""
_FEWEST = 3
"""So few headings without text below them are no table of contents."""


def find_contents(lines: Sequence[PrintedLine], others: Container[int]) -> range:
    """Return the lines of the table of contents: headings that come again before the first sentence.

    Empty where there is none; `others` are indices of lines that are no running text.
    """
    stretch = list(
        takewhile(lambda index: _may_list(lines, index, others), range(min(len(lines), _FURTHEST)))
    )
    found = {index: known for index in stretch if (known := _known(lines, index))}
    titled = next((index for index in stretch if level_text(lines[index].text) in CONTENTS_TITLES), None)
    starts = [index for index in found if titled is None or index > titled]
    if len(starts) < _FEWEST:
        return range(0)
    first = titled if titled is not None else starts[0]
    again = _repeated(starts, found)
    if again is None and titled is None:
        return range(0)
    end = again if again is not None else _before_text(stretch, found)
    return range(first, end)


def _may_list(lines: Sequence[PrintedLine], index: int, others: Container[int]) -> bool:
    text = lines[index].text
    return index not in others and _FULL_STOP not in text and len(text) <= _LONGEST_ENTRY


def _known(lines: Sequence[PrintedLine], index: int) -> Opening | None:
    found = opening(lines, index)
    return found if found and found.section else None


def _repeated(starts: Sequence[int], found: dict[int, Opening]) -> int | None:
    """Return where the first heading comes again, or failing that any heading in the same words."""
    first = found[starts[0]].section
    by_section = next((index for index in starts[1:] if found[index].section == first), None)
    if by_section is not None:
        return by_section
    seen: set[str] = set()
    for index in starts:
        if found[index].heading in seen:
            return index
        seen.add(found[index].heading)
    return None


def _before_text(stretch: Sequence[int], found: dict[int, Opening]) -> int:
    """Return the first of the headings that stand right above the first sentence: the text starts there."""
    end = stretch[-1] + 1
    if end == len(stretch):
        held = {index + offset for index, known in found.items() for offset in range(known.height)}
        above = next(index for index in count(end - 1, -1) if index not in held or index in found)
        return above if above in found else end
    return end
