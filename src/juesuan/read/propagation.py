"""Which placements can be right at all: every constraint drops those that no combination supports."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import Amount
from juesuan.read.problem import ANYTHING, NOTHING, Candidate, Constraint, Fact, Linear, Problem

MOST_STATES = 4000
"""The most partial sums of one constraint; beyond them it is left undecided."""

MOST_WORK = 1_500_000
"""The most partial sums of one document, so that hostile input ends in time."""

State = tuple[int, ...]
"""For each equation of a constraint its difference so far, then the quanta so far."""


@dataclass(slots=True)
class Knowledge:
    """What is possible after propagation: the placements left for each row, and which constraints dropped others."""

    domains: list[list[Candidate]]
    reasons: list[set[int]]
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

    def run(self, domains: list[list[Candidate]], unknown: frozenset[Fact] = frozenset()) -> Knowledge:
        """Drop what no combination supports until nothing changes; `unknown` facts are taken as not stated."""
        known = Knowledge([list(domain) for domain in domains], [set() for _ in domains])
        order = sorted(
            (index for index in range(len(self.problem.constraints)) if index not in self.off),
            key=lambda index: len(self.problem.constraints[index].scope),
        )
        queue, queued = deque(order), set(order)
        while queue and self.work > 0:
            index = queue.popleft()
            queued.discard(index)
            for variable in self._revise(index, known, unknown):
                if not known.domains[variable]:
                    known.conflict = index
                    return known
                again = [each for each in self._by_variable[variable] if each not in queued | self.off | {index}]
                queue.extend(again)
                queued.update(again)
        return known

    def _revise(self, index: int, known: Knowledge, unknown: frozenset[Fact]) -> list[int]:
        """Apply one constraint; return the rows that lost placements."""
        constraint = self.problem.constraints[index]
        if constraint.ratio:
            supported = self._ratio_support(constraint, known, unknown)
        else:
            supported = self._linear_support(constraint, known, unknown)
        changed = [variable for variable, left in supported.items() if len(left) < len(known.domains[variable])]
        if changed:
            because = {index}.union(*(known.reasons[variable] for variable in constraint.scope))
            self.work -= len(because)
            for variable in changed:
                known.domains[variable] = supported[variable]
                known.reasons[variable] = known.reasons[variable] | because
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

    def _amount(self, cell: Cell, variable: int, chosen: dict[int, Candidate], unknown: frozenset[Fact]) -> Amount:
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
        equations = [e for e in constraint.linear if not e.statement or Fact("statement", text=e.statement) not in unknown]
        if not equations:
            return {}
        start = self._start(equations, unknown)
        vectors: list[dict[State, list[Candidate]]] = []
        order = sorted(constraint.scope, key=lambda variable: len(known.domains[variable]))
        for variable in order:
            found: defaultdict[State, list[Candidate]] = defaultdict(list)
            for candidate in known.domains[variable]:
                cells = self._cells(variable, candidate, unknown)
                found[_vector(equations, variable, cells)].append(candidate)
            vectors.append(found)
        good = self._supported(equations, start, vectors)
        if good is None:
            return {}
        return {
            variable: [candidate for vector in each for candidate in found[vector]]
            for variable, each, found in zip(order, good, vectors, strict=True)
        }

    def _start(self, equations: list[Linear], unknown: frozenset[Fact]) -> State:
        """Sum up the cells whose content is certain."""
        differences, quanta = [], []
        for equation in equations:
            difference, quantum = -equation.stated.value, equation.stated.quantum
            for coefficient, cell, variable in equation.terms:
                if variable < 0:
                    amount = self._amount(cell, variable, {}, unknown)
                    difference += coefficient * amount.value
                    quantum = equation.combine(quantum, amount.quantum)
            differences.append(difference)
            quanta.append(quantum)
        return (*differences, *quanta)

    def _supported(
        self, equations: list[Linear], start: State, vectors: list[dict[State, list[Candidate]]]
    ) -> list[list[State]] | None:
        """Add up row after row, then walk back from the sums that hold; None where there are too many sums."""
        limits = _Limits(equations, vectors)
        layers = [{start}]
        for index, found in enumerate(vectors):
            layer: set[State] = set()
            for state in layers[-1]:
                layer.update(limits.kept((_added(equations, state, vector) for vector in found), index + 1))
                if len(layer) > MOST_STATES:
                    self.work -= len(layer)
                    return None
            self.work -= len(layer) + len(found)
            layers.append(layer)
        good = {state for state in layers[-1] if _holds(equations, state)}
        result: list[list[State]] = []
        for index in range(len(vectors) - 1, -1, -1):
            earlier: set[State] = set()
            useful: list[State] = []
            for vector in vectors[index]:
                supporting = {state for state in layers[index] if _added(equations, state, vector) in good}
                if supporting:
                    useful.append(vector)
                    earlier |= supporting
            result.append(useful)
            good = earlier
        return result[::-1]


class _Limits:
    """What the rows still to come can add to each equation, so that hopeless sums are dropped early."""

    def __init__(self, equations: list[Linear], vectors: list[dict[State, list[Candidate]]]) -> None:
        count = len(equations)
        self.equations = equations
        self.slack = [
            sum(max(vector[count + index] for vector in found) for found in vectors) for index in range(count)
        ]
        self.least: list[list[int]] = [[0] * count]
        self.most: list[list[int]] = [[0] * count]
        for found in reversed(vectors):
            self.least.append(
                [low + min(v[index] for v in found) for index, low in enumerate(self.least[-1])],
            )
            self.most.append(
                [high + max(v[index] for v in found) for index, high in enumerate(self.most[-1])],
            )
        self.least.reverse()
        self.most.reverse()

    def kept(self, states: Iterable[State], done: int) -> Iterable[State]:
        """Return the sums from which every equation can still come to hold."""
        least, most, count = self.least[done], self.most[done], len(self.equations)
        for state in states:
            for index, equation in enumerate(self.equations):
                slack = self.slack[index] + state[count + index]
                if state[index] + least[index] > slack:
                    break
                if equation.relation != "at_most" and state[index] + most[index] < -slack:
                    break
            else:
                yield state


def _vector(equations: list[Linear], variable: int, cells: dict[Cell, Amount]) -> State:
    """Return what one placement adds to each equation."""
    differences, quanta = [], []
    for equation in equations:
        difference = quantum = 0
        for coefficient, cell, owner in equation.terms:
            if owner == variable and cell in cells:
                difference += coefficient * cells[cell].value
                quantum = equation.combine(quantum, cells[cell].quantum)
        differences.append(difference)
        quanta.append(quantum)
    return (*differences, *quanta)


def _added(equations: list[Linear], state: State, vector: State) -> State:
    count = len(equations)
    differences = [state[index] + vector[index] for index in range(count)]
    quanta = [
        equation.combine(state[count + index], vector[count + index]) for index, equation in enumerate(equations)
    ]
    return (*differences, *quanta)


def _holds(equations: list[Linear], state: State) -> bool:
    count = len(equations)
    return all(equation.holds(state[index], state[count + index]) for index, equation in enumerate(equations))
