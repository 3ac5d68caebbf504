"""The body of the two summaries: revenue on the left, expenditure on the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest

from juesuan.export.amounts import Amounts
from juesuan.export.ordinals import ordinal
from juesuan.export.sheets import Kind, SheetCell, SheetRow
from juesuan.read.spelling import plain, without_ordinal
from juesuan.read.tables.official_form import OfficialForm
from juesuan.standard.codelists import Row, summary_lines, wordings_of

SIDES = ("revenue", "expenditure")
_KINDS: dict[str, Kind] = {"item_name": "name", "line_no": "number"}
Pair = dict[str, str | None]
"""What one printed row has on each side: a line, or nothing."""


def sided_body(table: str, form: OfficialForm, amounts: Amounts) -> tuple[SheetRow, ...]:
    """Return one row for each pair of lines, blank lines of the form included."""
    lines = {side: _lines(table, side, form, amounts) for side in SIDES}
    labels = {line: text for side in SIDES for line, text in _labels(table, lines[side], form, amounts)}
    return tuple(
        tuple(
            SheetCell(
                _text(name, number, pair, form, labels) or _amount(name, pair, amounts),
                index,
                kind=_KINDS.get(name.partition(".")[2], "amount"),
            )
            for index, name in enumerate(form.columns)
        )
        for number, pair in enumerate(_pairs(lines, form))
    )


def _text(name: str, number: int, pair: Pair, form: OfficialForm, labels: dict[str, str]) -> str:
    """Return the label or the number of a line; "" in the columns of amounts."""
    side, _, column = name.partition(".")
    if column == "line_no" and side in form.number_from:
        return str(form.number_from[side] + number)
    return labels.get(pair[side] or "", "") if column == "item_name" else ""


def _amount(name: str, pair: Pair, amounts: Amounts) -> str:
    side, _, column = name.partition(".")
    line = pair[side]
    return amounts.take(line, column) if line and column not in _KINDS else ""


def _lines(table: str, side: str, form: OfficialForm, amounts: Amounts) -> list[str]:
    """Return the lines of the form and those beyond it for which the package has amounts."""
    order = {row["line"]: number for number, row in enumerate(summary_lines(table)) if row["side"] == side}
    lines = list(form.lines[side])
    for line, place in order.items():
        if line not in lines and amounts.has_any(line):
            later = (at for at, each in enumerate(lines) if order.get(each, -1) > place)
            lines.insert(next(later, len(lines)), line)
    return lines


def _labels(
    table: str, lines: Sequence[str], form: OfficialForm, amounts: Amounts
) -> Iterator[tuple[str, str]]:
    counts: Counter[str] = Counter()
    for line in lines:
        row = _line(table, line)
        name = _name(row, amounts.value(line, "item_name"))
        group = row["group"]
        if group in form.ordinals:
            counts[group] += 1
            name = f"{ordinal(counts[group])}、{name}"
        yield line, name


def _name(row: Row, printed: str) -> str:
    """Keep the wording that the package has where it is a known one: a form prints no cut names."""
    own = without_ordinal(printed.strip())
    known = {plain(wording) for wording in wordings_of(row)}
    return own if plain(own) in known else row["name_zh"]


def _pairs(lines: dict[str, list[str]], form: OfficialForm) -> Iterator[Pair]:
    """Set the lines side by side: each stretch between two pairs starts in the same row."""
    rows = {side: list(_stretches(lines[side], form, side)) for side in SIDES}
    for left, right in zip_longest(*(rows[side] for side in SIDES), fillvalue=[]):
        for revenue, expenditure in zip_longest(left, right):
            yield {SIDES[0]: revenue, SIDES[1]: expenditure}


def _stretches(lines: Sequence[str], form: OfficialForm, side: str) -> Iterator[list[str]]:
    marks = set(form.beside if side == SIDES[0] else form.beside.values())
    stretch: list[str] = []
    for line in lines:
        if line in marks:
            yield stretch
            stretch = []
        stretch.append(line)
    yield stretch


@cache
def _line(table: str, line: str) -> Row:
    return next(row for row in summary_lines(table) if row["line"] == line)
