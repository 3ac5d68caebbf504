"""The linear rules written out as equations between named cells."""

from __future__ import annotations

from typing import Literal, NamedTuple

Relation = Literal["sum", "same", "at_most", "count", "within"]


class Cell(NamedTuple):
    """The name of one amount: table, row key, column."""

    table: str
    row: str
    column: str


class Term(NamedTuple):
    """One addend of an equation: +1 or -1 times a cell."""

    coefficient: int
    cell: Cell


class Equation(NamedTuple):
    """One instance of a linear rule.

    `sum`: total = Σ coefficient × cell. `same`: one quantity printed in two places.
    `at_most`: total ≤ Σ coefficient × cell. `count` and `within`: as `sum` and `at_most`, of things
    counted, which are not rounded. A cell that prints nothing counts as an exact zero.
    """

    rule: str
    relation: Relation
    total: Cell
    terms: tuple[Term, ...]

    def cells(self) -> tuple[Cell, ...]:
        """Return every cell of the equation, the total first."""
        return (self.total, *[cell for _, cell in self.terms])


class RowName(NamedTuple):
    """What equations need to know of a row: its key and the attributes that rules select by."""

    key: str
    attributes: dict[str, str]


Skeleton = dict[str, list[RowName]]
"""The rows of every table that is present, without their amounts."""
