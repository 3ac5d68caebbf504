"""From a PDF file to its pages; what cannot be read with certainty is refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from juesuan.read.documents.pdf.doubts import Scans, Strangers
from juesuan.read.documents.pdf.drawings import Drawings, drawings_of
from juesuan.read.documents.pdf.glyphs import Glyph, Reader
from juesuan.read.documents.pdf.page import (
    SLANTED,
    Aside,
    Box,
    Character,
    Page,
    upright,
    upright_box,
)
from juesuan.read.documents.pdf.rulings import rulings_of
from juesuan.read.errors import refusal

LARGEST = 100 * 1024 * 1024
"""The largest file that is read, in bytes; disclosures with images have some ten megabytes."""

MOST_PAGES = 1000
MOST_CHARACTERS = 60_000
"""The most characters of one page; a full page of small print has some five thousand."""

_NEEDS_PASSWORD = 4


def printed_pages(source: str | Path | bytes) -> list[Page]:
    """Return the pages of a PDF file, each turned upright.

    Raises UnreadableError for what `read_pdf` says.
    """
    document = _open(_bytes(source))
    try:
        count = len(document)
        if not 0 < count <= MOST_PAGES:
            raise refusal("pdf_pages", count=count, most=MOST_PAGES)
        scans = Scans(count)
        glyphs_seen = Strangers()
        pages = [_page(document, index, scans, glyphs_seen) for index in range(count)]
    finally:
        document.close()
    scans.refuse()
    glyphs_seen.refuse()
    return pages


def _bytes(source: str | Path | bytes) -> bytes:
    if isinstance(source, bytes):
        raw = source
    else:
        try:
            with Path(source).open("rb") as stream:
                raw = stream.read(LARGEST + 1)
        except OSError as error:
            raise refusal("unopened", reason=error.strerror) from None
    if not raw.strip():
        raise refusal("empty")
    if len(raw) > LARGEST:
        raise refusal("too_large", size=len(raw) // 1024 // 1024, largest=LARGEST // 1024 // 1024)
    return raw


def _open(raw: bytes) -> Any:
    try:
        return pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        key = "pdf_encrypted" if getattr(error, "err_code", 0) == _NEEDS_PASSWORD else "pdf_damaged"
        raise refusal(key) from None


def _page(document: Any, index: int, scans: Scans, strangers: Strangers) -> Page:
    try:
        page = document[index]
        text_page = page.get_textpage()
        reader = Reader(text_page)
        if reader.count() > MOST_CHARACTERS:
            raise refusal("pdf_too_much")
        glyphs = list(reader.glyphs())
        drawings = drawings_of(page)
        edges = Box(*page.get_cropbox())
        text_page.close()
        page.close()
    except pdfium.PdfiumError:
        raise refusal("pdf_damaged") from None
    inside = [glyph for glyph in glyphs if _is_visible(glyph, edges)]
    strangers.see(inside)
    found = _upright_page(index + 1, inside, drawings, edges)
    scans.see(index + 1, sum(glyph.text != " " for glyph in inside), drawings.images, found.box)
    return found


def _is_visible(glyph: Glyph, edges: Box) -> bool:
    """Say whether a character stands on the page; `edges` runs left, bottom, right, top here."""
    left, bottom, right, top = edges
    return left - 1 <= (glyph.left + glyph.right) / 2 <= right + 1 and bottom - 1 <= glyph.y <= top + 1


def _upright_page(number: int, glyphs: Sequence[Glyph], drawings: Drawings, edges: Box) -> Page:
    quarters = Counter(glyph.quarter for glyph in glyphs if glyph.quarter != SLANTED)
    quarter = quarters.most_common(1)[0][0] if quarters else 0
    straight = tuple(_character(glyph, quarter) for glyph in glyphs if glyph.quarter == quarter)
    others = [glyph for glyph in glyphs if glyph.quarter != quarter]
    horizontal, vertical = rulings_of([upright_box(*stroke, quarter) for stroke in drawings.strokes])
    box = upright_box(*edges, quarter)
    return Page(number, box, straight, tuple(_asides(others, quarter)), horizontal, vertical)


def _character(glyph: Glyph, quarter: int) -> Character:
    box = upright_box(glyph.left, glyph.bottom, glyph.right, glyph.top, quarter)
    start, baseline = upright(glyph.x, glyph.y, quarter)
    size = glyph.size or box.height or 1.0
    # Where a font lacks a width, the box is that of the ink: the space beside it is the same on both sides.
    beside = box.left - start if 0 < box.left - start < 0.5 * size else 0.0
    return Character(glyph.text, box.left - beside, box.right + beside, baseline, size, glyph.order)


def _asides(glyphs: Sequence[Glyph], quarter: int) -> Iterator[Aside]:
    """Yield the texts that run otherwise, taken together as the file draws them."""
    together: list[Glyph] = []
    for glyph in glyphs:
        if together and not _goes_on(together[-1], glyph):
            yield _aside(together, quarter)
            together = []
        together.append(glyph)
    if together:
        yield _aside(together, quarter)


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    return before.quarter == glyph.quarter and glyph.order - before.order <= 2


def _aside(glyphs: Sequence[Glyph], quarter: int) -> Aside:
    characters = tuple(_character(glyph, quarter) for glyph in glyphs)
    return Aside(characters, slanted=glyphs[0].quarter == SLANTED)
