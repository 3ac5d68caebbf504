"""What a rule on wording finds, and how it is quoted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from juesuan.read.documents.document import Position
from juesuan.read.wording.stretch import Stretch

LONGEST = 40
"""So many characters are quoted at most."""
_CUT, _BETWEEN = "…", "；"


class Hit(NamedTuple):
    """One place where a rule finds what should not be there."""

    stretch: Stretch
    paragraph: int
    """Which paragraph of the stretch."""
    start: int
    end: int
    """Where in the paragraph's levelled text."""
    expected: str = ""
    """What should stand there; "" where that is not known."""

    @property
    def position(self) -> Position:
        """Return where the hit stands in the source."""
        return self.stretch.paragraphs[self.paragraph].place(self.start)


class Found(NamedTuple):
    """One or several hits of one cause."""

    section: str
    printed: str
    expected: str
    position: Position


class Quoting(NamedTuple):
    """How the words of a rule's hits are quoted."""

    context: int = 0
    """So many characters before and behind are quoted too."""
    from_end: bool = False
    """Whether the end of long words is quoted, not their beginning."""
    apart: bool = False
    """Whether each paragraph is a cause of its own."""


def grouped(hits: Iterable[Hit], quoting: Quoting) -> Iterator[Found]:
    """Yield the hits of neighbouring paragraphs, and those of one table or sheet, as one each."""
    groups: list[list[Hit]] = []
    for hit in hits:
        if groups and _belongs(groups[-1][-1], hit, quoting):
            groups[-1].append(hit)
        else:
            groups.append([hit])
    for group in groups:
        first = group[0]
        yield Found(first.stretch.section, _quote(group, quoting), first.expected, first.position)


def _belongs(last: Hit, hit: Hit, quoting: Quoting) -> bool:
    if last.stretch is not hit.stretch or last.expected != hit.expected:
        return False
    if quoting.apart:
        return hit.paragraph == last.paragraph
    return last.stretch.where in ("table", "sheet") or hit.paragraph - last.paragraph <= 1


def _quote(hits: Iterable[Hit], quoting: Quoting) -> str:
    """Return the words of the hits, each of them once, as far as there is room."""
    whole = ""
    for words in dict.fromkeys(_words(hit, quoting.context) for hit in hits):
        longer = f"{whole}{_BETWEEN}{words}" if whole else words
        if whole and len(longer) > LONGEST:
            break
        whole = longer
    if len(whole) <= LONGEST:
        return whole
    return _CUT + whole[1 - LONGEST :] if quoting.from_end else whole[: LONGEST - 1] + _CUT


def _words(hit: Hit, context: int) -> str:
    paragraph = hit.stretch.paragraphs[hit.paragraph]
    start = max(0, hit.start - context)
    return paragraph.printed(start, min(len(paragraph.text), hit.end + context))
