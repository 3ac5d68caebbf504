"""Prints small synthetic PDF files: text, lines and ruled tables at places given in points from the top."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
PORTRAIT = (595.0, 842.0)


class Print:
    """A PDF file that is being printed; `pdf()` ends it."""

    def __init__(self, size: tuple[float, float] = PORTRAIT, **options: Any) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self._buffer = io.BytesIO()
        self._height = size[1]
        self.canvas = Canvas(self._buffer, pagesize=size, invariant=1, **options)

    def text(self, x: float, y: float, text: str, size: float = 12) -> Print:
        """Print one line that begins at a place."""
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, self._height - y, text)
        return self

    def right(self, x: float, y: float, text: str, size: float = 12) -> Print:
        """Print one line that ends at a place."""
        self.canvas.setFont(FONT, size)
        self.canvas.drawRightString(x, self._height - y, text)
        return self

    def line(self, x1: float, y1: float, x2: float, y2: float) -> Print:
        """Draw a thin line."""
        self.canvas.setLineWidth(0.7)
        self.canvas.line(x1, self._height - y1, x2, self._height - y2)
        return self

    def grid(self, columns: Sequence[float], rows: Sequence[float]) -> Print:
        """Draw the lines of a table without merged cells."""
        for x in columns:
            self.line(x, rows[0], x, rows[-1])
        for y in rows:
            self.line(columns[0], y, columns[-1], y)
        return self

    def cells(self, columns: Sequence[float], y: float, texts: Sequence[str], size: float = 10) -> Print:
        """Print the texts of one row, each near the left of its column."""
        for x, text in zip(columns, texts, strict=False):
            self.text(x + 3, y, text, size)
        return self

    def lines(self, x: float, y: float, texts: Sequence[str], step: float = 20) -> Print:
        """Print lines below each other."""
        for index, text in enumerate(texts):
            self.text(x, y + index * step, text)
        return self

    def page(self) -> Print:
        """Begin the next page."""
        self.canvas.showPage()
        return self

    def pdf(self) -> bytes:
        """End the file and return it."""
        self.canvas.save()
        return self._buffer.getvalue()
