"""Amounts by functional code: summed exactly, then each rounded by itself, as tables print them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Columns = tuple[int, ...]
TOTAL = "total"
_UPPER = (5, 3, 0)
"""The digits of the codes above an item; the total has none."""


class NotPlausibleError(Exception):
    """Rounding has moved a sum further than a reader would believe."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The rows of a table by function: what they are in 分, and what they print in its last digits."""

    exact: dict[str, Columns]
    printed: dict[str, Columns]

    def codes(self, digits: int) -> list[str]:
        """Return the codes of one level, in order."""
        return [code for code in self.exact if len(code) == digits and code.isdigit()]


def tree_of(leaves: dict[str, Columns], grid: int) -> Tree:
    """Return the tree over some items: total row, categories, sections, items, in the order of their codes.

    Raises NotPlausibleError where rounding shows more than it may.
    """
    exact = dict(leaves)
    half = grid // 2
    printed = {code: tuple([(each + half) // grid for each in row]) for code, row in leaves.items()}
    for parent, children in _families(leaves).items():
        if len(children) == 1:
            exact[parent], printed[parent] = exact[children[0]], printed[children[0]]
            continue
        exact[parent] = tuple(map(sum, zip(*[exact[child] for child in children], strict=True)))
        printed[parent] = tuple([(each + half) // grid for each in exact[parent]])
        parts = zip(*[printed[child] for child in children], strict=True)
        for total, column in zip(printed[parent], parts, strict=True):
            if total != sum(column):
                check(total, *column)
    keys = [TOTAL, *sorted(key for key in exact if key != TOTAL)] if leaves else []
    return Tree({key: exact[key] for key in keys}, {key: printed[key] for key in keys})


def _families(leaves: Iterable[str]) -> dict[str, list[str]]:
    """Return the codes below each section, each category and the total, the lowest level first."""
    families: dict[str, list[str]] = {}
    level = list(leaves)
    for size in _UPPER if level else ():
        groups: dict[str, list[str]] = {}
        for code in level:
            groups.setdefault(code[:size] or TOTAL, []).append(code)
        families |= groups
        level = list(groups)
    return families


def check(total: int, *parts: int) -> None:
    """Raise NotPlausibleError where a printed total is too far from the sum of its printed parts."""
    difference = abs(total - sum(parts))
    if difference:
        cells = 1 + len([part for part in parts if part])
        if 2 * difference >= cells or 4 * difference * difference > 3 * cells:
            raise NotPlausibleError


def check_rows(tree: Tree, total: int, *parts: int) -> None:
    """Raise NotPlausibleError where a column of a tree is too far from the sum of others in any row."""
    for row in tree.printed.values():
        printed = [row[part] for part in parts]
        if row[total] != sum(printed):
            check(row[total], *printed)
