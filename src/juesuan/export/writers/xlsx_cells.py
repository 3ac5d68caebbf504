"""The cells of a workbook: how they are set, and amounts as exact numbers."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

FONT = "宋体"
_NUMBER = re.compile(r"(?!-0(?:\.0*)?$)-?(?:0|[1-9][0-9]*)(?:\.([0-9]+))?")
"""What Excel shows as it is written; it would drop leading zeros and the sign of nothing."""
_DIGITS = 15
"""Excel keeps so many digits of a number; a longer one is written as text so that none is lost."""
_ALIGNMENT = {"label": "center", "number": "center", "name": "left", "code": "left", "amount": "right"}
_TITLE_SIZE, _TEXT_SIZE = 16, 10


class Style(NamedTuple):
    """How the text of a cell is set."""

    font: Any
    alignment: Any


class Styles:
    """The few styles of all cells, made once."""

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Border, Font, Side  # type: ignore[import-untyped]  # noqa: PLC0415

        line = Side(style="thin")
        text = Font(name=FONT, size=_TEXT_SIZE)
        title = Font(name=FONT, size=_TITLE_SIZE, bold=True)
        self.border = Border(left=line, right=line, top=line, bottom=line)
        self.cells = {
            kind: Style(text, Alignment(horizontal=side, vertical="center", wrap_text=kind != "amount"))
            for kind, side in _ALIGNMENT.items()
        }
        self.captions = {
            side: Style(text, Alignment(horizontal=side, vertical="center")) for side in _ALIGNMENT.values()
        }
        self.title = Style(title, Alignment(horizontal="center", vertical="center"))
        self.note = Style(text, Alignment(horizontal="left", vertical="center", wrap_text=True))


def put(place: Any, text: str, style: Style) -> Any:
    """Write a text into a cell and return the cell."""
    if text:
        place.value = text
        place.data_type = "s"  # Never a formula, whatever a name starts with.
    place.font, place.alignment = style
    return place


def as_amount(place: Any, text: str, *, separators: bool) -> None:
    """Turn a cell into a number without passing through a binary fraction."""
    match = _NUMBER.fullmatch(text)
    if text and (match is None or sum(char.isdigit() for char in text) > _DIGITS):
        return
    decimals = len(match[1] or "") if match else 2
    whole = "#,##0" if separators else "0"
    place.number_format = f"{whole}.{'0' * decimals}" if decimals else whole
    if match:
        # The library would write a Decimal as a float; of a text marked as a number it writes every digit.
        place.data_type = "n"
