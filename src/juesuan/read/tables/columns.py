"""Which column of a grid is which amount: by the labels stacked above it and by the column numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from juesuan.read.documents.document import PrintedLine
from juesuan.read.spelling import Token, is_cut_of, plain
from juesuan.read.tables.layout import Slot
from juesuan.read.tables.rows import PrintedRow

Mapping = dict[int, frozenset[int]]
"""For a column of the grid, the slots that it may be."""


class _Label(NamedTuple):
    column: int
    text: str
    above: tuple[str, ...]


def by_labels(header: Sequence[PrintedLine], slots: tuple[Slot, ...]) -> Mapping:
    """Map columns by their labels, which may be cut, split or alike: their order decides then."""
    labels = _leaf_labels(header)
    scores = [[_score(label, slot) for slot in slots] for label in labels]
    found: Mapping = {}
    for label, chosen in zip(labels, _aligned(scores), strict=True):
        if chosen:
            found[label.column] = chosen
    return _extended(found, header)


def by_numbers(numbers: Sequence[Token], slots: tuple[Slot, ...]) -> Mapping:
    """Map columns by the printed column numbers; empty where they count other columns than the slots."""
    columns = [token.column for token in numbers if token.kind == "integer" and token.column >= 0]
    if len(columns) > len(slots):
        return {}
    return {column: frozenset({index}) for index, column in enumerate(columns)}


def restrict(rows: Sequence[PrintedRow], labels: Mapping, numbers: Mapping) -> None:
    """Write into every number which slots its column leaves open.

    Labels and column numbers may be shifted against each other. What explains every printed value is right;
    where both do and differ, or neither does, both readings stay open.
    """
    if not labels and not numbers:
        return
    good_labels, good_numbers = _explains(labels, rows), _explains(numbers, rows)
    for row in rows:
        for number in row.numbers:
            if number.column < 0:
                continue
            label = labels.get(number.column, frozenset())
            count = numbers.get(number.column, frozenset())
            if good_labels != good_numbers:
                open_slots = label if good_labels else count
            else:
                open_slots = (label & count) or (label | count)
            number.allowed = open_slots or None


def _explains(mapping: Mapping, rows: Sequence[PrintedRow]) -> bool:
    """Say whether every value stands in a mapped column, no two values of a row in the same."""
    for row in rows:
        places = [mapping.get(number.column) for number in row.numbers if number.column >= 0]
        if None in places:
            return False
        certain = [place for place in places if place and len(place) == 1]
        if len(certain) != len(set(certain)):
            return False
    return bool(mapping)


def _leaf_labels(header: Sequence[PrintedLine]) -> list[_Label]:
    """Return, for each column that has a label of its own, the lowest one and those above it."""
    stacks: dict[int, list[str]] = {}
    rows = [[(cell.column, plain(cell.text)) for cell in line.cells] for line in header if line.columns_known]
    columns = sorted({column for row in rows for column, _ in row})
    for row in rows:
        own = dict(row)
        for column in columns:
            if column in own:
                stacks.setdefault(column, []).append(own[column])
            else:
                left = max((start for start in own if start < column), default=None)
                if left is not None:
                    stacks.setdefault(column, []).append(f"<{own[left]}")
    return [label for column in columns if (label := _label(column, stacks[column]))]


def _label(column: int, stack: list[str]) -> _Label | None:
    """Take the lowest label of the column itself; `<` marks one that reaches over from the left."""
    own = [index for index, text in enumerate(stack) if not text.startswith("<")]
    if not own:
        return None
    return _Label(column, stack[own[-1]], tuple(text.removeprefix("<") for text in stack[: own[-1]]))


def _score(label: _Label, slot: Slot) -> int:
    names = (*slot.labels, *slot.group)
    if label.text in names:
        score = 4
    elif any(is_cut_of(label.text, name) for name in names):
        score = 3
    else:
        return 0
    return score + any(above in slot.under or above in slot.group for above in label.above)


def _aligned(scores: list[list[int]]) -> list[frozenset[int]]:
    """Align labels with slots in order, as well as possible; a label keeps every slot of a best alignment."""
    height, width = len(scores), len(scores[0]) if scores else 0
    before = _table(scores, height, width)
    turned = [list(reversed(row)) for row in reversed(scores)]
    after = _table(turned, height, width)
    best = before[height][width]
    return [
        frozenset(
            slot
            for slot in range(width)
            if scores[label][slot]
            and before[label][slot] + scores[label][slot] + after[height - label - 1][width - slot - 1]
            == best
        )
        for label in range(height)
    ]


def _table(scores: list[list[int]], height: int, width: int) -> list[list[int]]:
    best = [[0] * (width + 1) for _ in range(height + 1)]
    for label in range(height):
        for slot in range(width):
            together = best[label][slot] + scores[label][slot]
            best[label + 1][slot + 1] = max(best[label][slot + 1], best[label + 1][slot], together)
    return best


def _extended(found: Mapping, header: Sequence[PrintedLine]) -> Mapping:
    """Let a label reach over the unlabelled columns to its right, as merged header cells do."""
    labelled = {cell.column for line in header if line.columns_known for cell in line.cells}
    if not found:
        return found
    last = max(labelled) + len(labelled)
    result: Mapping = {}
    current: frozenset[int] | None = None
    for column in range(last + 1):
        if column in labelled:
            current = found.get(column)
        if current:
            result[column] = current
    return result
