"""A stretch of a document that rules on wording look through: its paragraphs, levelled for comparing."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from juesuan.read.documents.document import Position
from juesuan.read.prose.titles import lineage

ORDINAL = re.compile(r"第?[(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:[)、]|\.(?![0-9])|部分)|[①-⑳]")
"""What numbers a heading or an item."""
Where = Literal["heading", "text", "contents", "table", "sheet"]
_KEPT = "…" + "".join(chr(0x2460 + index) for index in range(20))
"""Ellipses and circled numbers: levelling would make dots and bare digits of them."""
_HIDDEN = str.maketrans({mark: chr(0xE000 + index) for index, mark in enumerate(_KEPT)})
_SHOWN = str.maketrans({chr(0xE000 + index): mark for index, mark in enumerate(_KEPT)})


def levelled(raw: str, *, spaced: bool = False) -> str:
    """Return a text in one width and without spaces; quotes, ellipses and circled numbers stay as they are.

    `spaced` keeps the spaces, where they may stand between the cells of a row.
    """
    text = raw if spaced else "".join(raw.split())
    return unicodedata.normalize("NFKC", text.translate(_HIDDEN)).translate(_SHOWN)


@dataclass(frozen=True)
class Paragraph:
    """One paragraph, heading or line: as printed, levelled, and where its lines stand."""

    where: Where
    raw: str
    lines: tuple[tuple[int, Position], ...]
    """Where each line starts in `raw`."""
    spaced: bool = False
    """Whether its spaces may part the cells of a row, so that they count."""

    @cached_property
    def text(self) -> str:
        """Return the text as the patterns see it."""
        return levelled(self.raw, spaced=self.spaced)

    def printed(self, start: int, end: int) -> str:
        """Return what is printed at a place of the levelled text."""
        offsets = self._offsets
        return " ".join(self.raw[offsets[start] : offsets[end - 1] + 1].split()) if end > start else ""

    def place(self, offset: int) -> Position:
        """Return where a character of the levelled text stands in the source."""
        at = self._offsets[offset] if offset < len(self._offsets) else 0
        return self.lines[max(0, bisect_right([start for start, _ in self.lines], at) - 1)][1]

    @cached_property
    def _offsets(self) -> list[int]:
        """Return where each character of the levelled text comes from."""
        found: list[int] = []
        for index, character in enumerate(self.raw):
            found += [index] * len(levelled(character, spaced=self.spaced))
        return found


@dataclass(frozen=True)
class Stretch:
    """What stands under one heading, in one table or in one sheet."""

    section: str
    """Code of schemas/codelists/sections.csv; "" for what comes before the first heading."""
    where: Where
    paragraphs: tuple[Paragraph, ...]
    ends_in_others: bool = False
    """Whether the last thing in it is a table or a sheet."""
    starts: list[int] = field(default_factory=list)
    """Where each paragraph starts in the text."""

    @cached_property
    def text(self) -> str:
        """Return the levelled text, one paragraph a line."""
        length = 0
        for paragraph in self.paragraphs:
            self.starts.append(length)
            length += len(paragraph.text) + 1
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @cached_property
    def kinds(self) -> frozenset[Where]:
        """Return what kinds of text it holds."""
        return frozenset(paragraph.where for paragraph in self.paragraphs)

    @cached_property
    def holders(self) -> frozenset[str]:
        """Return its section and the parts that hold it."""
        return frozenset(lineage(self.section))

    def locate(self, offset: int) -> tuple[int, int]:
        """Return which paragraph a place of the text is in, and where in it."""
        index = bisect_right(self.starts, offset) - 1
        return index, offset - self.starts[index]


@dataclass(frozen=True)
class Wording:
    """All that a rule on wording may look at."""

    stretches: tuple[Stretch, ...]
    fiscal_year: int
    department_name: str
    division: str
    """Six digits of GB/T 2260; "" where the document does not say."""
