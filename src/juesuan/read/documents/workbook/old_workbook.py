"""The sheets of an .xls file, by xlrd."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Any

from juesuan.read.documents.workbook.builtin_formats import BUILTIN
from juesuan.read.documents.workbook.display import displayed_number, displayed_text
from juesuan.read.documents.workbook.sheet import Merged, Sheet, Tally
from juesuan.read.errors import UnreadableError, refusal

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5
_LOCAL_DATES = frozenset({*range(14, 20), 22, *range(27, 37), *range(50, 59)})
"""Formats of dates that xlrd knows in the American form, or not at all."""

_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
)
"""What xlrd raises where a file is not as it expects, beside its own errors."""


def sheets_of_old_workbook(raw: bytes) -> Iterator[Sheet]:
    """Yield the visible sheets in the order of the workbook."""
    import xlrd  # type: ignore[import-untyped]  # noqa: PLC0415
    from xlrd.compdoc import CompDocError  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        book = xlrd.open_workbook(
            file_contents=raw, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
        tally = Tally()
        yield from [_sheet(each, book, tally) for each in book.sheets() if each.visibility == 0]
    except UnreadableError:
        raise
    except xlrd.XLRDError as error:
        raise refusal("source_protected" if "encrypted" in str(error) else "source_damaged") from None
    except (CompDocError, *_BROKEN):
        raise refusal("source_damaged") from None


def _sheet(source: Any, book: Any, tally: Tally) -> Sheet:
    sheet = Sheet(source.name, tally)
    sheet.hidden_rows = {row for row, info in source.rowinfo_map.items() if info.hidden or info.height == 0}
    for column, info in source.colinfo_map.items():
        if info.hidden or info.width == 0:
            sheet.hide_columns(column, column)
    for top, bottom, left, right in source.merged_cells:
        if top < bottom and left < right:
            sheet.merge(Merged(top, left, bottom - 1, right - 1))
    for row in range(source.nrows):
        for column, cell in enumerate(source.row(row)):
            text = _displayed(cell, book, shows_zeros=bool(source.show_zero_values))
            if text:
                sheet.put(row, column, text)
    return sheet


def _displayed(cell: Any, book: Any, *, shows_zeros: bool) -> str:
    """Return what a cell shows."""
    if cell.ctype == _TEXT:
        return displayed_text(cell.value, _format(cell, book)) if cell.value else ""
    if cell.ctype in (_NUMBER, _DATE):
        if not cell.value and not shows_zeros:
            return ""
        return displayed_number(repr(cell.value), _format(cell, book), starts_1904=book.datemode == 1)
    if cell.ctype == _BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    return _error(cell.value) if cell.ctype == _ERROR else ""


def _error(code: int) -> str:
    from xlrd.biffh import error_text_from_code  # type: ignore[import-untyped]  # noqa: PLC0415

    return str(error_text_from_code.get(code, "#N/A"))


def _format(cell: Any, book: Any) -> str:
    key = book.xf_list[cell.xf_index].format_key
    if key in _LOCAL_DATES:
        return BUILTIN[str(key)]
    known = book.format_map.get(key)
    return str(known.format_str) if known else ""
