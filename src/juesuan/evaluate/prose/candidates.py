"""The computations that can stand behind a stated rate, the nearest printed amounts first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import Amount
from juesuan.arithmetic.rates import Rate, growth, ratio
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.evaluate.prose.formulas import Formulas
from juesuan.package.statements import Quantity, Statement
from juesuan.standard.catalogue import Text


class Computation(NamedTuple):
    """One way to compute a rate from printed cells; `rate` is None where its base is zero."""

    rate: Rate | None
    part: Cell
    base: Cell
    sign: int
    """0: part ÷ base; +1 or -1: part ÷ (base less or plus the part)."""
    corrected: bool = False
    """Whether it rests on what a wrong cell should print."""

    def formula(self, formulas: Formulas, decimals: int) -> Text:
        """Write the computation out with its numbers."""
        assert self.rate is not None
        if self.sign:
            return formulas.growth(self.part, self.base, self.sign, self.rate.value, decimals)
        return formulas.quotient(self.part, self.base, self.rate.value, decimals)


def computations(statement: Statement, evidence: Evidence) -> Iterator[Computation]:
    """Yield every computation of a share, a completion rate or a rate of change."""
    measure = statement.quantity.measure
    if measure == "share":
        whole = list(evidence.printings(Quantity(statement.whole), statement.section))
        yield from _quotients(evidence.actual(statement), whole, evidence)
    elif measure == "completion_rate":
        yield from _quotients(evidence.actual(statement), evidence.base(statement), evidence)
    else:
        yield from _growths(statement, evidence)


def _quotients(parts: list[Cell], wholes: list[Cell], evidence: Evidence) -> Iterator[Computation]:
    for part, whole in product(parts, wholes):
        for (one, other), corrected in _amounts(evidence, part, whole):
            yield Computation(ratio(one, other), part, whole, 0, corrected)


def _growths(statement: Statement, evidence: Evidence) -> Iterator[Computation]:
    changes, bases = _changes(statement, evidence), evidence.base(statement)
    yield from _quotients(changes, bases, evidence)
    signs = _signs(statement, evidence)
    for change, actual, sign in product(changes, evidence.actual(statement), signs):
        for (one, other), corrected in _amounts(evidence, change, actual):
            yield Computation(growth(one, other, sign), change, actual, sign, corrected)


def _amounts(evidence: Evidence, *cells: Cell) -> Iterator[tuple[tuple[Amount, ...], bool]]:
    """Yield what some cells print, then what they should print where one of them is wrong."""
    printed = tuple(evidence.amount(cell) for cell in cells)
    yield printed, False
    if any(cell in evidence.corrections for cell in cells):
        yield tuple(evidence.corrections.get(cell, evidence.amount(cell)) for cell in cells), True


def _signs(statement: Statement, evidence: Evidence) -> list[int]:
    """Return which way a change can go: as its rate says, or its amount; that they agree is another rule."""
    stated = evidence.statements.of(statement.quantity.measured_as("change_amount"))
    said = [each.signed for each in (statement, *stated) if each.signed and each.section == statement.section]
    return list(dict.fromkeys(said)) or [1, -1]


def _changes(statement: Statement, evidence: Evidence) -> list[Cell]:
    """Return the changes in amount that a rate can belong to: the last one before it, then the others."""
    quantity = statement.quantity.measured_as("change_amount")
    stated = [s for s in evidence.statements.of(quantity) if s.amount is not None and not s.level]
    near = [s for s in stated if s.section == statement.section]
    earlier = [s for s in near if _order(s) < _order(statement)]
    ranked = [*reversed(earlier), *(s for s in near if s not in earlier)]
    return [s.cell for s in ranked] or [s.cell for s in stated]


def _order(statement: Statement) -> tuple[int, str]:
    key = statement.cell.row
    return len(key), key
