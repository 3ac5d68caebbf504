"""Rows of the tables by function in a grid: the code in one column or in three, the name, the amounts."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan.read.documents.document import PrintedLine
from juesuan.read.spelling import Token, plain, rejoined
from juesuan.read.tables.coded_rows import LEVELS, NAME, settle_totals
from juesuan.read.tables.grid_columns import GridColumns
from juesuan.read.tables.grid_lines import GridLine, lost
from juesuan.read.tables.layout import Slot, TableLayout
from juesuan.read.tables.rows import PrintedRow, TableRows

_COUNTERS = frozenset({"序号", "行次", "栏次"})
_LONGEST_CODE = sum(LEVELS)


def is_coded_data(line: PrintedLine, tokens: Sequence[Token], table: TableLayout) -> bool:
    """Recognise the first row: a code, or the label of the total row with no other words beside it."""
    if not tokens:
        return False
    first = plain(tokens[0].text)
    if tokens[0].kind == "integer":
        return len(first) in (LEVELS[0], 5, _LONGEST_CODE)
    return plain(line.text) in table.totals


def coded_grid(
    lines: Sequence[GridLine], table: TableLayout, slots: tuple[Slot, ...], columns: GridColumns
) -> TableRows:
    """Read the rows; a line that names none leaves its amounts as strays."""
    found = TableRows(table.name)
    codes = _Codes(lines, columns)
    for each in lines:
        code = codes.of(each)
        words = [token for token in each.keys if token.kind == "word"]
        label = plain("".join(token.text for token in words))
        key = code or table.totals.get(label, "")
        if not key and not (label and each.numbers):
            found.strays.extend(n for n in each.numbers if n.text)
            found.strays.extend(lost(each.unknown, ""))
            continue
        name = rejoined(" ".join(token.text for token in words))
        row = PrintedRow(table.name, key, slots, each.numbers, each.line.position, {NAME: name}, code)
        found.rows.append(row)
        found.strays.extend(lost(each.unknown, key))
    settle_totals(found, open_header=False)
    return found


def add_header_total(
    header: Sequence[PrintedLine], found: TableRows, table: TableLayout, slots: tuple[Slot, ...]
) -> None:
    """Add the total row of an empty form whose label shares its line with the lowest labels of the header."""
    if any(row.key and not row.code for row in found.rows):
        return
    for line in header:
        label = plain(line.cells[0].text) if line.cells else ""
        if label in table.totals and not line.cells[0].column:
            name = {NAME: line.cells[0].text}
            row = PrintedRow(table.name, table.totals[label], slots, [], line.position, name)
            found.rows.insert(0, row)
            return


class _Codes:
    """How a table prints its codes: in one column, or level by level in columns of their own."""

    def __init__(self, lines: Sequence[GridLine], columns: GridColumns) -> None:
        self._counters = {c for c, stack in columns.stacks.items() if _COUNTERS.intersection(stack)}
        self._end = min(columns.places)
        # A blank cell counts too: what stands in the second column is a section, whatever is left of it.
        found = sorted({token.column for each in lines for token in self._digits(each)})
        self.columns = found
        self._last: list[str] = []

    def of(self, line: GridLine) -> str:
        """Return the code that a line prints; upper levels that it leaves out are those of the line above."""
        digits = self._digits(line)
        if not digits:
            return ""
        parts = ["".join(plain(t.text) for t in digits if t.column == column) for column in self.columns]
        if len(digits[0].text) == LEVELS[0]:
            parts = parts[: max(index for index, part in enumerate(parts) if part) + 1]
        elif self._is_level(parts):
            parts = self._with_upper(parts)
        code = "".join(parts)
        if not LEVELS[0] <= len(code) <= _LONGEST_CODE:
            return ""
        self._last = parts
        return code

    def _digits(self, line: GridLine) -> list[Token]:
        return [
            token
            for token in line.keys
            if token.kind == "integer" and token.column < self._end and token.column not in self._counters
        ]

    def _is_level(self, parts: list[str]) -> bool:
        """Recognise the lower levels of a code alone: two digits each, in columns of their own."""
        return len(self.columns) > 1 and all(len(part) == LEVELS[1] for part in parts if part)

    def _with_upper(self, parts: list[str]) -> list[str]:
        first = next(index for index, part in enumerate(parts) if part)
        upper = self._last[:first]
        last = max(index for index, part in enumerate(parts) if part)
        return [*upper, *parts[first : last + 1]] if len(upper) == first else [""]
