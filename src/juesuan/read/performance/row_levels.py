"""The known names of levels that a row of cells starts with, and whether they stand where they belong."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan.read.performance.alignment import place_of
from juesuan.read.performance.forms import Forms
from juesuan.read.performance.levels import Levels, level_of
from juesuan.read.performance.sections import Column
from juesuan.read.performance.tokens import Token
from juesuan.read.spelling import plain


def take_levels(
    row: list[Token], columns: Sequence[Column], levels: Levels
) -> tuple[list[Token], frozenset[str]]:
    """Open the levels that are named at the start of a row; return the cells behind them, and which were."""
    index, printed, second = 0, "", False
    while index < len(row):
        role, name, end = level_of(row, index, printed or levels.first, levels.forms)
        role = _level_by_column(role, row[index], columns, levels.forms)
        if not role or (role == "level_2" and second):
            break
        if role == "level_1":
            levels.open_first(name)
            printed = name
        else:
            second = True
            if _in_place(row[index:], columns, name, below=printed, forms=levels.forms):
                levels.open_second(name)
            else:
                levels.forget()
        index = end
    return row[index:], frozenset(["level_1"] * bool(printed) + ["level_2"] * second)


def _level_by_column(role: str, token: Token, columns: Sequence[Column], forms: Forms) -> str:
    """Return the level of a name: where it may stand on both, its column tells."""
    either = forms.levels.match([token], 0)
    if role == "level_1" and token.column == place_of("level_2", columns):
        return "level_2"
    if either and either.role == "either" and token.column == place_of("level_1", columns):
        return "level_1"
    return role


def _in_place(
    cells: Sequence[Token], columns: Sequence[Column], name: str, *, below: str, forms: Forms
) -> bool:
    """Say whether a second level stands in its column, behind its first level or before its row."""
    column = cells[0].column
    if column == place_of("level_2", columns):
        return True
    if below and below in forms.parents.get(plain(name), ()):
        return True
    shift = place_of("level_2", columns) - column
    moved = [place_of(role, columns) - shift for role in ("level_3", "target")]
    return {*moved} <= {other.column for other in cells[1:]}
