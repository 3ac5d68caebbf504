"""The placement of numbers as a problem: rows with several possible placements, facts and constraints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from juesuan.arithmetic.equations import Cell, Relation
from juesuan.arithmetic.money import Amount
from juesuan.arithmetic.rounding import judge
from juesuan.read.tables.rows import PrintedRow

NOTHING = Amount(0, 0)
ANYTHING = Amount(0, 10**30)
"""An amount that is not known: its last digit is so coarse that every equation holds."""

Candidate = tuple[int, ...]
"""For each number of a row, the slot it stands in."""


class Fact(NamedTuple):
    """Something the source states that may be wrong: a cell, a printed number, or a sentence."""

    kind: str
    """cell, number or statement."""
    cell: Cell | None = None
    variable: int = -1
    number: int = -1
    text: str = ""


@dataclass(slots=True, eq=False)
class Variable:
    """A row whose numbers can be placed in several ways."""

    row: PrintedRow
    cells: tuple[Cell, ...]
    numbers: tuple[Amount, ...]
    candidates: list[Candidate]

    def amounts(self, candidate: Candidate) -> dict[Cell, Amount]:
        """Return what stands in the row's cells by one placement."""
        return {self.cells[slot]: number for slot, number in zip(candidate, self.numbers, strict=True)}


@dataclass(slots=True, eq=False)
class Linear:
    """One equation with what is known of it: total − Σ = constant + Σ of the variable cells."""

    rule: str
    relation: Relation
    terms: list[tuple[int, Cell, int]]
    """Coefficient, cell and variable (-1 for a cell whose content is certain), the total first."""
    statement: str = ""
    """The sentence that states it, where it comes from the prose."""
    stated: Amount = NOTHING
    """The stated amount, which the sum of the terms must come to."""
    _owned: dict[int, list[tuple[int, Cell]]] = field(default_factory=dict)

    def of(self, owner: int) -> list[tuple[int, Cell]]:
        """Return the terms of one variable, or the certain ones (-1)."""
        if not self._owned:
            for coefficient, cell, variable in self.terms:
                self._owned.setdefault(variable, []).append((coefficient, cell))
        return self._owned.get(owner, [])

    def holds(self, difference: int, quanta: int) -> bool:
        """Say whether the equation can hold with this difference; quanta as `combine` collects them."""
        if self.relation == "sum":
            return judge(difference, quanta, 0) != "impossible"
        if self.relation == "same":
            return abs(difference) <= quanta
        return 2 * difference <= quanta

    def combine(self, first: int, second: int) -> int:
        """Collect quanta: the coarser one where one amount is printed twice, else their sum."""
        return max(first, second) if self.relation == "same" else first + second


@dataclass(slots=True, eq=False)
class Ratio:
    """A stated rate: actual / budget as a percentage, an interval given by its last printed digit."""

    rule: str
    numerator: tuple[Cell, int]
    denominator: tuple[Cell, int]
    rate: Amount
    """In millionths of one per cent."""
    statement: str

    def holds(self, part: Amount, whole: Amount) -> bool:
        """Say whether the rate can be right: the interval of the quotient meets that of the rate."""
        if ANYTHING in (part, whole):
            return True
        if whole.value <= 0:
            return False
        low, high = 2 * self.rate.value - self.rate.quantum, 2 * self.rate.value + self.rate.quantum
        # part / whole × 100 × 10^6 against the rate, everything doubled to keep half quanta whole.
        smallest, largest = 2 * part.value - part.quantum, 2 * part.value + part.quantum
        thin, thick = 2 * whole.value - whole.quantum, 2 * whole.value + whole.quantum
        scale = 2 * 100 * 10**6
        return smallest * scale <= high * thick and largest * scale >= low * thin


@dataclass(slots=True, eq=False)
class Constraint:
    """Equations over the same undecided rows, judged together; or one ratio."""

    scope: tuple[int, ...]
    linear: list[Linear] = field(default_factory=list)
    ratio: Ratio | None = None

    @property
    def rules(self) -> list[str]:
        """Return the rules that the constraint stands for."""
        found = [equation.rule for equation in self.linear]
        return list(dict.fromkeys([*found, *([self.ratio.rule] if self.ratio else [])]))


@dataclass(slots=True, eq=False)
class Problem:
    """Everything the search knows; `fixed` are the printed cells whose content is certain."""

    variables: list[Variable]
    fixed: dict[Cell, Amount]
    constraints: list[Constraint]


def facts_of(
    parts: Sequence[tuple[Cell, int]], statement: str, places: dict[int, dict[Cell, int]]
) -> frozenset[Fact]:
    """Return the facts behind an equation: its cells or the numbers placed there, and its sentence.

    `places` says for each variable which of its numbers a placement puts in which cell.
    """
    facts = {
        Fact("number", variable=variable, number=places[variable][cell])
        if variable >= 0 and cell in places[variable]
        else Fact("cell", cell=cell)
        for cell, variable in parts
    }
    if statement:
        facts.add(Fact("statement", text=statement))
    return frozenset(facts)
