"""The one row of the table of the three public expenses."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan.read.documents.document import Position, PrintedLine
from juesuan.read.spelling import Token, is_cut_of, plain, printed_form, rejoined
from juesuan.read.tables.layouts import Slot, TableLayout
from juesuan.read.tables.rows import NUMBER_KINDS, PrintedRow, TableRows, amounts_in, number_of

_MOST_HEADER_LINES = 60


def read_items(
    header: Sequence[PrintedLine],
    data: Sequence[tuple[PrintedLine, list[Token]]],
    table: TableLayout,
    start: Position,
) -> TableRows:
    """Read the line of amounts, which may run over several lines of the source; further lines are strays."""
    found = TableRows(table.name)
    row = PrintedRow(table.name, "", table.slots, [], start)
    for line, tokens in data:
        if _is_amounts(tokens) and len(row.numbers) + len(tokens) <= len(table.slots):
            row.position = row.position if row.numbers else line.position
            row.numbers.extend(number_of(token, line.position) for token in tokens)
        else:
            found.strays.extend(amounts_in(tokens, line.position))
    row.values = _printed_names((*header, *(line for line, _ in data[:_MOST_HEADER_LINES])), table.slots)
    found.rows.append(row)
    return found


def _is_amounts(tokens: list[Token]) -> bool:
    if any(token.kind not in NUMBER_KINDS for token in tokens):
        return False
    return len(tokens) > 1 or any(token.kind == "amount" for token in tokens)


def _printed_names(header: Sequence[PrintedLine], slots: Sequence[Slot]) -> dict[str, str]:
    """Return each item's label as the header prints it, a cut label where it is cut."""
    raw = "".join(line.text for line in header)
    cells = [cell.text for line in header for cell in line.cells]
    return {slot.item: _printed_name(slot.group or slot.labels, raw, cells) for slot in slots}


def _printed_name(names: tuple[str, ...], raw: str, cells: list[str]) -> str:
    whole = (printed for name in names if (printed := printed_form(name, raw)))
    cut = (rejoined(cell) for cell in cells if any(is_cut_of(plain(cell), name) for name in names))
    return next(whole, None) or next(cut, names[0])
