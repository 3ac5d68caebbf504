"""What web pages and word documents are made of: texts, and tables whose cells hold texts and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from juesuan.read.errors import refusal

WIDEST = 256
"""The most columns of a table; wider spans are cut."""

MOST_PIECES = 200_000
"""The most texts and cells of a document; real ones have some ten thousand."""

DEEPEST_TABLE = 20
"""The most tables inside each other."""

_INVISIBLE = re.compile(
    "[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\ufeff]"
)


class Text(NamedTuple):
    """One line of text; `level` is what the markup says of it, 0 where it is no heading there."""

    text: str
    level: int = 0


@dataclass(slots=True)
class Cell:
    """One cell, empty or not: the column it starts in, how many it covers, and what it holds."""

    column: int
    span: int
    blocks: list[Block] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """Return the lines of the cell; an inner table is none of them."""
        return [block.text for block in self.blocks if isinstance(block, Text) and block.text]


@dataclass(slots=True)
class Table:
    """Rows of cells; a cell that covers several rows stands in the first of them."""

    rows: list[list[Cell]] = field(default_factory=list)


Block = Text | Table


def tidy(text: str) -> str:
    """Return a text with single blanks of one kind, and without characters that nobody sees."""
    return " ".join(_INVISIBLE.sub("", text).split())


class Tally:
    """Counts the pieces of a document as they are found."""

    def __init__(self) -> None:
        self.pieces = 0

    def add(self) -> None:
        """Count one more; raises UnreadableError beyond what any real document has."""
        self.pieces += 1
        if self.pieces > MOST_PIECES:
            raise refusal("too_many_pieces", most=MOST_PIECES)
