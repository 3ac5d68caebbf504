"""Rows of the two summaries: revenue on the left, expenditure on the right, each with its line number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from juesuan.read.document import PrintedLine
from juesuan.read.layouts import Line, Slot, TableLayout
from juesuan.read.rows import PrintedRow, TableRows, number_of
from juesuan.read.spelling import Token, is_cut_of, plain, rejoined, without_ordinal

SIDES = ("revenue", "expenditure")


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
    rows = _DataLines(data)
    seen = dict.fromkeys(SIDES, -1)
    for line, tokens in data:
        if len(tokens) == 1 and tokens[0].kind == "integer":
            continue  # A page number.
        halves = _halves(tokens, numbered=rows.numbered, offset=rows.offset)
        for index, half in enumerate(halves):
            sides = SIDES if len(halves) == 1 else (SIDES[min(index, 1)],)
            numbers = [number_of(token, line.position) for token in half.amounts]
            match = _match(half, sides, table.lines, seen)
            if match is None:
                found.strays.extend(number for number in numbers if number.text)
                continue
            side, place = match
            seen[side] = place
            key, own = table.lines[side][place].line, tuple(slot for slot in slots if slot.side == side)
            found.rows.append(PrintedRow(table.name, key, own, numbers, line.position, _values(half, side)))
    return found


def _values(half: _Half, side: str) -> dict[str, str]:
    return {
        "side": side,
        "line_no": str(half.number) if half.number else "",
        "item_name": without_ordinal(rejoined(" ".join(half.words))),
    }


class _DataLines:
    """What the lines of a summary share: whether they are numbered, and how far their sides are apart."""

    def __init__(self, data: Sequence[tuple[PrintedLine, list[Token]]]) -> None:
        rows = [tokens for _, tokens in data if len(tokens) > 1]
        numbered = sum(any(token.kind == "integer" for token in tokens) for tokens in rows)
        self.numbered = 2 * numbered > len(rows)
        self.offset = self._offset(rows) if self.numbered else 0

    @staticmethod
    def _offset(rows: list[list[Token]]) -> int:
        """Return the usual distance between the line numbers of the two sides of a row."""
        distances: Counter[int] = Counter()
        for tokens in rows:
            numbers = [half.number for half in _halves(tokens, numbered=True, offset=0) if half.number]
            if len(numbers) == 2:
                distances[numbers[1] - numbers[0]] += 1
        return distances.most_common(1)[0][0] if distances else 0


def _halves(tokens: list[Token], *, numbered: bool, offset: int) -> list[_Half]:
    """Split a row into its sides: words open a side, the first whole number after them is its line number."""
    halves = [_Half()]
    for token in tokens:
        half = halves[-1]
        if token.kind == "word":
            if half.number or half.amounts:
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


def _match(
    half: _Half, sides: Sequence[str], lines: dict[str, tuple[Line, ...]], seen: dict[str, int]
) -> tuple[str, int] | None:
    """Find the line that a label names: whole labels before cut ones, then the number, then the order."""
    for fits in (_is_whole, _is_cut):
        places = [
            (side, place)
            for side in sides
            for place, line in enumerate(lines.get(side, ()))
            if half.label and fits(half.label, line)
        ]
        if places:
            return _chosen(places, half, lines, seen)
    if half.label or not half.number:
        return None
    numbered = [
        (side, place)
        for side in sides
        for place, line in enumerate(lines[side])
        if line.number == half.number
    ]
    return numbered[0] if numbered else None


def _chosen(
    places: list[tuple[str, int]], half: _Half, lines: dict[str, tuple[Line, ...]], seen: dict[str, int]
) -> tuple[str, int] | None:
    by_number = [
        (side, place) for side, place in places if half.number and lines[side][place].number == half.number
    ]
    if by_number:
        return by_number[0]
    later = [(side, place) for side, place in places if place > seen[side]]
    return later[0] if later else None


def _is_whole(label: str, line: Line) -> bool:
    return label in line.labels


def _is_cut(label: str, line: Line) -> bool:
    return any(is_cut_of(label, whole) for whole in line.labels)
