"""Cells that print one and the same quantity, taken as one: most of what tables print are copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from juesuan.evaluate.joint.system import Constraint, System


@dataclass(frozen=True, slots=True)
class Merged:
    """A system in which every group of copies is one cell, with the way back to the one it was made of."""

    system: System
    kept: tuple[int, ...]
    """For each constraint, its number in the original system."""
    original: System
    parents: tuple[int, ...]
    """For each original cell, the cell that it is a copy of: itself, or one step nearer to the narrowest."""
    links: Mapping[int, tuple[int, int]]
    """For each copy, the number of the constraint that makes it one, and its own coefficient in it."""

    def restored(self, multipliers: Mapping[int, Fraction]) -> dict[int, Fraction]:
        """Return the multipliers of the original constraints, and of those that tie the copies together."""
        found: defaultdict[int, Fraction] = defaultdict(Fraction)
        weights: defaultdict[int, Fraction] = defaultdict(Fraction)
        for number, value in multipliers.items():
            found[self.kept[number]] += value
            for cell, weight in self.original.constraints[self.kept[number]].terms:
                weights[cell] += value * weight
        named = [cell for cell, weight in weights.items() if weight]
        for cell in _leaves_first(self.parents):
            if cell in self.links and weights[cell]:
                self._move(weights[cell], cell, found)
                weights[self.parents[cell]] += weights[cell]
        # What is left of a group goes to a cell that the equations name, if it is as narrow as any.
        for cell in named:
            path = self._path(cell)
            if weights[path[-1]] and self.original.widths[cell] == self.original.widths[path[-1]]:
                for each in path[:-1]:
                    self._move(-weights[path[-1]], each, found)
                weights[path[-1]] = Fraction(0)
        return {number: value for number, value in found.items() if value}

    def _move(self, weight: Fraction, cell: int, found: defaultdict[int, Fraction]) -> None:
        """Move weight from a copy to what it is a copy of."""
        number, coefficient = self.links[cell]
        found[number] -= weight / coefficient

    def _path(self, cell: int) -> list[int]:
        """Return a cell, what it is a copy of, what that is a copy of, and so on."""
        path = [cell]
        while self.parents[path[-1]] != path[-1]:
            path.append(self.parents[path[-1]])
        return path


def merge(system: System) -> Merged:
    """Take all cells as one that equations of two cells say are equal."""
    neighbours: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for number, constraint in enumerate(system.constraints):
        if constraint.copies:
            (one, first), (other, second) = constraint.terms
            neighbours[one].append((other, number, second))
            neighbours[other].append((one, number, first))
    parents = list(range(len(system.cells)))
    links: dict[int, tuple[int, int]] = {}
    roots = [-1] * len(system.cells)
    for cell in sorted(range(len(system.cells)), key=system.widths.__getitem__):
        if roots[cell] < 0:
            _spread(cell, neighbours, parents, links, roots)
    numbers = {root: index for index, root in enumerate(dict.fromkeys(roots))}
    kept, constraints = _rewritten(system, [numbers[root] for root in roots])
    cells = tuple(system.cells[root] for root in numbers)
    widths = tuple(system.widths[root] for root in numbers)
    return Merged(System(cells, widths, tuple(constraints)), tuple(kept), system, tuple(parents), links)


def _spread(
    root: int,
    neighbours: Mapping[int, list[tuple[int, int, int]]],
    parents: list[int],
    links: dict[int, tuple[int, int]],
    roots: list[int],
) -> None:
    """Make everything that is a copy of a cell, directly or through others, point towards it."""
    roots[root] = root
    waiting = [root]
    for cell in waiting:
        for other, number, coefficient in neighbours.get(cell, ()):
            if roots[other] < 0:
                roots[other], parents[other] = root, cell
                links[other] = (number, coefficient)
                waiting.append(other)


def _rewritten(system: System, numbers: list[int]) -> tuple[list[int], list[Constraint]]:
    """Return the constraints between the merged cells, those left out in which everything cancels."""
    kept, constraints = [], []
    seen: set[object] = set()
    for number, constraint in enumerate(system.constraints):
        weights: defaultdict[int, int] = defaultdict(int)
        for cell, weight in constraint.terms:
            weights[numbers[cell]] += weight
        terms = tuple(sorted((cell, weight) for cell, weight in weights.items() if weight))
        if (not terms and not constraint.active) or (terms, constraint[2:]) in seen:
            continue
        seen.add((terms, constraint[2:]))
        kept.append(number)
        constraints.append(constraint._replace(terms=terms))
    return kept, constraints


def _leaves_first(parents: tuple[int, ...]) -> list[int]:
    """Return the cells so that every copy comes before what it is a copy of."""
    children: defaultdict[int, list[int]] = defaultdict(list)
    for cell, parent in enumerate(parents):
        if cell != parent:
            children[parent].append(cell)
    order = [cell for cell, parent in enumerate(parents) if cell == parent]
    for cell in order:
        order.extend(children[cell])
    return order[::-1]
