"""Excel workbooks: one sheet for each table, amounts as exact numbers."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from juesuan.export.sheets import Book, Sheet, SheetRow, caption_sides, text_width
from juesuan.export.writers.xlsx_cells import Styles, as_amount, put

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook  # type: ignore[import-untyped]
    from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

_COVER = "封面"
_LINE_HEIGHT = 15
_ONE_PAGE = 50
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_TIMES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>")


def write(book: Book) -> bytes:
    """Return a book as an .xlsx file.

    Amounts are numbers whose decimal text stands in the file digit by digit (no binary fraction), with
    as many decimals shown as are printed. What is no amount, or has more digits than Excel keeps, is text.
    """
    from openpyxl import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415

    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties.title = book.title
    workbook.properties.creator = "Juesuan"
    styles = Styles()
    if not book.named:
        _cover(workbook, book, styles)
    for sheet in book.sheets:
        _table(workbook.create_sheet(sheet.tab), sheet, styles)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return _without_times(buffer)


def _without_times(written: io.BytesIO) -> bytes:
    """Take out when the file was written, so that the same book is the same file with the same digest."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _TIMES.sub(b"", content)
            new.writestr(zipfile.ZipInfo(name, _LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _cover(workbook: Workbook, book: Book, styles: Styles) -> None:
    """Say whose accounts these are where the tables do not."""
    page = workbook.create_sheet(_COVER)
    page.column_dimensions["A"].width = 100
    page.row_dimensions[1].height = 60
    put(page.cell(1, 1), book.title, styles.title)


def _table(page: Worksheet, sheet: Sheet, styles: Styles) -> None:
    from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]  # noqa: PLC0415

    for column, size in enumerate(sheet.widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = size
    top = _captions(page, sheet, styles)
    for offset, row in enumerate(sheet.rows):
        _row(page, top + offset, row, sheet, styles)
        page.row_dimensions[top + offset].height = _LINE_HEIGHT * _lines(row, sheet)
    for offset, row in enumerate(sheet.rows):
        for cell in row:
            _merge(page, top + offset, cell.column + 1, cell.rows, cell.columns)
    _notes(page, top + len(sheet.rows), sheet, styles)
    _print_setup(page, top + len(sheet.header), len(sheet.widths))


def _captions(page: Worksheet, sheet: Sheet, styles: Styles) -> int:
    """Write what stands above the table and return the table's first row."""
    width = len(sheet.widths)
    put(page.cell(1, 1), sheet.title, styles.title)
    page.row_dimensions[1].height = 2 * _LINE_HEIGHT
    _merge(page, 1, 1, 1, width)
    for row, texts in enumerate(sheet.captions, start=2):
        last = max(len(texts) - 1, 1)
        for index, (side, text) in enumerate(caption_sides(texts)):
            column = width if side == "right" else 1 + index * (width - 1) // last
            put(page.cell(row, column), text, styles.captions[side])
    return 2 + len(sheet.captions)


def _row(page: Worksheet, number: int, row: SheetRow, sheet: Sheet, styles: Styles) -> None:
    for cell in row:
        for down in range(cell.rows):
            for over in range(cell.columns):
                page.cell(number + down, cell.column + 1 + over).border = styles.border
        place = put(page.cell(number, cell.column + 1), cell.text, styles.cells[cell.kind])
        if cell.kind == "amount":
            as_amount(place, cell.text, separators=sheet.separators)


def _lines(row: SheetRow, sheet: Sheet) -> int:
    """Return how many lines a row needs: merged cells do not grow by themselves."""
    needed = 1
    for cell in row:
        width = sum(sheet.widths[cell.column : cell.column + cell.columns])
        lines = -(-text_width(cell.text) // width) if cell.kind != "amount" else 1
        needed = max(needed, -(-lines // cell.rows))
    return needed


def _notes(page: Worksheet, first: int, sheet: Sheet, styles: Styles) -> None:
    for row, note in enumerate(sheet.notes, start=first):
        put(page.cell(row, 1), note, styles.note)
        _merge(page, row, 1, 1, len(sheet.widths))
        lines = -(-text_width(note) // sum(sheet.widths))
        page.row_dimensions[row].height = _LINE_HEIGHT * lines


def _merge(page: Worksheet, row: int, column: int, rows: int, columns: int) -> None:
    from openpyxl.worksheet.cell_range import CellRange  # type: ignore[import-untyped]  # noqa: PLC0415

    if rows > 1 or columns > 1:
        # The cells below a merged one have their borders; `merge_cells` would set them again, slowly.
        page.merged_cells.add(CellRange(None, column, row, column + columns - 1, row + rows - 1))


def _print_setup(page: Worksheet, body: int, width: int) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    page.freeze_panes = f"A{body}"
    page.print_title_rows = f"1:{body - 1}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    # The tables of fixed length go on one page, the others on as many as they need.
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, int(page.max_row <= _ONE_PAGE)
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_options.horizontalCentered = True
    page.print_area = f"A1:{get_column_letter(width)}{page.max_row}"
    page.oddFooter.center.text = "&P/&N"
    page.page_margins.left = page.page_margins.right = 0.5
