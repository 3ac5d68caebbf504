"""The reader of workbooks (.xlsx, .xlsm, .xls)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from juesuan.read.documents.document import Document
from juesuan.read.documents.flow.rows import Blocks
from juesuan.read.documents.office.archive import LARGEST_FILE
from juesuan.read.documents.office.package import compound_kind, is_archive
from juesuan.read.documents.opening import opened
from juesuan.read.documents.workbook.sheet import Sheet
from juesuan.read.documents.workbook.sheet_blocks import add_sheet
from juesuan.read.errors import refusal


def read_workbook(source: str | Path | bytes) -> Document:
    """Read a disclosure in a workbook, or its bytes; the content tells .xlsx from .xls.

    Cells are read as they are displayed: with the decimals, separators and signs of their number format;
    numbers of the General format with up to 15 significant digits. Hidden sheets, rows and columns are left
    out. Formulas are never evaluated and macros never run: the last stored result counts. Rows carry the
    sheet and their first cell. Raises UnreadableError for a file that is missing, empty, larger than 50 MB
    (200 MB unpacked), damaged, protected or no workbook, with more than 200,000 filled cells, or with a
    formula that has no stored result.
    """
    raw = opened(source, LARGEST_FILE)
    blocks = Blocks()
    for sheet in _sheets(raw):
        add_sheet(sheet, blocks)
    found = blocks.found()
    if not found:
        raise refusal("empty")
    return Document(found)


def _sheets(raw: bytes) -> Iterable[Sheet]:
    if is_archive(raw):
        from juesuan.read.documents.workbook.new_workbook import sheets_of_archive  # noqa: PLC0415

        return sheets_of_archive(raw)
    kind = compound_kind(raw)
    if kind == "encrypted":
        raise refusal("source_protected")
    if kind != "workbook":
        raise refusal("not_workbook")
    from juesuan.read.documents.workbook.old_workbook import sheets_of_old_workbook  # noqa: PLC0415

    return sheets_of_old_workbook(raw)
