"""Which column each cell of a row belongs to: where it stands, or else its order."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan.read.performance.sections import Column
from juesuan.read.performance.tokens import Token

_MARKS = ("weight", "score")
_LEVELS = ("level_1", "level_2")
_EXPLAINING = ("other", "content", "criteria")


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
    if roles[-1:] == ["deviation_reason"] and len(cells) < len(roles):
        roles.pop()
    if "score" not in roles or "criteria" in roles or len(cells) != len(roles):
        return None
    fits = (
        cell.bare or cell.dash if role in _MARKS else not (role == "level_3" and cell.numeric)
        for cell, role in zip(cells, roles, strict=True)
    )
    return roles if all(fits) else None
