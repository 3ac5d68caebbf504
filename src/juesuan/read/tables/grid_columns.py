"""Which column of a grid is which amount, where the source says for certain in which column a cell stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from juesuan.read.documents.document import PrintedLine
from juesuan.read.spelling import plain
from juesuan.read.tables.layout import Layout, Slot

Stack = tuple[str, ...]
"""The plain labels above a column, from top to bottom."""

MOST_COLUMNS = 500
"""The most columns of a grid that are looked at; official tables have at most twenty."""

_DECORATION = re.compile(r"^其中:?|\((单位:)?(亿元|万元|元)\)$")


@dataclass(frozen=True, slots=True)
class GridColumns:
    """What the columns of one grid hold."""

    slots: tuple[Slot, ...]
    stacks: dict[int, Stack]
    places: dict[int, int]
    """Column -> the slot that it certainly is."""
    keys: frozenset[int]
    """The columns of codes, names and line numbers."""
    unknown: frozenset[int]
    """The columns that have labels of their own, which belong to no slot or to several."""
    merged: bool
    """Whether the source knows cells that cover several columns, so that no column can be shifted."""

    @property
    def complete(self) -> bool:
        """Say whether every column of the layout was found."""
        found = {self.slots[slot] for slot in self.places.values()}
        return all(slot in found or slot.optional for slot in self.slots)


def stacks_of(header: Iterable[PrintedLine]) -> dict[int, Stack]:
    """Return the labels above every column; a merged cell counts for every column that it covers."""
    found: dict[int, list[str]] = {}
    for line in header:
        for cell in line.cells if line.columns_known else ():
            label = _DECORATION.sub("", plain(cell.text))
            for column in range(cell.column, min(cell.column + cell.span, MOST_COLUMNS)):
                if label:
                    found.setdefault(column, []).append(label)
    return {column: tuple(labels) for column, labels in found.items()}


def grid_columns(
    header: Sequence[PrintedLine], slots: tuple[Slot, ...], layout: Layout, *, blocks: bool
) -> GridColumns:
    """Match the columns below a header with slots, by label alone.

    `blocks` says that a slot may have several columns: the table stands side by side with itself.
    """
    stacks = stacks_of(header)
    keys = frozenset(column for column, stack in stacks.items() if layout.key_labels.intersection(stack))
    fitting = {
        column: slots_of(stack, slots, layout) for column, stack in stacks.items() if column not in keys
    }
    if blocks:
        places = {column: min(found) for column, found in fitting.items() if len(found) == 1}
    else:
        places = _settled(fitting)
    return GridColumns(
        slots=slots,
        stacks=stacks,
        places=places,
        keys=keys,
        unknown=frozenset(fitting.keys() - places.keys()),
        merged=any(cell.span > 1 for line in header for cell in line.cells),
    )


def slots_of(stack: Stack, slots: Sequence[Slot], layout: Layout) -> frozenset[int]:
    """Return the slots that the labels above a column name.

    The lowest label decides, unless it is one that says nothing of its own.
    """
    plain_labels = layout.plain_labels.union(*(slot.under for slot in slots))
    for label in reversed(stack):
        found = frozenset(
            index
            for index, slot in enumerate(slots)
            if label in slot.labels and _stands_under(slot, stack, layout)
        )
        if found or (label not in plain_labels and not label.isdigit()):
            return found
    return frozenset()


def _stands_under(slot: Slot, stack: Stack, layout: Layout) -> bool:
    if slot.under and not set(slot.under).intersection(stack):
        return False
    if slot.group and not set(slot.group).intersection(stack):
        return False
    sides = {side for side, labels in layout.side_labels.items() if set(labels).intersection(stack)}
    return not sides or not slot.side or slot.side in sides


def _settled(fitting: dict[int, frozenset[int]]) -> dict[int, int]:
    """Give each column its slot: columns that are alike take their slots in order where they are as many."""
    counts = Counter(found for found in fitting.values() if found)
    ranks: Counter[frozenset[int]] = Counter()
    places: dict[int, int] = {}
    for column in sorted(fitting):
        found = fitting[column]
        if found and counts[found] == len(found):
            places[column] = sorted(found)[ranks[found]]
            ranks[found] += 1
    shared = {slot for slot, count in Counter(places.values()).items() if count > 1}
    return {column: slot for column, slot in places.items() if slot not in shared}
