"""Rows of the two summaries: revenue on the left, expenditure on the right, each with its line number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from juesuan.read.documents.document import PrintedLine
from juesuan.read.spelling import Token, plain, rejoined, without_ordinal
from juesuan.read.tables.layout import Slot, TableLayout
from juesuan.read.tables.line_labels import SIDES, LineLabels
from juesuan.read.tables.rows import PrintedRow, TableRows, number_of


@dataclass(slots=True)
class _Half:
    """One side of a printed row."""

    words: list[str] = field(default_factory=list)
    number: int = 0
    amounts: list[Token] = field(default_factory=list)

    @property
    def label(self) -> str:
        return without_ordinal(plain("".join(self.words)))


def read_sided(
    data: Sequence[tuple[PrintedLine, list[Token]]], table: TableLayout, slots: tuple[Slot, ...]
) -> TableRows:
    """Read the lines of both sides; a line of neither label nor known number is no row."""
    found = TableRows(table.name)
    labels = LineLabels(table.lines)
    rows = _DataLines(data, labels)
    for line, tokens in data:
        if len(tokens) == 1 and tokens[0].kind == "integer":
            continue  # A page number.
        halves = _halves(tokens, labels, numbered=rows.numbered, offset=rows.offset)
        for index, half in enumerate(halves):
            sides = SIDES if len(halves) == 1 else (SIDES[min(index, 1)],)
            numbers = [number_of(token, line.position) for token in half.amounts]
            match = labels.find(half.label, half.number, sides) if half.label or numbers else None
            if match is None:
                found.strays.extend(number for number in numbers if number.text)
                continue
            side, named = match
            own, values = tuple(slot for slot in slots if slot.side == side), _values(half, side)
            found.rows.append(PrintedRow(table.name, named.line, own, numbers, line.position, values))
    return found


def _values(half: _Half, side: str) -> dict[str, str]:
    return {
        "side": side,
        "line_no": str(half.number) if half.number else "",
        "item_name": without_ordinal(rejoined(" ".join(half.words))),
    }


class _DataLines:
    """What the lines of a summary share: whether they are numbered, and how far their sides are apart."""

    def __init__(self, data: Sequence[tuple[PrintedLine, list[Token]]], labels: LineLabels) -> None:
        rows = [tokens for _, tokens in data if len(tokens) > 1]
        numbered = sum(any(token.kind == "integer" for token in tokens) for tokens in rows)
        self.numbered = 2 * numbered > len(rows)
        self.offset = self._offset(rows, labels) if self.numbered else 0

    @staticmethod
    def _offset(rows: list[list[Token]], labels: LineLabels) -> int:
        """Return the usual distance between the line numbers of the two sides of a row."""
        distances: Counter[int] = Counter()
        for tokens in rows:
            numbers = [
                half.number for half in _halves(tokens, labels, numbered=True, offset=0) if half.number
            ]
            if len(numbers) == 2:
                distances[numbers[1] - numbers[0]] += 1
        return distances.most_common(1)[0][0] if distances else 0


def _halves(tokens: list[Token], labels: LineLabels, *, numbered: bool, offset: int) -> list[_Half]:
    """Split a row into its sides: words open a side, the first whole number after them is its line number."""
    halves = [_Half()]
    for token in tokens:
        half = halves[-1]
        if token.kind == "word":
            if half.number or half.amounts or labels.opens_second_side(half.words, token.text):
                half = _Half()
                halves.append(half)
            half.words.append(token.text)
        elif numbered and token.kind == "integer" and not half.number and not half.amounts:
            half.number = int(token.text)
        elif _opens_side(token, halves, offset):
            halves.append(_Half(number=int(token.text)))
        else:
            half.amounts.append(token)
    return halves


def _opens_side(token: Token, halves: list[_Half], offset: int) -> bool:
    """Recognise the line number of an expenditure line that has no label."""
    first = halves[0]
    return (
        bool(offset)
        and len(halves) == 1
        and token.kind == "integer"
        and int(token.text) == first.number + offset
    )
