"""The running text of a disclosure, cut into passages by the headings of the standard's sections."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from juesuan.read.documents.document import Position, PrintedLine
from juesuan.read.prose.contents import find_contents
from juesuan.read.prose.headings import (
    RANK_OF_LEVEL,
    RANK_OF_PART,
    Opening,
    level_text,
    opening,
    opens_section,
    without_leaders,
)
from juesuan.read.prose.passage import LONGEST_LINE, Passage
from juesuan.read.prose.titles import ATTACHMENTS, lineage

__all__ = ["LONGEST_LINE", "UNASSIGNED", "Passage", "lineage", "opens_section", "passages_of"]

UNASSIGNED = "unassigned"
"""The section of what stands under a part that the standard does not know, or whose heading is lost."""


def passages_of(
    lines: Sequence[PrintedLine], others: Iterable[int] = (), breaks: Container[int] = frozenset()
) -> list[Passage]:
    """Return the passages of a document in reading order.

    `others` are indices of lines that are no prose; `breaks` are the last lines of sheets that break off:
    what follows them up to the next heading stands in no known section.
    """
    taken = frozenset(others)
    contents = find_contents(lines, taken)
    outline = _Outline(Passage("", "", lines[0].position if lines else Position()))
    index = 0
    while index < len(lines):
        if index in taken:
            outline.hold(lines[index], broken=index in breaks)
            index += 1
            continue
        found = opening(lines, index, "" if index in contents else outline.current.section)
        held = lines[index : index + (found.height if found else 1)]
        if index in contents:
            outline.promise(held, found)
        elif found:
            outline.open(held, found)
        else:
            outline.current.add(lines[index])
        index += len(held)
    return [*outline.closed, outline.current]


class _Outline:
    """The passages so far, and which of the numbered headings was the last."""

    def __init__(self, current: Passage) -> None:
        self.current = current
        self.closed: list[Passage] = []
        self.number = 0

    def open(self, held: Sequence[PrintedLine], found: Opening) -> None:
        """Close the current passage and open the next one."""
        section = found.section or self._around(found)
        if found.rank == RANK_OF_PART:
            self.number = 0
        elif found.number == self.number + 1 or (found.section and found.rank == RANK_OF_LEVEL):
            self.number = found.number
        self._next(Passage(section, found.heading, held[0].position, opened_by=tuple(held), rank=found.rank))
        if found.rest:
            self.current.add(held[-1], found.rest)

    def promise(self, held: Sequence[PrintedLine], found: Opening | None) -> None:
        """Keep a line of the table of contents; what stands above it is closed."""
        if self.current.lines:
            self._next(Passage("", "", held[0].position))
        heading = found.heading if found else without_leaders(level_text(held[0].text))
        section = found.section if found else ""
        entry = Passage(section, heading, held[0].position, opened_by=tuple(held), in_contents=True)
        self.closed.append(entry)

    def hold(self, line: PrintedLine, *, broken: bool) -> None:
        """Pass a line of a table or a sheet; behind a sheet that breaks off the section is not known."""
        self.current.others += 1
        self.current.ends_in_others = True
        if broken:
            self._next(Passage(UNASSIGNED, "", line.position))

    def _next(self, passage: Passage) -> None:
        self.closed.append(self.current)
        self.current = passage

    def _around(self, found: Opening) -> str:
        """Return the section of what stands under an unknown heading.

        A heading that goes on counting closes its section, not the part that holds it; one that counts
        anew stands inside its section.
        """
        if found.rank == RANK_OF_PART:
            return UNASSIGNED if self.current.section else ""
        holders = tuple(lineage(self.current.section))
        if ATTACHMENTS in holders or not found.number or found.number != self.number + 1:
            return self.current.section
        return holders[-1] if holders else ""
