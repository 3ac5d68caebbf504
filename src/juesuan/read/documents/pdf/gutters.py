"""Where the columns of a table without lines begin and end, if its white space leaves no doubt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from juesuan.read.documents.pdf.cells import NUMBER
from juesuan.read.documents.pdf.lines import Word

Row = list[Word]
Span = tuple[float, float]

_DASHES = frozenset({"-", "--", "—", "——", "–", "/", "−"})
_FEWEST_ROWS = 3
_GUTTER = 0.3
_SLACK = 0.6
_MOST_COLUMNS = 60
_HIGHEST_HEADER = 12


def is_number(text: str) -> bool:
    """Say whether a piece of a line is a number, or a dash in the place of one."""
    return bool(NUMBER.fullmatch(text)) or text in _DASHES


def has_number(row: Row) -> bool:
    """Say whether a piece of a row is a number."""
    return any(is_number(piece.text) for piece in row)


def columns_of(rows: Sequence[Row], size: float) -> tuple[float, ...]:
    """Return where columns begin and end; empty where the white space does not make them certain."""
    first = _first_data_row(rows)
    data = [row for row in rows[first:] if len(row) > 1 and has_number(row)]
    if len(data) < _FEWEST_ROWS and not (len(data) == 2 and min(map(len, data)) >= 3):
        return ()
    spans = _spans(data, size)
    if not 1 < len(spans) <= _MOST_COLUMNS or not all(_is_certain(span, data, size) for span in spans):
        return ()
    spans = _with_header(spans, rows[max(0, first - _HIGHEST_HEADER) : first])
    middles = [(before[1] + after[0]) / 2 for before, after in pairwise(spans)]
    left, right = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    columns = (min(left, spans[0][0]), *middles, max(right, spans[-1][1]))
    return columns if _are_told_apart(columns, rows, first) else ()


def reach(piece: Word, columns: Sequence[float]) -> tuple[int, int]:
    """Return the first and the last column that a piece touches."""
    last = len(columns) - 2
    first = bisect_right(columns, piece.left + 0.01) - 1
    end = bisect_right(columns, piece.right - 0.01) - 1
    return max(0, min(first, last)), max(0, min(end, last))


def _first_data_row(rows: Sequence[Row]) -> int:
    """Return the first row with an amount; above it, column numbers stand where no amount does."""
    for index, row in enumerate(rows):
        if any(is_number(piece.text) and "." in piece.text for piece in row):
            return _above(rows, index)
    return next((index for index, row in enumerate(rows) if len(row) > 1 and has_number(row)), 0)


def _above(rows: Sequence[Row], first: int) -> int:
    """Go up from the first amount over the rows that have numbers but do not count columns."""
    while first and len(rows[first - 1]) > 1 and has_number(rows[first - 1]) and not _counts(rows[first - 1]):
        first -= 1
    return first


def _counts(row: Row) -> bool:
    numbers = [piece.text for piece in row if is_number(piece.text)]
    return numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _spans(data: Sequence[Row], size: float) -> list[Span]:
    """Return the stretches of the page that hold text in any of the rows."""
    spans: list[Span] = []
    for piece in sorted((piece for row in data for piece in row), key=lambda each: each.left):
        if spans and piece.left - spans[-1][1] < _GUTTER * size:
            spans[-1] = (spans[-1][0], max(spans[-1][1], piece.right))
        else:
            spans.append((piece.left, piece.right))
    return spans


@dataclass(slots=True)
class _Column:
    left: float
    right: float
    labelled: bool = False
    filled: bool = True

    def touches(self, piece: Word) -> bool:
        return self.left < piece.right and piece.left < self.right

    def take(self, left: float, right: float) -> None:
        self.left, self.right = min(self.left, left), max(self.right, right)
        self.labelled = True


def _with_header(spans: Sequence[Span], header: Sequence[Row]) -> list[Span]:
    """Widen columns by their labels, and add those that have a label but no amount.

    Column numbers come last: their labels tell which column they are in. A label over several columns is
    passed by.
    """
    columns = [_Column(left, right) for left, right in spans]
    counting = [row for row in header if _counts(row) and has_number(row)]
    labels = [row for row in reversed(header) if row not in counting]
    for rows in (labels, counting):
        for piece in (piece for row in rows for piece in row):
            touched = [column for column in columns if column.touches(piece)]
            if len(touched) == 1:
                touched[0].take(piece.left, piece.right)
            elif not touched:
                columns.append(_Column(piece.left, piece.right, labelled=True, filled=False))
        columns = _with_own_labels(columns)
    return [(column.left, column.right) for column in columns]


def _with_own_labels(columns: Sequence[_Column]) -> list[_Column]:
    """Give a label in the middle of a wide column to the amounts at its side, where no other can have it."""
    ordered = sorted(columns, key=lambda column: column.left)
    kept: list[_Column] = []
    for index, column in enumerate(ordered):
        beside = [*ordered[max(0, index - 1) : index], *ordered[index + 1 : index + 2]]
        bare = [each for each in beside if each.filled and not each.labelled]
        if column.filled or len(bare) != 1:
            kept.append(column)
        else:
            bare[0].take(column.left, column.right)
    return kept


def _is_certain(span: Span, data: Sequence[Row], size: float) -> bool:
    """Say whether numbers in a column are alone in their rows there, and in line at a side or the middle."""
    numbers: list[Word] = []
    for row in data:
        inside = [piece for piece in row if span[0] <= piece.left and piece.right <= span[1]]
        found = [piece for piece in inside if is_number(piece.text)]
        if found and len(inside) > 1:
            return False
        numbers.extend(found)
    # Column numbers stand in the middle of columns whose amounts do not.
    numbers = [piece for piece in numbers if "." in piece.text] or numbers
    if not numbers:
        return True
    edges = (
        [piece.left for piece in numbers],
        [piece.right for piece in numbers],
        [(piece.left + piece.right) / 2 for piece in numbers],
    )
    return any(max(places) - min(places) <= _SLACK * size for places in edges)


def _are_told_apart(columns: Sequence[float], rows: Sequence[Row], first: int) -> bool:
    """Say whether no two labels or numbers of a row share a column, and no two columns may be one.

    Two columns that no row has something in both of may be one, printed at different sides.
    """
    places = [[reach(piece, columns) for piece in row] for row in rows]
    for index, (row, reached) in enumerate(zip(rows, places, strict=True)):
        for (one, before), (two, after) in pairwise(zip(row, reached, strict=True)):
            # Names may have wide spaces, and the words beside column numbers only name the row.
            words = not is_number(one.text) and not is_number(two.text)
            words = words and (index >= first or (_counts(row) and has_number(row)))
            if after[0] <= before[1] and not words:
                return False
    alone = [{first for first, last in reached if first == last} for reached in places]
    return all(
        any(index in each and index + 1 in each for each in alone) for index in range(len(columns) - 2)
    )
