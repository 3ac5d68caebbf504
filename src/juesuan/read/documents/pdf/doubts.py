"""Why the text of a file may not be what it shows: scanned pages, and glyphs that say no characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from juesuan.read.documents.pdf.drawings import Stroke
from juesuan.read.documents.pdf.glyphs import UNKNOWN, Glyph
from juesuan.read.documents.pdf.page import Box
from juesuan.read.errors import refusal

MOST_CHARACTERS_IN_ALL = 600_000
"""The most characters of one file; long disclosures have some sixty thousand."""

_STRANGE_SHARE = 0.1
_IMAGE_SHARE = 0.5
_FEW = 10


class Scans:
    """Collects the pages that show an image and hardly any text."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._texts: list[int] = []
        self._scans: list[int] = []

    def see(self, number: int, characters: int, images: Sequence[Stroke], box: Box) -> None:
        """Take note of one page."""
        covered = max((_share(image, box) for image in images), default=0.0)
        if characters < _FEW and covered > _IMAGE_SHARE:
            self._scans.append(number)
        elif characters:
            self._texts.append(number)

    def refuse(self) -> None:
        """Refuse a file without text, and one that hides more than its cover in images."""
        if not self._texts:
            raise refusal("pdf_scanned")
        inner = [number for number in self._scans if 1 < number < self._count]
        if inner:
            raise refusal("pdf_scanned_pages", pages=", ".join(map(str, inner[:20])))


class Strangers:
    """Counts the characters that stand for nothing readable."""

    def __init__(self) -> None:
        self._all = 0
        self._strange = 0

    def see(self, glyphs: Sequence[Glyph]) -> None:
        """Take note of the characters of one page."""
        letters = [glyph.text for glyph in glyphs if glyph.text != " "]
        self._all += len(letters)
        self._strange += sum(map(_is_strange, letters))
        if self._all > MOST_CHARACTERS_IN_ALL:
            raise refusal("pdf_too_much")

    def refuse(self) -> None:
        """Refuse a file whose glyphs do not say which characters they are."""
        if self._strange > self._all * _STRANGE_SHARE:
            raise refusal("pdf_unmapped", share=round(100 * self._strange / self._all))


def _is_strange(text: str) -> bool:
    return text == UNKNOWN or unicodedata.category(text) in ("Cc", "Cn", "Co", "Cs")


def _share(image: Stroke, box: Box) -> float:
    area = box.width * box.height
    return (image.right - image.left) * (image.top - image.bottom) / area if area > 0 else 0.0
