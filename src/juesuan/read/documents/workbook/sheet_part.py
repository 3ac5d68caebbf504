"""The part of an .xlsx file that holds the cells of a sheet, taken event by event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from juesuan.read.documents.workbook.display import displayed_number, displayed_text
from juesuan.read.documents.workbook.sheet import Merged, Sheet
from juesuan.read.documents.workbook.sheet_blocks import cell_name
from juesuan.read.documents.workbook.texts_part import Texts, unescaped
from juesuan.read.errors import refusal

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_WHOLE = re.compile(r"[0-9]{1,9}")
_ON = ("1", "true", "on")
_OFF = ("0", "false", "off")


class SheetPart:
    """Takes the cells of one sheet."""

    def __init__(
        self, sheet: Sheet, texts: Sequence[str], formats: Sequence[str], *, starts_1904: bool
    ) -> None:
        self._sheet = sheet
        self._texts = texts
        self._formats = formats
        self._starts_1904 = starts_1904
        self._shows_zeros = True
        self._inline = Texts()
        self._row = self._column = -1
        self._kind = self._style = ""
        self._value: list[str] = []
        self._reading = self._is_formula = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if tag == "c":
            self._open_cell(attributes)
        elif tag == "v":
            self._reading = True
        elif tag == "f":
            self._is_formula = True
        elif tag == "row":
            self._open_row(attributes)
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif tag == "col":
            self._column_format(attributes)
        elif tag == "sheetView":
            self._shows_zeros = attributes.get("showZeros") not in _OFF
        elif self._kind == "inlineStr":
            self._inline.start(tag, attributes)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag == "v":
            self._reading = False
        elif tag == "c":
            self._close_cell()
        elif self._kind == "inlineStr":
            self._inline.end(tag)

    def data(self, text: str) -> None:
        """Take text."""
        if self._reading:
            self._value.append(text)
        elif self._kind == "inlineStr":
            self._inline.data(text)

    def _open_row(self, attributes: dict[str, str]) -> None:
        stated = attributes.get("r", "")
        self._row = int(stated) - 1 if _WHOLE.fullmatch(stated) else self._row + 1
        self._column = -1
        if attributes.get("hidden") in _ON or attributes.get("ht") == "0":
            self._sheet.hidden_rows.add(self._row)

    def _open_cell(self, attributes: dict[str, str]) -> None:
        place = _place(attributes.get("r", ""))
        self._row, self._column = place or (self._row, self._column + 1)
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "0")
        self._value = []
        self._is_formula = False
        self._inline.found.clear()

    def _close_cell(self) -> None:
        value = "".join(self._value)
        text = self._displayed(value)
        if self._is_formula and not value and self._kind != "str":
            self._refuse_uncalculated()
        if text:
            self._sheet.put(self._row, self._column, text)
        self._kind = ""

    def _refuse_uncalculated(self) -> None:
        if not self._sheet.is_hidden(self._row, self._column):
            cell = cell_name(self._row, self._column)
            raise refusal("formula_not_calculated", sheet=self._sheet.name, cell=cell)

    def _displayed(self, value: str) -> str:
        """Return what the cell shows."""
        if self._kind == "inlineStr":
            return displayed_text(self._inline.found[-1], self._format) if self._inline.found else ""
        if not value:
            return ""
        if self._kind == "s":
            index = int(value) if _WHOLE.fullmatch(value.strip()) else -1
            if not 0 <= index < len(self._texts):
                raise refusal("source_damaged")
            return displayed_text(self._texts[index], self._format)
        if self._kind == "b":
            return "TRUE" if value.strip() == "1" else "FALSE"
        if self._kind == "n":
            shown = displayed_number(value, self._format, starts_1904=self._starts_1904)
            return shown if self._shows_zeros or not _is_zero(value) else ""
        return displayed_text(unescaped(value), self._format) if self._kind == "str" else value

    @property
    def _format(self) -> str:
        index = int(self._style) if _WHOLE.fullmatch(self._style) else -1
        return self._formats[index] if 0 <= index < len(self._formats) else ""

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = _place(first), _place(last)
        if start and end and start[0] <= end[0] and start[1] <= end[1]:
            self._sheet.merge(Merged(*start, *end))

    def _column_format(self, attributes: dict[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        hidden = attributes.get("hidden") in _ON or attributes.get("width") == "0"
        if hidden and _WHOLE.fullmatch(first) and _WHOLE.fullmatch(last):
            self._sheet.hide_columns(int(first) - 1, int(last) - 1)


def _is_zero(value: str) -> bool:
    return not value.strip().strip("+-0.")


def _place(reference: str) -> tuple[int, int] | None:
    """Return row and column of a cell by its name, both from 0."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1
