"""Word documents: every table in a section of its own, merged cells as Word merges them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from juesuan.export.sheets import Book, Sheet, caption_sides
from juesuan.export.writers.docx_table import table_element

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

FONT = "宋体"
_TITLE_SIZE, _TEXT_SIZE = 16, 10.5
_LONG, _SHORT, _MARGIN = 11906 * 297 // 210, 11906, 1000
"""A4 and its margins in twentieths of a point."""


def write(book: Book) -> bytes:
    """Return a book as a .docx file; header rows are repeated on every page that a table runs over."""
    from docx import Document as new_document  # noqa: N813, PLC0415

    document = new_document()
    document.core_properties.title = book.title
    document.core_properties.author = "Juesuan"
    document.core_properties.comments = ""
    _base_font(document)
    section = document.sections[0]
    for index, sheet in enumerate(book.sheets):
        section = document.add_section() if index else section
        width, height = _page(section, sheet)
        if index == 0:
            _title(document, book.title)
        _table(document, sheet, width, height)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _base_font(document: Document) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Pt  # noqa: PLC0415

    for name in ("Normal", "Heading 1"):
        style: Any = document.styles[name]
        style.font.name = FONT
        style.font.color.rgb = None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in [key for key in fonts.attrib if "heme" in key]:
            del fonts.attrib[theme]
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(script), FONT)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(2)
    document.styles["Normal"].font.size = Pt(_TEXT_SIZE)


def _page(section: Section, sheet: Sheet) -> tuple[int, int]:
    """Turn the page as the table needs it and return the room between the margins."""
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415
    from docx.shared import Twips  # noqa: PLC0415

    width, height = (_SHORT, _LONG) if sheet.upright else (_LONG, _SHORT)
    section.orientation = WD_ORIENT.PORTRAIT if sheet.upright else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Twips(width), Twips(height)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Twips(_MARGIN))
    return width - 2 * _MARGIN, height - 2 * _MARGIN


def _title(document: Document, text: str, style: str | None = None) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    paragraph = document.add_paragraph(style=style)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.font.size, run.font.bold = Pt(_TITLE_SIZE), True
    run.font.color.rgb = RGBColor(0, 0, 0)


def _table(document: Document, sheet: Sheet, width: int, height: int) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT  # noqa: PLC0415
    from docx.shared import Twips  # noqa: PLC0415

    _title(document, sheet.title, "Heading 1")
    for texts in sheet.captions:
        sides = dict(caption_sides(texts))
        paragraph = document.add_paragraph("\t".join(("", *texts) if "left" not in sides else texts))
        stops = paragraph.paragraph_format.tab_stops
        if "center" in sides:
            stops.add_tab_stop(Twips(width // 2), WD_TAB_ALIGNMENT.CENTER)
        stops.add_tab_stop(Twips(width), WD_TAB_ALIGNMENT.RIGHT)
    body: Any = document.element.body
    body.insert(len(body) - 1, table_element(sheet, width, height))
    for note in sheet.notes:
        document.add_paragraph(note)
