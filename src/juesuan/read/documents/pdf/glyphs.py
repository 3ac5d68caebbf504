"""The characters that the library reports for one page, as the file holds them."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from juesuan.read.documents.pdf.page import quarter_of
from juesuan.read.documents.pdf.radicals import RADICALS

UNKNOWN = "\ufffd"
_HYPHENS = frozenset({0x02, 0xFFFE, 0xAD})
_KANGXI = range(0x2F00, 0x2FE0)
_FARTHEST = 1e6
_IGNORED = frozenset("\ufeff\u200b\u200c\u200d\u2060")


class Glyph(NamedTuple):
    """One character as the file holds it: its rectangle and the start of its baseline, y upwards."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    size: float
    quarter: int
    order: int


class Reader:
    """Reads the characters of one page through the library's buffers."""

    def __init__(self, text_page: Any) -> None:
        self._raw = text_page.raw
        self._matrix = pdfium.FS_MATRIX()
        self._box = pdfium.FS_RECTF()
        self._x = ctypes.c_double()
        self._y = ctypes.c_double()

    def count(self) -> int:
        """Return how many characters the page has."""
        return max(0, int(pdfium.FPDFText_CountChars(self._raw)))

    def glyphs(self) -> Iterator[Glyph]:
        """Yield the characters in the order of the file, without those that only the library inserted."""
        for index in range(self.count()):
            if pdfium.FPDFText_IsGenerated(self._raw, index) != 1:
                text = self._text(index)
                glyph = self._placed(index, text) if text else None
                if glyph:
                    yield glyph

    def _text(self, index: int) -> str:
        code = int(pdfium.FPDFText_GetUnicode(self._raw, index))
        if code in _HYPHENS:
            return "-"
        if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            return UNKNOWN
        text = chr(code)
        if text in _IGNORED:
            return ""
        if code in _KANGXI:
            return unicodedata.normalize("NFKC", text)
        if text.isspace():
            return " "
        return RADICALS.get(text, text)

    def _placed(self, index: int, text: str) -> Glyph | None:
        raw, matrix, box = self._raw, self._matrix, self._box
        pdfium.FPDFText_GetMatrix(raw, index, matrix)
        if not pdfium.FPDFText_GetLooseCharBox(raw, index, box):
            return None
        pdfium.FPDFText_GetCharOrigin(raw, index, self._x, self._y)
        # A font may be of size 1 and its matrix 12, or the other way round.
        size = abs(pdfium.FPDFText_GetFontSize(raw, index)) * (matrix.c**2 + matrix.d**2) ** 0.5
        places = (box.left, box.bottom, box.right, box.top, self._x.value, self._y.value, size)
        if not sum(map(abs, places)) < _FARTHEST:  # Also where one of them is no number.
            return None
        return Glyph(text, *places, quarter_of(matrix.a, matrix.b), index)
