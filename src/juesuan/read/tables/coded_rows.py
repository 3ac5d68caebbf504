"""Rows of the tables by function: code, name, amounts; and their total row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from juesuan.read.documents.document import Position, PrintedLine
from juesuan.read.spelling import Token, plain, rejoined
from juesuan.read.tables.layout import Slot, TableLayout
from juesuan.read.tables.rows import (
    NUMBER_KINDS,
    Number,
    PrintedRow,
    TableRows,
    amounts_in,
    number_of,
    words_of,
)

NAME = "function_name"
LONGEST_CODE = 7
LEVELS = (3, 2, 2)
"""The digits of a category, of a section below it and of an item below that."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def read_coded(
    data: Sequence[tuple[PrintedLine, list[Token]]],
    table: TableLayout,
    slots: tuple[Slot, ...],
    *,
    open_header: bool,
) -> TableRows:
    """Read the rows of a table by function.

    `open_header` says that nothing marks where the header ends, so a bare total label may belong to it.
    """
    found = TableRows(table.name)
    for line, tokens in data:
        if not _take(tokens, line.position, found, table, slots):
            found.strays.extend(amounts_in(tokens, line.position))
    settle_totals(found, open_header=open_header)
    return found


def _take(
    tokens: list[Token], position: Position, found: TableRows, table: TableLayout, slots: tuple[Slot, ...]
) -> bool:
    """Read one line into a row, or as the rest of the row before it; False where it is neither."""
    codes, words, numbers, rest = _parts(tokens, position)
    label = words_of(words)
    last = found.rows[-1] if found.rows else None
    if codes and (label or numbers):
        row = PrintedRow(table.name, codes, slots, numbers, position, {NAME: _name(words)}, codes)
    elif label in table.totals:
        row = PrintedRow(table.name, table.totals[label], slots, numbers, position, {NAME: _name(words)})
    elif numbers and last and last.code and not last.numbers:
        last.numbers = numbers
        last.values[NAME] += _name(words)
        return not rest
    elif label and numbers and _CHINESE.search(label) and found.rows:
        row = PrintedRow(table.name, "", slots, numbers, position, {NAME: _name(words)})
    else:
        return False
    found.rows.append(row)
    found.strays.extend(amounts_in(rest, position))
    return True


def _parts(tokens: list[Token], position: Position) -> tuple[str, list[Token], list[Number], list[Token]]:
    """Split a line into code, name, numbers and what follows them."""
    start = _length(tokens, 0, {"integer"})
    if start > 1 and not _is_split_code(tokens[:start]):
        start = 1
    if start and len(tokens[0].text) > LONGEST_CODE:
        start = 0
    middle = _length(tokens, start, {"word"})
    end = _length(tokens, middle, NUMBER_KINDS)
    codes = "".join(plain(token.text) for token in tokens[:start])
    numbers = [number_of(token, position) for token in tokens[middle:end]]
    if start and len(codes) < LEVELS[0]:
        return "", [], [], tokens
    return codes, tokens[start:middle], numbers, tokens[end:]


def _length(tokens: list[Token], start: int, kinds: frozenset[str] | set[str]) -> int:
    end = start
    while end < len(tokens) and tokens[end].kind in kinds:
        end += 1
    return end


def _is_split_code(tokens: list[Token]) -> bool:
    """Recognise a code printed in two or three cells: `201 06 01`."""
    lengths = tuple(len(token.text) for token in tokens)
    return lengths == LEVELS[: len(lengths)]


def _name(words: list[Token]) -> str:
    return rejoined(" ".join(token.text for token in words))


def settle_totals(found: TableRows, *, open_header: bool) -> None:
    """Keep one total row: the one with numbers, else the last where a header label could be the first."""
    totals = [row for row in found.rows if row.key and not row.code]
    filled = [row for row in totals if row.numbers]
    kept = filled or (totals[-1:] if open_header else totals[:1])
    found.rows = [row for row in found.rows if row not in totals or any(row is each for each in kept)]
