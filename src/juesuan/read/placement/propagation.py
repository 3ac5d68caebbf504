"""Which placements can be right at all: every constraint drops those that no combination supports."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import Amount
from juesuan.read.placement.problem import ANYTHING, NOTHING, Candidate, Constraint, Fact, Linear, Problem
from juesuan.read.placement.sums import start_of, supported, vectors_of

MOST_WORK = 1_000_000
"""The most additions for one document, so that hostile input ends in time."""


@dataclass(slots=True)
class Knowledge:
    """What is possible after propagation: the placements left for each row, and what dropped the others."""

    domains: list[list[Candidate]]
    reasons: list[set[int]]
    """For each row, the constraints that its remaining placements follow from."""
    direct: list[set[int]]
    """For each row, the constraints that dropped some of its placements."""
    conflict: int = -1
    """The constraint that nothing satisfies any more; -1 where there is none."""

    def core(self, problem: Problem) -> set[int]:
        """Return constraints that contradict each other, the conflict among them."""
        scope = problem.constraints[self.conflict].scope
        return {self.conflict}.union(*(self.reasons[variable] for variable in scope))


@dataclass(slots=True)
class Propagation:
    """One problem and the constraints that are not to be used, with a limit on the work spent on it."""

    problem: Problem
    off: set[int] = field(default_factory=set)
    work: int = MOST_WORK
    _by_variable: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for index, constraint in enumerate(self.problem.constraints):
            for variable in constraint.scope:
                found[variable].append(index)
        self._by_variable = dict(found)

    def run(
        self,
        domains: list[list[Candidate]],
        unknown: frozenset[Fact] = frozenset(),
        only: set[int] | None = None,
    ) -> Knowledge:
        """Drop what no combination supports until nothing changes.

        `unknown` facts are taken as not stated; `only` names the constraints to use, all where it is None.
        """
        known = Knowledge(
            [list(each) for each in domains], [set() for _ in domains], [set() for _ in domains]
        )
        used = (set(range(len(self.problem.constraints))) if only is None else only) - self.off
        order = sorted(used, key=lambda index: (len(self.problem.constraints[index].scope), index))
        queue, queued = deque(order), set(order)
        while queue and self.work > 0:
            index = queue.popleft()
            queued.discard(index)
            for variable in self._revise(index, known, unknown):
                if not known.domains[variable]:
                    known.conflict = index
                    return known
                for again in self._by_variable[variable]:
                    if again in used and again not in queued and again != index:
                        queue.append(again)
                        queued.add(again)
        return known

    def _revise(self, index: int, known: Knowledge, unknown: frozenset[Fact]) -> list[int]:
        """Apply one constraint; return the rows that lost placements."""
        constraint = self.problem.constraints[index]
        if constraint.ratio:
            supported = self._ratio_support(constraint, known, unknown)
        else:
            supported = self._linear_support(constraint, known, unknown)
        changed = [
            variable for variable, left in supported.items() if len(left) < len(known.domains[variable])
        ]
        if changed:
            because = {index}.union(*(known.reasons[variable] for variable in constraint.scope))
            self.work -= len(because)
            for variable in changed:
                known.domains[variable] = supported[variable]
                known.reasons[variable] = known.reasons[variable] | because
                known.direct[variable].add(index)
        return changed

    def _ratio_support(
        self, constraint: Constraint, known: Knowledge, unknown: frozenset[Fact]
    ) -> dict[int, list[Candidate]]:
        """Judge a stated rate where at most one row is undecided; otherwise leave it."""
        ratio = constraint.ratio
        if ratio is None or Fact("statement", text=ratio.statement) in unknown:
            return {}
        open_rows = [variable for variable in constraint.scope if len(known.domains[variable]) > 1]
        if len(open_rows) > 1:
            return {}
        chosen = {variable: known.domains[variable][0] for variable in constraint.scope}
        variable = open_rows[0] if open_rows else constraint.scope[0]
        self.work -= len(known.domains[variable])
        left = []
        for candidate in known.domains[variable]:
            chosen[variable] = candidate
            part = self._amount(*ratio.numerator, chosen, unknown)
            whole = self._amount(*ratio.denominator, chosen, unknown)
            if ratio.holds(part, whole):
                left.append(candidate)
        return {variable: left}

    def _amount(
        self, cell: Cell, variable: int, chosen: dict[int, Candidate], unknown: frozenset[Fact]
    ) -> Amount:
        if unknown and Fact("cell", cell=cell) in unknown:
            return ANYTHING
        if variable < 0:
            return self.problem.fixed.get(cell, NOTHING)
        return self._cells(variable, chosen[variable], unknown).get(cell, NOTHING)

    def _cells(self, variable: int, candidate: Candidate, unknown: frozenset[Fact]) -> dict[Cell, Amount]:
        """Return what a placement puts in the cells of its row; a cell taken as unknown holds anything."""
        row = self.problem.variables[variable]
        cells = row.amounts(candidate)
        for fact in unknown:
            if fact.kind == "number" and fact.variable == variable:
                cells[row.cells[candidate[fact.number]]] = ANYTHING
            elif fact.kind == "cell" and fact.cell in row.cells and fact.cell not in cells:
                cells[fact.cell] = ANYTHING
        return cells

    def _linear_support(
        self, constraint: Constraint, known: Knowledge, unknown: frozenset[Fact]
    ) -> dict[int, list[Candidate]]:
        """Return for each undecided row the placements that some combination of the others supports."""
        stated = {fact.text for fact in unknown if fact.kind == "statement"}
        equations = [equation for equation in constraint.linear if equation.statement not in stated]
        if not equations:
            return {}
        order = sorted(constraint.scope, key=lambda variable: len(known.domains[variable]))
        rows = [
            vectors_of(equations, variable, self._placements(variable, known.domains[variable], unknown))
            for variable in order
        ]
        good, work = supported(equations, start_of(equations, self._certain(equations, unknown)), rows)
        self.work -= work
        if good is None:
            return {}
        return {
            variable: [candidate for vector in each for candidate in found[vector]]
            for variable, each, found in zip(order, good, rows, strict=True)
        }

    def _placements(
        self, variable: int, domain: list[Candidate], unknown: frozenset[Fact]
    ) -> Iterator[tuple[Candidate, dict[Cell, Amount]]]:
        for candidate in domain:
            yield candidate, self._cells(variable, candidate, unknown)

    def _certain(self, equations: list[Linear], unknown: frozenset[Fact]) -> dict[Cell, Amount]:
        """Return the content of the cells that belong to no undecided row."""
        if not unknown:
            return self.problem.fixed
        cells = [cell for equation in equations for _, cell in equation.of(-1)]
        return {cell: self._amount(cell, -1, {}, unknown) for cell in cells}
