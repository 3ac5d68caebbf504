"""The table of the three public expenses where columns are lost: one row of items, or one item a row."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan.read.documents.document import Position, PrintedLine
from juesuan.read.spelling import Token, rejoined
from juesuan.read.tables.grid_items import row_label
from juesuan.read.tables.item_names import printed_names
from juesuan.read.tables.layout import Slot
from juesuan.read.tables.printed_slots import groups_of, header_text
from juesuan.read.tables.rows import NUMBER_KINDS, PrintedRow, TableRows, amounts_in, number_of

_MOST_HEADER_LINES = 60
_FEWEST_ITEM_ROWS = 2

DataLine = tuple[PrintedLine, list[Token]]


def read_items(
    header: Sequence[PrintedLine],
    data: Sequence[DataLine],
    table: str,
    slots: tuple[Slot, ...],
    start: Position,
) -> TableRows:
    """Read the line of amounts, which may run over several lines of the source; further lines are strays.

    Where several lines name an item and its amounts, each of them is a row of its own.
    """
    above = (*header, *(line for line, _ in data[:_MOST_HEADER_LINES]))
    found = TableRows(table)
    if sum(bool(_item(tokens, slots)) for _, tokens in data) >= _FEWEST_ITEM_ROWS:
        groups = groups_of(slots, header_text(above))
        found.columns_known = len(groups) == len(set(groups)) == len({slot.column for slot in slots})
        _read_down(data, _in_order(slots, groups), found)
    else:
        _read_across(data, PrintedRow(table, "", slots, [], start), found)
    names = printed_names(above, slots)
    for row in found.rows:
        row.values = names | row.values
    return found


def _read_across(data: Sequence[DataLine], row: PrintedRow, found: TableRows) -> None:
    for line, tokens in data:
        if _is_amounts(tokens) and len(row.numbers) + len(tokens) <= len(row.slots):
            row.position = row.position if row.numbers else line.position
            row.numbers.extend(number_of(token, line.position) for token in tokens)
        else:
            found.strays.extend(amounts_in(tokens, line.position))
    found.rows.append(row)


def _read_down(data: Sequence[DataLine], slots: tuple[Slot, ...], found: TableRows) -> None:
    for line, tokens in data:
        own = _item(tokens, slots)
        if not own or any(row.slots == own for row in found.rows):
            found.strays.extend(amounts_in(tokens, line.position))
            continue
        words = row_label(" ".join(token.text for token in tokens if token.kind == "word"))
        numbers = [number_of(token, line.position) for token in tokens if token.kind in NUMBER_KINDS]
        row = PrintedRow(found.table, "", own, numbers, line.position, {own[0].item: rejoined(words)})
        found.rows.append(row)


def _item(tokens: Sequence[Token], slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """Return the slots of the item that a line with amounts starts with the name of."""
    words = [token for token in tokens if token.kind == "word"]
    if len(words) == len(tokens) or any(token.kind != "word" for token in tokens[: len(words)]):
        return ()
    label = row_label("".join(token.text for token in words))
    return tuple(slot for slot in slots if label in slot.row)


def _in_order(slots: tuple[Slot, ...], groups: list[str]) -> tuple[Slot, ...]:
    """Put budget and actual in the order in which the header names them."""
    order = {column: place for place, column in enumerate(groups)}
    return tuple(sorted(slots, key=lambda slot: order.get(slot.column, 0)))


def _is_amounts(tokens: list[Token]) -> bool:
    if any(token.kind not in NUMBER_KINDS for token in tokens):
        return False
    return len(tokens) > 1 or any(token.kind == "amount" for token in tokens)
