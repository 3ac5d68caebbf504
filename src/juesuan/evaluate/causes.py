"""One wrong cell breaks several equations: find the cell, report it once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from juesuan.arithmetic.equations import Cell, Equation
from juesuan.arithmetic.judgement import BROKEN, NOTHING, Judged, judge_equation
from juesuan.arithmetic.money import Amount
from juesuan.package.facts import Facts


@dataclass(frozen=True, slots=True)
class Cause:
    """A cell and the equations that its change would repair, the most telling equation first."""

    cell: Cell
    broken: tuple[Judged, ...]
    certain: bool
    """Whether no other single change explains as much without breaking something else."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    cell: Cell
    change: int
    repaired: tuple[Judged, ...]

    def rank(self, order: dict[Equation, int]) -> tuple[int, int, int]:
        totals = sum(judged.equation.total == self.cell for judged in self.repaired)
        return (-len(self.repaired), -totals, min(order[judged.equation] for judged in self.repaired))


class CauseSearch:
    """Explains the broken equations of one package by as few single-cell changes as it can.

    A change counts only if it repairs what it touches and breaks nothing that holds. What no
    single change explains stays a finding of its own, on the total of the equation.
    """

    def __init__(self, equations: Iterable[Equation], facts: Facts, factor: int) -> None:
        self._equations = equations
        self._amounts = dict(facts.amounts)
        self._unknown = facts.unknown
        self._factor = factor
        self._order: dict[Equation, int] = {}
        self._touching: defaultdict[Cell, list[Equation]] = defaultdict(list)

    def explain(self, broken: list[Judged]) -> list[Cause]:
        """Return the causes of the broken equations, each equation in exactly one of them."""
        if not broken:
            return []
        self._index(broken)
        causes: list[Cause] = []
        left = {judged.equation: judged for judged in broken}
        while left:
            cause, change = self._next(left)
            causes.append(cause)
            if change is not None:
                self._change(cause.cell, change)
            for judged in cause.broken:
                left.pop(judged.equation, None)
            if change is not None:
                causes[-1] = self._with_mended(cause, left)
        return causes

    def _index(self, broken: Iterable[Judged]) -> None:
        """Note which equations each cell that may be wrong is part of: those of the broken ones."""
        doubted = {cell for judged in broken for cell in judged.equation.cells()}
        for index, equation in enumerate(self._equations):
            cells = equation.cells()
            if not doubted.isdisjoint(cells):
                self._order[equation] = index
                for cell in cells:
                    self._touching[cell].append(equation)

    def _with_mended(self, cause: Cause, left: dict[Equation, Judged]) -> Cause:
        """Give a cause the equations that hold now that its cell is changed as well."""
        mended = [each for each in left.values() if cause.cell in each.equation.cells()]
        mended = [each for each in mended if not self._broken(each.equation)]
        for judged in mended:
            left.pop(judged.equation)
        return replace(cause, broken=(*cause.broken, *mended))

    def _next(self, left: dict[Equation, Judged]) -> tuple[Cause, int | None]:
        ranked = sorted(self._candidates(left), key=lambda candidate: candidate.rank(self._order))
        if not ranked or (len(ranked[0].repaired) == 1 and len({c.cell for c in ranked}) > 1):
            repeated = [each for each in left.values() if _is_repetition(each.equation)]
            first = next(iter(repeated or left.values()))
            change = -first.difference if repeated else None
            return Cause(first.equation.total, (first,), certain=False), change
        best = ranked[0]
        rivals = [c for c in ranked if c.cell != best.cell and len(c.repaired) == len(best.repaired)]
        telling = sorted(
            best.repaired, key=lambda j: (j.equation.total != best.cell, self._order[j.equation])
        )
        return Cause(best.cell, tuple(telling), certain=not rivals), best.change

    def _candidates(self, left: dict[Equation, Judged]) -> list[_Candidate]:
        found: dict[tuple[Cell, int], _Candidate] = {}
        for judged in left.values():
            for cell, change in _repairs(judged):
                if (cell, change) not in found and (repaired := self._repaired(cell, change, left)):
                    found[cell, change] = _Candidate(cell, change, repaired)
        return list(found.values())

    def _repaired(self, cell: Cell, change: int, left: dict[Equation, Judged]) -> tuple[Judged, ...]:
        """Return the broken equations that a change repairs; none if it breaks one that holds."""
        before = self._amounts.get(cell)
        repaired: list[Judged] = []
        self._change(cell, change)
        for equation in self._touching[cell]:
            broken = self._broken(equation)
            if equation in left and not broken:
                repaired.append(left[equation])
            elif equation not in left and broken:
                repaired.clear()
                break
        self._restore(cell, before)
        return tuple(repaired)

    def _broken(self, equation: Equation) -> bool:
        return judge_equation(equation, self._amounts, self._unknown, self._factor).verdict in BROKEN

    def _change(self, cell: Cell, change: int) -> None:
        amount = self._amounts.get(cell, NOTHING)
        self._amounts[cell] = Amount(amount.value + change, amount.quantum or 10_000)

    def _restore(self, cell: Cell, before: Amount | None) -> None:
        if before is None:
            del self._amounts[cell]
        else:
            self._amounts[cell] = before


def _is_repetition(equation: Equation) -> bool:
    """Say whether a figure of the text repeats a table: then the text is what is more easily wrong."""
    return equation.relation == "same" and equation.total.table == "figures"


def _repairs(judged: Judged) -> list[tuple[Cell, int]]:
    """Return every change of one cell that brings the equation exactly into balance."""
    own = [(judged.equation.total, -judged.difference)]
    return own + [(term.cell, term.coefficient * judged.difference) for term in judged.equation.terms]
