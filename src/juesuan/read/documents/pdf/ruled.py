"""Ruled tables: the characters of a page put into the cells that ruling lines mark."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from juesuan.read.documents.pdf.cells import text_of
from juesuan.read.documents.pdf.fields import Field, fields_of
from juesuan.read.documents.pdf.frames import Frame, frames_of
from juesuan.read.documents.pdf.lines import Line, Word, lines_of
from juesuan.read.documents.pdf.overflow import put_into_fields
from juesuan.read.documents.pdf.page import Aside, Box, Character, Page
from juesuan.read.documents.pdf.stacks import figures_in, is_stacked, levels_of


class PlacedCell(NamedTuple):
    """The text of a cell and the stretch of the page that the cell covers."""

    text: str
    left: float
    right: float


@dataclass(slots=True)
class Table:
    """A table as printed on one page: the lines between its columns and its rows with their cells."""

    page: int
    box: Box
    columns: tuple[float, ...]
    rows: list[list[PlacedCell]]
    columns_known: bool = True
    unruled: list[list[Word]] = field(default_factory=list)
    """The pieces of its lines, where white space alone makes the columns."""


class Sorted(NamedTuple):
    """A page taken apart: its ruled tables, the characters beside them, and the texts that run otherwise."""

    tables: list[Table]
    characters: list[Character]
    asides: list[Aside]


def take_tables(page: Page) -> Sorted:
    """Take the ruled tables out of a page; of tables inside each other, each keeps its own characters."""
    frames = frames_of(page)
    order = sorted(range(len(frames)), key=lambda index: frames[index].box.width * frames[index].box.height)
    held: dict[int, list[Character]] = defaultdict(list)
    outside: list[Character] = []
    for character in page.characters:
        held_by = _holder(frames, order, character)
        (outside if held_by is None else held[held_by]).append(character)
    turned: dict[int, list[Aside]] = defaultdict(list)
    asides: list[Aside] = []
    for aside in page.asides:
        held_by = None if aside.slanted else _holder(frames, order, aside.characters[0])
        (asides if held_by is None else turned[held_by]).append(aside)
    tables = [
        _table(page.number, frame, held[index], turned[index])
        for index, frame in enumerate(frames)
        if held[index] or turned[index]
    ]
    return Sorted(tables, outside, asides)


def _holder(frames: Sequence[Frame], order: Sequence[int], character: Character) -> int | None:
    inside = (index for index in order if frames[index].box.holds(character.middle, character.centre))
    return next(inside, None)


def _table(number: int, frame: Frame, characters: Sequence[Character], asides: Sequence[Aside]) -> Table:
    fields = fields_of(frame)
    owner = {
        (row, column): field
        for field in fields
        for row in range(field.top, field.bottom + 1)
        for column in range(field.left, field.right + 1)
    }
    inside: dict[Field, list[Character]] = defaultdict(list)
    for place, character in put_into_fields(frame, characters, lambda each: owner[_at(frame, each)]):
        inside[place].append(character)
    texts = {field: lines_of(found) for field, found in inside.items()}
    for aside in asides:
        field = owner[_at(frame, aside.characters[0])]
        texts.setdefault(field, []).append(_turned(aside))
    rows = list(_rows(frame, [field for field in fields if texts.get(field)], texts))
    return Table(number, frame.box, frame.columns, rows)


def _at(frame: Frame, character: Character) -> tuple[int, int]:
    row = bisect_right(frame.rows, character.centre) - 1
    column = bisect_right(frame.columns, character.middle) - 1
    return max(0, min(row, len(frame.rows) - 2)), max(0, min(column, len(frame.columns) - 2))


def _turned(aside: Aside) -> Line:
    """Return text that runs up or down inside a cell as one line."""
    text = "".join(each.text for each in aside.characters).strip() or " "
    first = aside.characters[0]
    return Line.of_text(text, first.left, first.right, first.baseline, first.size)


def _rows(
    frame: Frame, fields: Sequence[Field], texts: dict[Field, list[Line]]
) -> Iterator[list[PlacedCell]]:
    """Yield the rows from the top; a cell over several rows stands in its first."""
    by_top: dict[int, list[Field]] = defaultdict(list)
    for each in fields:
        by_top[each.top].append(each)
    for top in sorted(by_top):
        printed = {each: texts[each] for each in by_top[top]}
        if is_stacked(list(printed.values())):
            for level in levels_of(printed):
                yield _row(frame, level)
        else:
            yield _row(frame, printed)


def _row(frame: Frame, printed: dict[Field, list[Line]]) -> list[PlacedCell]:
    cells: list[PlacedCell] = []
    for place, lines in printed.items():
        left, right = frame.columns[place.left], frame.columns[place.right + 1]
        figures = figures_in(lines, frame.columns[place.left : place.right + 2])
        if figures:
            cells.extend(PlacedCell(*figure) for figure in figures)
        else:
            cells.append(PlacedCell(text_of(lines, right), left, right))
    return [cell for cell in cells if cell.text.strip()]
