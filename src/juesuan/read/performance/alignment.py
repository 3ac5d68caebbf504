"""Which column each cell of a row belongs to: where it stands, or else its order."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan.read.performance.sections import Column
from juesuan.read.performance.tokens import Token

_MARKS = ("weight", "score")
_LEVELS = ("level_1", "level_2")
_EXPLAINING = ("other", "content", "criteria")
_VALUES = ("target", "actual")
_BEFORE_MARKS = (*_LEVELS, "level_3")


def place_of(role: str, columns: Sequence[Column]) -> int:
    """Return the column of a role, -1 where the table has none."""
    return next((column.token.column for column in columns if column.role == role), -1)


def role_at(place: int, columns: Sequence[Column]) -> str:
    """Return the role of a column, "" where no label covers it."""
    for each in columns:
        if each.token.column <= place < each.token.column + each.token.span:
            return each.role
    return ""


def by_column(cells: Sequence[Token], columns: Sequence[Column], *, named_second: bool) -> list[str] | None:
    """Return the role of each cell by its column; None where the cells are not in their columns.

    `named_second` says that a second level was read before these cells, so that no other may follow.
    """
    roles = [role_at(cell.column, columns) for cell in cells]
    single = [role for role in roles if role not in _EXPLAINING]
    if "" in roles or len(set(single)) < len(single):
        return None
    if place_of("score", columns) >= 0 and not _marks_fit(cells, roles):
        return None
    if named_second and not set(_LEVELS).isdisjoint(roles):
        return None
    third = next((cell for cell, role in zip(cells, roles, strict=True) if role == "level_3"), None)
    return None if third and (third.bare or third.percent) else roles


def _marks_fit(cells: Sequence[Token], roles: Sequence[str]) -> bool:
    """Say whether the columns of marks hold numbers, and the score is not missing from a shifted row."""
    marks = [cell for cell, role in zip(cells, roles, strict=True) if role in _MARKS]
    if not all(cell.bare or cell.dash for cell in marks):
        return False
    if "score" in roles or all(role in _EXPLAINING for role in roles):
        return True
    return not any(cell.bare for cell in cells)


def by_order(cells: Sequence[Token], columns: Sequence[Column]) -> list[str] | None:
    """Return the roles of cells that moved out of their columns: all are there, in order; else None."""
    roles = [column.role for column in columns if column.role not in (*_LEVELS, "other")]
    if "score" not in roles or "criteria" in roles:
        return None
    # A reason for a deviation is often blank, and a blank cell leaves no trace in a row that moved.
    orders = [roles, roles[:-1]] if roles[-1] == "deviation_reason" else [roles]
    return next((found for order in orders if (found := _in_order(cells, order))), None)


def _in_order(cells: Sequence[Token], roles: list[str]) -> list[str] | None:
    if len(cells) > len(roles):
        roles = _with_repeated(cells, roles)
    if len(cells) != len(roles):
        return None
    fits = (
        cell.bare or cell.dash if role in _MARKS else not (role == "level_3" and cell.numeric)
        for cell, role in zip(cells, roles, strict=True)
    )
    return roles if all(fits) else None


def _with_repeated(cells: Sequence[Token], roles: list[str]) -> list[str]:
    """Add a role for cells that repeat the values of a row: all are the same, so none hides another."""
    surplus = len(cells) - len(roles)
    if tuple(roles[1:3]) != _VALUES or len({cell.text for cell in cells[1 : 3 + surplus]}) != 1:
        return roles
    return [*roles[:3], *["repeated"] * surplus, *roles[3:]]


def by_marks(cells: Sequence[Token], columns: Sequence[Column], *, named_second: bool) -> list[str] | None:
    """Return the roles of a row with cells too many where they can only stand between its marks; else None.

    The first number stands in the column of the weight, the names in theirs, and the last cell is the score.
    """
    weight = next((at for at, cell in enumerate(cells) if cell.bare), len(cells))
    if not _surrounded(columns) or weight >= len(cells) - 1:
        return None
    roles = [role_at(cell.column, columns) for cell in cells[: weight + 1]]
    names = roles[:-1]
    named = "level_3" in names and set(names) <= set(_BEFORE_MARKS) and len(set(names)) == len(names)
    if not named or roles[-1] != "weight" or (named_second and not set(_LEVELS).isdisjoint(names)):
        return None
    last = cells[-1]
    if not (last.bare or last.dash) or last.column < place_of("score", columns):
        return None
    return [*roles, *["surplus"] * (len(cells) - weight - 2), "score"]


def _surrounded(columns: Sequence[Column]) -> bool:
    """Say whether the weight stands behind the names, the score at the end, and only words between them."""
    roles = [column.role for column in columns]
    if "weight" not in roles or roles[-1] != "score":
        return False
    weight = roles.index("weight")
    between = roles[weight + 1 : -1]
    return roles[weight - 1 : weight] == ["level_3"] and bool(between) and set(between) <= set(_EXPLAINING)
