"""The reader of PDF files with a text layer: by position on the page, not by the order of drawing."""

from __future__ import annotations

from pathlib import Path

from juesuan.read.documents.document import Document


def read_pdf(source: str | Path | bytes) -> Document:
    """Read a disclosure from a PDF file or from its bytes; positions are page and line on the page.

    Raises UnreadableError for a file that is missing, too large, damaged or encrypted, that has no page or
    more than 1,000, whose pages are images without text, or whose text has no characters behind its glyphs.
    """
    # The library behind it takes time to load: only who reads a PDF file pays for it.
    from juesuan.read.documents.pdf.opening import printed_pages  # noqa: PLC0415
    from juesuan.read.documents.pdf.pages import blocks_of  # noqa: PLC0415

    return Document(tuple(blocks_of(printed_pages(source))))
