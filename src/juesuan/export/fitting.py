"""How large the text of a table can be on its page."""

from __future__ import annotations

from juesuan.export.sheets import Sheet

LEADING = 1.3
"""The distance of two lines in terms of the size of the text."""
_LARGEST, _SMALLEST, _SMALLEST_FOR_ONE_PAGE = 9.0, 6.0, 7.0
_NARROW_CHARACTER = 0.5
"""The width of a narrow character in terms of the size of the text."""
_AROUND = 120.0
"""About the height of title, captions, wrapped labels and notes."""
_GAP = 1.5
"""The least space above and below the text of a row, together."""


def cell_size(sheet: Sheet, width: float, height: float) -> float:
    """Return the size of a table's text, in points, on a page of so many points between its margins.

    Columns keep their widths; a table that can stand on one page in legible text does.
    """
    size = max(_SMALLEST, min(_LARGEST, width / sum(sheet.widths) / _NARROW_CHARACTER))
    on_one_page = (row_height(sheet, height) - _GAP) / LEADING
    return min(size, on_one_page) if on_one_page >= _SMALLEST_FOR_ONE_PAGE else size


def row_height(sheet: Sheet, height: float) -> float:
    """Return the height that each row has where the table fills one page."""
    return (height - _AROUND) / len(sheet.rows)
