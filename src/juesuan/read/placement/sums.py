"""Which placements some combination of the other rows supports, by adding up row after row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import Amount
from juesuan.read.placement.problem import Candidate, Linear

MOST_ADDITIONS = 40_000
"""The most additions for one constraint; one that needs more is left undecided."""

State = tuple[int, ...]
"""For each equation its difference so far, then for each the quanta so far."""

Vectors = dict[State, list[Candidate]]
"""What the placements of one row add to the equations, and which placements add it."""


def vectors_of(
    equations: Sequence[Linear], variable: int, placements: Iterable[tuple[Candidate, dict[Cell, Amount]]]
) -> Vectors:
    """Sort the placements of one row by what they add to each equation."""
    found: defaultdict[State, list[Candidate]] = defaultdict(list)
    terms = _terms(equations, variable)
    for candidate, cells in placements:
        found[_vector(terms, cells)].append(candidate)
    return found


def start_of(equations: Sequence[Linear], certain: dict[Cell, Amount]) -> State:
    """Add up the cells whose content is certain, and what the prose states."""
    first = tuple(-equation.stated.value for equation in equations)
    quanta = tuple(equation.stated.quantum for equation in equations)
    return _added(equations, (*first, *quanta), _vector(_terms(equations, -1), certain))


def supported(
    equations: Sequence[Linear], start: State, rows: Sequence[Vectors]
) -> tuple[list[list[State]] | None, int]:
    """Return for each row what it may add so that all equations can hold, and the work it took.

    Adds up row after row, then walks back from the sums that hold; None where there are too many sums.
    """
    limits = _Limits(equations, rows)
    layers = [{start}]
    work = 0
    for index, vectors in enumerate(rows):
        work += len(layers[-1]) * len(vectors)
        if work > MOST_ADDITIONS:
            return None, work
        layer: set[State] = set()
        for state in layers[-1]:
            layer.update(limits.kept((_added(equations, state, vector) for vector in vectors), index + 1))
        layers.append(layer)
    return _walked_back(equations, layers, rows), work


def _walked_back(
    equations: Sequence[Linear], layers: list[set[State]], rows: Sequence[Vectors]
) -> list[list[State]]:
    good = {state for state in layers[-1] if _holds(equations, state)}
    result: list[list[State]] = []
    for index in range(len(rows) - 1, -1, -1):
        earlier: set[State] = set()
        useful: list[State] = []
        for vector in rows[index]:
            supporting = {state for state in layers[index] if _added(equations, state, vector) in good}
            if supporting:
                useful.append(vector)
                earlier |= supporting
        result.append(useful)
        good = earlier
    return result[::-1]


class _Limits:
    """What the rows still to come can add to each equation, so that hopeless sums are dropped early."""

    def __init__(self, equations: Sequence[Linear], rows: Sequence[Vectors]) -> None:
        count = len(equations)
        self.equations = equations
        self.slack = [
            sum(max(vector[count + index] for vector in vectors) for vectors in rows)
            for index in range(count)
        ]
        self.least = [[0] * count]
        self.most = [[0] * count]
        for vectors in reversed(rows):
            ranges = [[vector[index] for vector in vectors] for index in range(count)]
            self.least.append([low + min(each) for low, each in zip(self.least[-1], ranges, strict=True)])
            self.most.append([high + max(each) for high, each in zip(self.most[-1], ranges, strict=True)])
        self.least.reverse()
        self.most.reverse()

    def kept(self, states: Iterable[State], done: int) -> Iterator[State]:
        """Yield the sums from which every equation can still come to hold."""
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


def _terms(equations: Sequence[Linear], variable: int) -> list[tuple[Linear, list[tuple[int, Cell]]]]:
    """Return each equation with its terms over one row (-1: the certain cells)."""
    return [(equation, equation.of(variable)) for equation in equations]


def _vector(terms: Sequence[tuple[Linear, list[tuple[int, Cell]]]], cells: dict[Cell, Amount]) -> State:
    """Return what the cells of one row add to each equation."""
    differences, quanta = [], []
    for equation, parts in terms:
        difference = quantum = 0
        for coefficient, cell in parts:
            amount = cells.get(cell)
            if amount is not None:
                difference += coefficient * amount.value
                quantum = equation.combine(quantum, amount.quantum)
        differences.append(difference)
        quanta.append(quantum)
    return (*differences, *quanta)


def _added(equations: Sequence[Linear], state: State, vector: State) -> State:
    count = len(equations)
    differences = [state[index] + vector[index] for index in range(count)]
    quanta = [each.combine(state[count + i], vector[count + i]) for i, each in enumerate(equations)]
    return (*differences, *quanta)


def _holds(equations: Sequence[Linear], state: State) -> bool:
    count = len(equations)
    return all(equation.holds(state[i], state[count + i]) for i, equation in enumerate(equations))
