"""The lines of a grid with certain columns: header and data, keys and amounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from juesuan.read.documents.document import PrintedLine
from juesuan.read.spelling import Token, plain
from juesuan.read.tables.grid_columns import GridColumns
from juesuan.read.tables.rows import NUMBER_KINDS, Number, TableRows, amounts_in, number_of

DataLine = tuple[PrintedLine, list[Token]]
_COUNTED = 2
_DECIMALS = frozenset({"amount", "malformed"})


@dataclass(slots=True)
class GridLine:
    """One line of a grid: what names its row, and its amounts with the slot of each."""

    line: PrintedLine
    keys: list[Token] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    unknown: list[Number] = field(default_factory=list)
    """Numbers in columns that are no slot."""


def lost(numbers: Iterable[Number], row: str) -> Iterator[Number]:
    """Yield the numbers of unknown columns, which belong to a row and to no known cell of it."""
    for number in numbers:
        number.row, number.reason = row, "unknown_columns"
        yield number


def split_header(
    data: Sequence[DataLine], is_data: Callable[[PrintedLine, list[Token]], bool]
) -> tuple[list[PrintedLine], list[DataLine]]:
    """Return the header, which ends where the first line holds data, and the rest."""
    for index, (line, tokens) in enumerate(data):
        if line.columns_known and (any(t.kind in _DECIMALS for t in tokens) or is_data(line, tokens)):
            return [each for each, _ in data[:index]], list(data[index:])
    return [each for each, _ in data], []


def grid_lines(
    data: Iterable[DataLine], columns: GridColumns, key_labels: frozenset[str], found: TableRows
) -> list[GridLine] | None:
    """Take every line apart by its columns; None where the lines do not stand below their header.

    Where merged cells prove the columns, what stands in the wrong column is listed; where nothing proves
    them, one such thing shows that the whole table may be shifted.
    """
    data = list(data)
    unknown = _unknown(data, columns)
    lines: list[GridLine] = []
    for line, tokens in data:
        if not line.columns_known:
            found.strays.extend(amounts_in(tokens, line.position))
            continue
        taken = _taken(line, tokens, columns, unknown, key_labels)
        misplaced = [token for token in tokens if _is_misplaced(token, columns, unknown)]
        if misplaced and not columns.merged:
            return None
        found.strays.extend(amounts_in(misplaced, line.position))
        lines.append(taken)
    return lines


def _unknown(data: Iterable[DataLine], columns: GridColumns) -> frozenset[int]:
    """Return the columns of unknown amounts.

    A label that nobody knows may as well stand over codes or line numbers: whole numbers left of all
    amounts, or numbers that count up.
    """
    first = min(columns.places, default=0)
    held: defaultdict[int, list[Token]] = defaultdict(list)
    for _, tokens in data:
        for token in tokens:
            if token.column in columns.unknown and token.kind != "word":
                held[token.column].append(token)
    return frozenset(
        column
        for column, tokens in held.items()
        if any(token.kind != "integer" for token in tokens) or (column > first and not _counts_up(tokens))
    )


def _counts_up(tokens: Sequence[Token]) -> bool:
    numbers = [int(token.text) for token in tokens]
    return len(numbers) > _COUNTED and all(b - a == 1 for a, b in pairwise(numbers))


def _taken(
    line: PrintedLine,
    tokens: list[Token],
    columns: GridColumns,
    unknown: frozenset[int],
    key_labels: frozenset[str],
) -> GridLine:
    taken = GridLine(line)
    labels = {cell.column for cell in line.cells if plain(cell.text) in key_labels}
    for token in tokens:
        number = token.kind in NUMBER_KINDS
        if token.column in columns.places and number:
            slot = columns.places[token.column]
            taken.numbers.append(_allowed(number_of(token, line.position), slot))
        elif token.column in unknown:
            taken.unknown.extend(_amount(token, line))
        elif token.column in columns.places or token.kind in _DECIMALS:
            continue  # Misplaced, or a column's own label again.
        elif token.column not in labels:
            taken.keys.append(token)
    return taken


def _amount(token: Token, line: PrintedLine) -> list[Number]:
    """Return an amount of an unknown column; a whole number is one too, a dash or a word is none."""
    return [number_of(token, line.position)] if token.kind in (*_DECIMALS, "integer") else []


def _allowed(number: Number, slot: int) -> Number:
    number.allowed = frozenset({slot})
    return number


def _is_misplaced(token: Token, columns: GridColumns, unknown: frozenset[int]) -> bool:
    """Recognise an amount outside the columns of amounts, and a foreign word inside them."""
    if token.column in columns.places:
        text = plain(token.text)
        return token.kind == "word" and not any(text in label for label in columns.stacks[token.column])
    return token.kind in _DECIMALS and token.column not in unknown
