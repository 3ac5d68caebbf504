"""Where each number of a row belongs when its blank cells are gone: proved by equations, or left open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from juesuan.read.placement.build import MOST_OPEN_ROWS, build
from juesuan.read.placement.evidence import Statement
from juesuan.read.placement.problem import Fact
from juesuan.read.placement.propagation import Knowledge
from juesuan.read.placement.solver import Solver
from juesuan.read.tables.rows import PrintedRow, TableRows


@dataclass(slots=True)
class Placement:
    """Where the numbers of a row stand: for each its slot, or None; and how that is known.

    `how`: certain · proved · blamed · ambiguous · contradictory · too_many · more_numbers · repeated.
    """

    row: PrintedRow
    slots: tuple[int | None, ...]
    how: str
    rules: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    survivors: int = 1
    options: tuple[frozenset[int], ...] = ()
    """For each number, the slots that are still possible; empty where nothing is known."""


def place(
    tables: Sequence[TableRows],
    units: dict[str, str],
    statements: Sequence[Statement],
    year: int,
    layout: str,
) -> list[Placement]:
    """Place the numbers of all rows of all tables together."""
    setup = build(tables, units, statements, year, layout)
    found = [Placement(row, tuple(slots), "certain") for row, slots in setup.certain]
    found += [Placement(row, (None,) * len(row.numbers), why) for row, why in setup.hopeless]
    rows = [variable.row for variable in setup.problem.variables]
    if len(rows) > MOST_OPEN_ROWS:
        return found + [Placement(row, (None,) * len(row.numbers), "too_many") for row in rows]
    solver = Solver(setup.problem)
    known = solver.solve()
    return found + [_placement(solver, variable, known) for variable in range(len(rows))]


def _placement(solver: Solver, variable: int, known: Knowledge) -> Placement:
    row = solver.problem.variables[variable].row
    nowhere = (None,) * len(row.numbers)
    if solver.exhausted:
        return Placement(row, nowhere, "too_many")
    if variable in solver.given_up:
        return Placement(row, nowhere, "contradictory")
    left = known.domains[variable]
    options = tuple(frozenset(places) for places in zip(*left, strict=True))
    slots = tuple(min(places) if len(places) == 1 else None for places in options)
    rules = [
        rule for index in sorted(known.direct[variable]) for rule in solver.problem.constraints[index].rules
    ]
    how = "ambiguous" if None in slots else ("blamed" if solver.blamed.get(variable) else "proved")
    facts = sorted(solver.blamed.get(variable, ()), key=str)
    return Placement(row, slots, how, list(dict.fromkeys(rules)), facts, len(left), options)
