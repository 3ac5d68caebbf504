"""One passage of the running text: what stands under one heading."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from juesuan.read.documents.document import Position, PrintedLine
from juesuan.read.prose.headings import level_text
from juesuan.read.tables.layouts import national

LONGEST_LINE = 20_000
"""A longer line, in characters, is no prose that anybody wrote."""
_LONGEST_FURNITURE = 30
_DIGITS = re.compile(r"[0-9]+")


@dataclass(slots=True)
class Passage:
    """What stands under one heading, as one plain text without line ends."""

    section: str
    """Code of schemas/codelists/sections.csv; "" for what comes before the first heading."""
    heading: str
    """The heading as printed, without its ordinal; "" for what comes before the first."""
    position: Position
    pieces: list[str] = field(default_factory=list)
    """The text, in as many pieces as it was added in."""
    starts: list[int] = field(default_factory=list)
    """Where each line starts in the text."""
    lines: list[PrintedLine] = field(default_factory=list)
    """The lines of the text, as printed."""
    opened_by: tuple[PrintedLine, ...] = ()
    """The lines of the heading."""
    furniture: list[PrintedLine] = field(default_factory=list)
    """What the pages print at their margins: page numbers and the like."""
    rank: int = 0
    """How high the heading stands by its ordinal; see Opening."""
    others: int = 0
    """How many lines of tables and sheets stand among the lines of the text."""
    ends_in_others: bool = False
    """Whether the last thing below the heading is a table or a sheet."""
    in_contents: bool = False
    """Whether it is a line of the table of contents, which promises a section and is none."""
    length: int = 0
    """How many characters the text has."""

    @property
    def text(self) -> str:
        """Return the text of all lines, without line ends and spaces."""
        if len(self.pieces) > 1:
            self.pieces[:] = ["".join(self.pieces)]
        return self.pieces[0] if self.pieces else ""

    def add(self, line: PrintedLine, text: str | None = None) -> None:
        """Append one line, or the text that follows a heading on its line."""
        if len(line.text) > LONGEST_LINE:
            return
        printed = level_text(line.text) if text is None else text
        if _is_furniture(printed):
            self.furniture.append(line)
        elif printed:
            self.starts.append(self.length)
            self.lines.append(line)
            self.pieces.append(printed)
            self.length += len(printed)
            self.ends_in_others = False

    def place(self, offset: int) -> Position:
        """Return where a character of the text stands in the source."""
        return self.lines[bisect_right(self.starts, offset) - 1].position if self.lines else self.position


def _is_furniture(text: str) -> bool:
    return len(text) <= _LONGEST_FURNITURE and _DIGITS.sub("#", text) in national().furniture
