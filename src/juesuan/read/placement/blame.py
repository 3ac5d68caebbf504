"""Where a row contradicts its own equations in every placement: the one that blames the fewest facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import Amount
from juesuan.read.placement.problem import (
    NOTHING,
    Candidate,
    Constraint,
    Fact,
    Linear,
    Problem,
    Ratio,
    facts_of,
)

MOST_BLAMED = 4
"""A row that needs more facts to be wrong is not decided."""

_TYPICAL_QUANTUM = 10_000
_STEPS = range(-4, 5)

Check = Linear | Ratio
Sets = list[frozenset[Fact]]


class Blame(NamedTuple):
    """The one placement that blames the fewest facts, and those facts."""

    candidate: Candidate
    facts: frozenset[Fact]


def least_blame(problem: Problem, variable: int, constraints: Sequence[Constraint]) -> Blame | None:
    """Return the only placement of a row with the fewest facts to blame; None where several have as few.

    The constraints are those of this row alone. A fact is a printed number, a blank cell or a sentence:
    something whose change repairs equations. A change that only looks possible counts for a rival.
    """
    checks: list[Check] = [check for constraint in constraints for check in constraint.linear]
    checks += [constraint.ratio for constraint in constraints if constraint.ratio]
    search = _Search(problem, variable, checks)
    best: list[tuple[Candidate, Sets]] = []
    limit = MOST_BLAMED
    for candidate in problem.variables[variable].candidates:
        sets = search.smallest(candidate, limit)
        if sets:
            size = len(sets[0])
            best = [*best, (candidate, sets)] if size == limit and best else [(candidate, sets)]
            limit = size
    possible = [(c, kept) for c, sets in best if (kept := [s for s in sets if search.may_repair(c, s)])]
    if len(possible) != 1:
        return None
    candidate, sets = possible[0]
    proven = [facts for facts in sets if search.repairs(candidate, facts)]
    return Blame(candidate, proven[0]) if proven else None


class _Search:
    def __init__(self, problem: Problem, variable: int, checks: list[Check]) -> None:
        self.problem = problem
        self.row = problem.variables[variable]
        self.variable = variable
        self.checks = checks
        self._known: dict[tuple[int, Candidate], frozenset[Fact] | None] = {}
        own = [{cell for cell, of in _parts(check) if of == variable} for check in checks]
        self._slots = {
            id(check): frozenset(slot for slot, cell in enumerate(self.row.cells) if cell in cells)
            for check, cells in zip(checks, own, strict=True)
        }

    def smallest(self, candidate: Candidate, limit: int) -> Sets:
        """Return the smallest sets of facts that hit every broken check; empty beyond the limit."""
        cells = self.row.amounts(candidate)
        facts = (self._behind(check, candidate, cells) for check in self.checks)
        broken = [each for each in facts if each is not None]
        for size in range(limit + 1):
            sets = list(dict.fromkeys(_hitting(broken, size)))
            if sets:
                return sets
        return []

    def _behind(
        self, check: Check, candidate: Candidate, cells: dict[Cell, Amount]
    ) -> frozenset[Fact] | None:
        """Return the facts behind a broken check, None where it holds; placements alike on it share them."""
        slots = self._slots[id(check)]
        key = (id(check), tuple([slot if slot in slots else -1 for slot in candidate]))
        if key not in self._known:
            self._known[key] = None if self._holds(check, cells) else self.facts(check, candidate)
        return self._known[key]

    def facts(self, check: Check, candidate: Candidate) -> frozenset[Fact]:
        """Return the facts behind a check."""
        places = {self.row.cells[slot]: number for number, slot in enumerate(candidate)}
        return facts_of(_parts(check), check.statement, {self.variable: places})

    def may_repair(self, candidate: Candidate, facts: frozenset[Fact]) -> bool:
        """Say whether changing the facts can repair everything, as far as each is looked at alone."""
        return all(self._can_change(fact, candidate, facts) for fact in facts)

    def repairs(self, candidate: Candidate, facts: frozenset[Fact]) -> bool:
        """Say whether changing the facts does repair everything: no check depends on two of them."""
        alone = all(len(self._numbers(check, candidate) & facts) <= 1 for check in self.checks)
        return alone and self.may_repair(candidate, facts)

    def _numbers(self, check: Check, candidate: Candidate) -> frozenset[Fact]:
        return frozenset(fact for fact in self.facts(check, candidate) if fact.kind != "statement")

    def _can_change(self, fact: Fact, candidate: Candidate, blamed: frozenset[Fact]) -> bool:
        """Look for one value of the blamed number with which all checks hold that depend on it alone."""
        if fact.kind == "statement":
            return True
        cells = self.row.amounts(candidate)
        cell = self.row.cells[candidate[fact.number]] if fact.kind == "number" else fact.cell
        checks = [c for c in self.checks if self.facts(c, candidate) & blamed == {fact}]
        if cell is None or not checks:
            return True
        quantum = cells.get(cell, self.problem.fixed.get(cell, NOTHING)).quantum or _TYPICAL_QUANTUM
        values = {value for check in checks for value in self._solutions(check, cell, cells, quantum)}
        if not values:
            return True
        return any(
            all(self._holds(check, {**cells, cell: Amount(value, quantum)}) for check in checks)
            for value in values
        )

    def _solutions(self, check: Check, cell: Cell, cells: dict[Cell, Amount], quantum: int) -> Iterator[int]:
        """Yield the values around the one that balances an equation."""
        if isinstance(check, Ratio):
            return
        sign = sum(coefficient for coefficient, each, _ in check.terms if each == cell)
        if sign in (1, -1):
            difference, _ = self._difference(check, {**cells, cell: NOTHING})
            yield from (-sign * difference + step * quantum for step in _STEPS)

    def _holds(self, check: Check, cells: dict[Cell, Amount]) -> bool:
        if isinstance(check, Ratio):
            return check.holds(
                self._amount(check.numerator[0], cells), self._amount(check.denominator[0], cells)
            )
        return check.holds(*self._difference(check, cells))

    def _difference(self, check: Linear, cells: dict[Cell, Amount]) -> tuple[int, int]:
        difference, quanta = -check.stated.value, check.stated.quantum
        for coefficient, cell, _ in check.terms:
            amount = self._amount(cell, cells)
            difference += coefficient * amount.value
            quanta = check.combine(quanta, amount.quantum)
        return difference, quanta

    def _amount(self, cell: Cell, cells: dict[Cell, Amount]) -> Amount:
        return cells.get(cell) or self.problem.fixed.get(cell, NOTHING)


def _parts(check: Check) -> list[tuple[Cell, int]]:
    if isinstance(check, Ratio):
        return [check.numerator, check.denominator]
    return [(cell, variable) for _, cell, variable in check.terms]


def _hitting(sets: Sequence[frozenset[Fact]], size: int) -> Iterator[frozenset[Fact]]:
    """Yield the sets of so many facts that have one in common with every given set."""
    if not sets:
        yield frozenset()
    elif size > 0:
        for fact in min(sets, key=len):
            rest = [each for each in sets if fact not in each]
            for hit in _hitting(rest, size - 1):
                yield hit | {fact}
