"""The equations that each hold on their own, as linear constraints on the rounding errors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from juesuan.arithmetic.equations import Cell, Equation
from juesuan.arithmetic.judgement import BROKEN, Judged
from juesuan.arithmetic.money import Amount

_DOUBTFUL = BROKEN | {"implausible"}
_EXACT = "count"


class Constraint(NamedTuple):
    """Σ coefficient × error = bound, or ≥ bound: one equation, its printed amounts moved to the right.

    Errors and bound are in millionths, times the factor of the rounding profile.
    """

    equation: Equation
    terms: tuple[tuple[int, int], ...]
    """Number of the cell and coefficient, for every printed cell."""
    bound: int
    at_least: bool

    @property
    def active(self) -> bool:
        """Whether it fails for the printed amounts as they stand, so that errors must make up for it."""
        return self.bound > 0 or (self.bound < 0 and not self.at_least)

    @property
    def copies(self) -> bool:
        """Whether it says that two cells are one quantity, and they print the same."""
        weights = sorted(weight for _, weight in self.terms)
        return weights == [-1, 1] and not self.bound and not self.at_least


@dataclass(frozen=True, slots=True)
class System:
    """Constraints that hang together. The error of a cell lies in [-width, width)."""

    cells: tuple[Cell, ...]
    widths: tuple[int, ...]
    constraints: tuple[Constraint, ...]


def systems_of(
    judged: Iterable[Judged], amounts: Mapping[Cell, Amount], factor: int
) -> tuple[int, list[System]]:
    """Return how many equations rounding explains one by one, and their systems that could fail jointly.

    Left out are tails, equations of things counted, and equations that share a cell with one that is broken
    or implausible: they have a finding already. A system can fail only if one of its equations is active, and
    only together with another.
    """
    judged = list(judged)
    taken = [item for item in judged if item.verdict == "possible" and item.equation.relation != _EXACT]
    # Most packages end here, before anything is built: what holds as printed needs no error to hold.
    if not any(_active(item) for item in taken):
        return len(taken), []
    suspect = {cell for item in judged if item.verdict in _DOUBTFUL for cell in item.equation.cells()}
    suspect &= amounts.keys()
    numbers: dict[Cell, int] = {}
    constraints = [
        constraint
        for item in taken
        if suspect.isdisjoint(item.equation.cells())
        if (constraint := _constraint(item, amounts, factor, numbers)) is not None
    ]
    tails = [item for item in judged if item.verdict == "rounding_tail"]
    widths = _widths(numbers, constraints, amounts, tails, factor)
    groups = [
        group for group in _grouped(constraints) if len(group) > 1 and any(each.active for each in group)
    ]
    return len(taken), [_system(list(numbers), widths, group) for group in groups]


def _active(item: Judged) -> bool:
    return item.difference > 0 or (item.difference < 0 and item.equation.relation != "at_most")


def _constraint(
    item: Judged, amounts: Mapping[Cell, Amount], factor: int, numbers: dict[Cell, int]
) -> Constraint | None:
    """Write one equation as a constraint; None where it can never bind or does not bind by this profile."""
    equation = item.equation
    weights: dict[Cell, int] = {}
    for coefficient, cell in ((-1, equation.total), *equation.terms):
        if cell in amounts:
            weights[cell] = weights.get(cell, 0) + coefficient
    printed = {cell: weight for cell, weight in weights.items() if weight}
    reach = sum(abs(weight) * amounts[cell].quantum for cell, weight in printed.items())
    bound, at_least = factor * item.difference, equation.relation == "at_most"
    if (at_least and bound <= -reach) or (bound and abs(bound) >= reach):
        return None
    terms = tuple((numbers.setdefault(cell, len(numbers)), weight) for cell, weight in printed.items())
    return Constraint(equation, terms, bound, at_least) if terms else None


def _widths(
    numbers: Mapping[Cell, int],
    constraints: Iterable[Constraint],
    amounts: Mapping[Cell, Amount],
    tails: Iterable[Judged],
    factor: int,
) -> list[int]:
    """Return the widths of all cells: the quantum, and for a tail and its copies the tail on top of it.

    A value off by its last digit was mostly adjusted so that a column adds up; its copies were then, too.
    """
    widths = [amounts[cell].quantum for cell in numbers]
    slack = {
        numbers[cell]: factor * abs(item.difference)
        for item in tails
        for cell in item.equation.cells()
        if cell in numbers
    }
    neighbours: defaultdict[int, list[int]] = defaultdict(list)
    for constraint in constraints if slack else ():
        if constraint.copies:
            (one, _), (other, _) = constraint.terms
            neighbours[one].append(other)
            neighbours[other].append(one)
    waiting = list(slack)
    for cell in waiting:
        widths[cell] += slack[cell]
        for other in neighbours[cell]:
            if other not in slack:
                slack[other] = slack[cell]
                waiting.append(other)
    return widths


def _grouped(constraints: Iterable[Constraint]) -> list[list[Constraint]]:
    """Group constraints that share cells, directly or through others."""
    roots: dict[int, int] = {}
    constraints = list(constraints)
    for constraint in constraints:
        first = _root(roots, constraint.terms[0][0])
        for number, _ in constraint.terms[1:]:
            roots[_root(roots, number)] = first
    groups: defaultdict[int, list[Constraint]] = defaultdict(list)
    for constraint in constraints:
        groups[_root(roots, constraint.terms[0][0])].append(constraint)
    return list(groups.values())


def _root(roots: dict[int, int], number: int) -> int:
    while roots.setdefault(number, number) != number:
        roots[number] = roots.setdefault(roots[number], roots[number])
        number = roots[number]
    return number


def _system(cells: list[Cell], widths: list[int], group: list[Constraint]) -> System:
    numbers: dict[int, int] = {}
    renumbered = tuple(
        each._replace(terms=tuple((numbers.setdefault(n, len(numbers)), w) for n, w in each.terms))
        for each in group
    )
    own = tuple(cells[number] for number in numbers)
    return System(own, tuple(widths[number] for number in numbers), renumbered)
