"""The part of an .xlsx file that holds the texts of its cells, taken event by event."""

from __future__ import annotations

import re

from juesuan.read.documents.flow.flow import tidy
from juesuan.read.documents.workbook.sheet import MOST_CELLS
from juesuan.read.errors import refusal

_MOST_TEXTS = 1_000_000
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Texts:
    """Takes the shared texts of a workbook; how words are pronounced is none of them."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._words: list[str] = []
        self._reading = False
        self._spoken = False

    def start(self, tag: str, _: dict[str, str]) -> None:
        """Take the start of an element."""
        if tag in ("si", "is"):
            self._words = []
        elif tag == "rPh":
            self._spoken = True
        self._reading = tag == "t" and not self._spoken

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        self._reading = False
        if tag == "rPh":
            self._spoken = False
        elif tag in ("si", "is"):
            if len(self.found) >= _MOST_TEXTS:
                raise refusal("too_many_pieces", most=MOST_CELLS)
            self.found.append(tidy(unescaped("".join(self._words))))

    def data(self, text: str) -> None:
        """Take text."""
        if self._reading:
            self._words.append(text)


def unescaped(text: str) -> str:
    """Return a text with the characters that XML cannot hold, which are written as `_x000D_`."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
