"""Tables without lines: numbers that white space puts below each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from juesuan.read.documents.headings import has_sentence_mark, heading_level
from juesuan.read.documents.pdf.gutters import Row, columns_of, has_number, is_number, reach
from juesuan.read.documents.pdf.lines import WIDE_GAP, Line, Word
from juesuan.read.documents.pdf.page import Box
from juesuan.read.documents.pdf.ruled import PlacedCell, Table

_FARTHEST = 4.5
_REGULAR = 2.6
_FAR = 2.5


def with_tables(lines: Sequence[Line], page: int) -> Iterator[Line | Table]:
    """Yield the lines of running text and, in their places, the tables that other lines make up."""
    run: list[Line] = []
    for line in lines:
        if run and not _goes_on(run, line):
            yield from _taken(run, page)
            run = []
        if run or _is_tabular(line):
            run.append(line)
        else:
            yield line
    yield from _taken(run, page)


def _goes_on(run: Sequence[Line], line: Line) -> bool:
    """Say whether a line may belong to the table above it: as a row, or as a part of one."""
    last = run[-1]
    if line.baseline - last.baseline > _FARTHEST * line.size:
        return False
    if _is_tabular(line):
        return True
    regular = line.baseline - last.baseline <= _REGULAR * line.size
    return regular and abs(line.size - last.size) <= 0.1 * last.size and not _is_running(line)


def _is_running(line: Line) -> bool:
    return has_sentence_mark(line.text) or heading_level(line.text) == 1


def row_of(line: Line) -> Row:
    """Return the words of a line as the pieces that may stand in different columns."""
    row: Row = []
    for word in line.words:
        if row and word.spaced < WIDE_GAP and not _is_parted(row[-1], word):
            row[-1] = Word(f"{row[-1].text} {word.text}", row[-1].left, word.right, row[-1].spaced)
        else:
            row.append(word)
    return row


def _is_parted(before: Word, word: Word) -> bool:
    """Part numbers at any space, and a number with decimals from a name at half a character."""
    numbers = [is_number(before.text), is_number(word.text)]
    if all(numbers):
        return True
    decimals = any("." in piece.text for piece, number in zip((before, word), numbers, strict=True) if number)
    return decimals and word.spaced >= 0.5


def _is_tabular(line: Line) -> bool:
    row = row_of(line)
    if len(row) < 2 or heading_level(line.text) == 1:
        return False
    if heading_level(line.text) and max(piece.spaced for piece in row) < _FAR:
        return False
    return has_number(row[1:]) or not has_sentence_mark(line.text)


def _taken(run: Sequence[Line], page: int) -> Iterator[Line | Table]:
    """Yield a run of lines as a table; what follows its last row is no part of it."""
    last = max((index for index, line in enumerate(run) if _is_tabular(line)), default=-1)
    rows = [row_of(line) for line in run[: last + 1]]
    if rows:
        size = max(line.size for line in run)
        top, bottom = run[0].baseline - size, run[last].baseline
        box = Box(min(row[0].left for row in rows), top, max(row[-1].right for row in rows), bottom)
        columns = columns_of(rows, size)
        yield (table_in(columns, rows, page, box) if columns else _in_order(rows, page, box))
    yield from run[last + 1 :]


def _in_order(rows: Sequence[Row], page: int, box: Box) -> Table:
    """Return rows of which only the order of the words is known."""
    cells = [[PlacedCell(piece.text, piece.left, piece.right) for piece in row] for row in rows]
    return Table(page, box, (), cells, columns_known=False)


def table_in(columns: Sequence[float], rows: Sequence[Row], page: int, box: Box) -> Table:
    """Return rows put into columns; what reaches over several covers them."""
    placed = [_placed(row, columns) for row in rows]
    return Table(page, box, tuple(columns), placed, unruled=list(rows))


def _placed(row: Row, columns: Sequence[float]) -> list[PlacedCell]:
    cells: list[PlacedCell] = []
    for piece in row:
        first, last = reach(piece, columns)
        cell = PlacedCell(piece.text, columns[first], columns[last + 1])
        if cells and cell.left < cells[-1].right:
            before = cells[-1]
            cell = PlacedCell(f"{before.text} {cell.text}", before.left, max(before.right, cell.right))
            cells[-1] = cell
        else:
            cells.append(cell)
    return cells
