"""What a document calls the items of the three public expenses."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan.read.documents.document import PrintedLine
from juesuan.read.spelling import is_cut_of, plain, printed_form, rejoined
from juesuan.read.tables.layout import Slot


def printed_names(header: Sequence[PrintedLine], slots: Sequence[Slot]) -> dict[str, str]:
    """Return each item's label as the header prints it, a cut label where it is cut."""
    raw = "".join(line.text for line in header)
    cells = [cell.text for line in header for cell in line.cells]
    return {slot.item: _printed_name(slot.group or slot.labels, raw, cells) for slot in slots if slot.item}


def _printed_name(names: tuple[str, ...], raw: str, cells: list[str]) -> str:
    whole = (printed for name in names if (printed := printed_form(name, raw)))
    cut = (rejoined(cell) for cell in cells if any(is_cut_of(plain(cell), name) for name in names))
    return next(whole, None) or next(cut, names[0])
