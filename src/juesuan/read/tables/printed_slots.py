"""Which slots of a table a document prints, and in which order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from juesuan.read.documents.document import PrintedLine
from juesuan.read.spelling import plain
from juesuan.read.tables.layout import Slot, TableLayout
from juesuan.read.tables.rows import tokens_of

_TELLING = 4
"""So many characters of a label tell it from the others, where headers are cut."""


def printed_slots(table: TableLayout, header: Sequence[PrintedLine]) -> tuple[Slot, ...]:
    """Leave out the optional columns that the header does not print; put pairs in the order of pairs."""
    text = header_text(header)
    slots = tuple(
        slot for slot in table.slots if not slot.optional or any(label in text for label in slot.labels)
    )
    return _paired(slots) if "paired" in table.arrangements and _is_paired(slots, text) else slots


def header_text(header: Sequence[PrintedLine]) -> str:
    """Return what the header says, without the lines of amounts below it."""
    above = takewhile(lambda line: all(t.kind != "amount" for t in tokens_of(line)), header)
    return plain("".join(line.text for line in above))


def is_confirmed(slots: tuple[Slot, ...], header: Sequence[PrintedLine], count: int) -> bool:
    """Say whether the header shows the columns of the layout: as many column numbers, or every label.

    Groups that are printed neither once each nor in a pair for every item stand over another order.
    """
    text = header_text(header)
    groups = groups_of(slots, text)
    if groups and len(groups) > len(dict.fromkeys(groups)) and not _is_paired(slots, text):
        return False
    if len(slots) == 1 or count == len(slots):
        return True
    return all(any(label[:_TELLING] in text for label in (*slot.labels, *slot.group)) for slot in slots)


def groups_of(slots: Sequence[Slot], text: str) -> list[str]:
    """Return the columns of the group labels in the order in which the header prints them."""
    columns = {label: slot.column for slot in slots if slot.item for label in slot.under}
    if not columns:
        return []
    longest = sorted(columns, key=len, reverse=True)
    return [columns[found] for found in re.findall("|".join(map(re.escape, longest)), text)]


def _is_paired(slots: Sequence[Slot], text: str) -> bool:
    """Say whether budget and actual are printed in turn, once for every item."""
    groups = groups_of(slots, text)
    pair = list(dict.fromkeys(slot.column for slot in slots if slot.item))
    items = len(_items(slots))
    return len(pair) > 1 and items > 1 and groups == pair * items


def _items(slots: Sequence[Slot]) -> list[tuple[str, tuple[str, ...]]]:
    """Return what tells the items apart; those without a place in the standard count by their labels."""
    return list(dict.fromkeys((slot.item, () if slot.item else slot.labels) for slot in slots))


def _paired(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    order = _items(slots)
    return tuple(sorted(slots, key=lambda slot: order.index((slot.item, () if slot.item else slot.labels))))
