"""PDF: ruled tables on A4 pages turned as each needs, their headers repeated on every page."""

from __future__ import annotations

import io
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from juesuan.export.fitting import LEADING, cell_size, row_height
from juesuan.export.sheets import Book, Sheet, SheetCell, caption_sides, printed

FONT = "STSong-Light"
"""A Chinese font that every PDF reader knows by name; it is not embedded."""
_NUMBER_FONT = "Times-Roman"
_NUMBERS = frozenset({"amount", "number", "code"})
_TITLE_SIZE, _TEXT_SIZE = 15, 9.5
_MARGIN, _GAP = 36, 12
_CLOSEST, _WIDEST = 0.6, 3
"""The least and the most space around the text of a cell."""
_CAPTION_PADDINGS = {"LEFTPADDING": 0, "RIGHTPADDING": 0, "TOPPADDING": 1, "BOTTOMPADDING": 1}


def write(book: Book) -> bytes:
    """Return a book as a PDF file; the same book always gives the same bytes."""
    from reportlab.platypus import BaseDocTemplate, NextPageTemplate, PageBreak, Spacer  # type: ignore[import-untyped]  # noqa: PLC0415

    _register()
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, title=book.title, author="Juesuan", invariant=1, pageCompression=1)
    templates = {upright: _page(upright=upright) for upright in (book.sheets[0].upright, True, False)}
    document.addPageTemplates(list(templates.values()))
    story: list[Any] = [_paragraph(book.title, _TITLE_SIZE, "center"), Spacer(1, _GAP)]
    for index, sheet in enumerate(book.sheets):
        if index:
            story += [NextPageTemplate(templates[sheet.upright].id), PageBreak()]
        story += _table(sheet, *(side - 2 * _MARGIN for side in templates[sheet.upright].pagesize))
    document.build(story)
    return buffer.getvalue()


def _page(*, upright: bool) -> Any:
    from reportlab.lib.pagesizes import A4, landscape  # type: ignore[import-untyped]  # noqa: PLC0415
    from reportlab.platypus import Frame, PageTemplate  # noqa: PLC0415

    size = A4 if upright else landscape(A4)
    padding = dict.fromkeys(("leftPadding", "rightPadding", "topPadding", "bottomPadding"), 0)
    frame = Frame(_MARGIN, _MARGIN, size[0] - 2 * _MARGIN, size[1] - 2 * _MARGIN, **padding)
    return PageTemplate("upright" if upright else "wide", [frame], onPage=_page_number, pagesize=size)


@cache
def _register() -> None:
    from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]  # noqa: PLC0415
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]  # noqa: PLC0415

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def _page_number(canvas: Any, document: Any) -> None:
    canvas.setFont(FONT, _TEXT_SIZE)
    canvas.drawCentredString(document.pageTemplate.pagesize[0] / 2, _MARGIN / 2, f"- {document.page} -")


def _table(sheet: Sheet, width: float, height: float) -> list[Any]:
    from reportlab.platypus import Spacer  # noqa: PLC0415

    parts = [_paragraph(sheet.title, _TITLE_SIZE, "center"), Spacer(1, 4)]
    parts += [_caption(texts, width) for texts in sheet.captions]
    parts += [_grid(sheet, width, height), Spacer(1, 4)]
    parts += [_paragraph(note, _TEXT_SIZE, "left") for note in sheet.notes]
    return parts


def _caption(texts: tuple[str, ...], width: float) -> Any:
    from reportlab.platypus import Table  # noqa: PLC0415

    sides = caption_sides(texts)
    row = [_paragraph(text, _TEXT_SIZE, side) for side, text in sides]
    style = [(name, (0, 0), (-1, -1), value) for name, value in _CAPTION_PADDINGS.items()]
    return Table([row], colWidths=[width / len(row)] * len(row), style=style)


def _grid(sheet: Sheet, width: float, height: float) -> Any:
    from reportlab.platypus import LongTable  # noqa: PLC0415

    total = sum(sheet.widths)
    size = cell_size(sheet, width, height)
    cells: list[list[Any]] = [[""] * len(sheet.widths) for _ in sheet.rows]
    style: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        *_spacing(sheet, size, height),
    ]
    for row, line in enumerate(sheet.rows):
        for cell in line:
            cells[row][cell.column] = _content(cell, sheet, size)
            if cell.columns > 1 or cell.rows > 1:
                end = (cell.column + cell.columns - 1, row + cell.rows - 1)
                style.append(("SPAN", (cell.column, row), end))
    widths = [width * each / total for each in sheet.widths]
    return LongTable(cells, colWidths=widths, repeatRows=len(sheet.header), style=style)


def _spacing(sheet: Sheet, size: float, height: float) -> list[tuple[Any, ...]]:
    """Set rows as wide apart as one page allows, within what looks well; blank cells have a font too."""
    room = row_height(sheet, height) - size * LEADING
    gap = max(_CLOSEST, min(_WIDEST, room / 2))
    settings = {
        "FONTSIZE": size,
        "LEADING": size * LEADING,
        "TOPPADDING": gap,
        "BOTTOMPADDING": gap,
        "LEFTPADDING": _WIDEST,
        "RIGHTPADDING": _WIDEST,
    }
    return [(name, (0, 0), (-1, -1), value) for name, value in settings.items()]


def _content(cell: SheetCell, sheet: Sheet, size: float) -> Any:
    text = printed(cell, sheet)
    if not text:
        return ""
    side = {"amount": "right", "name": "left", "code": "left"}.get(cell.kind, "center")
    return _paragraph(text, size, side, _NUMBER_FONT if cell.kind in _NUMBERS and text.isascii() else FONT)


def _paragraph(text: str, size: float, side: str, font: str = FONT) -> Any:
    from reportlab.platypus import Paragraph  # noqa: PLC0415

    return Paragraph(escape(text), _style(size, side, font))


@cache
def _style(size: float, side: str, font: str) -> Any:
    from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]  # noqa: PLC0415

    return ParagraphStyle(
        f"{font}-{side}-{size}",
        fontName=font,
        fontSize=size,
        leading=size * LEADING,
        alignment={"left": 0, "center": 1, "right": 2}[side],
        wordWrap="CJK",
    )
