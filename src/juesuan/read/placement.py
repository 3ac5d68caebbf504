"""Where each number of a row belongs when its blank cells are gone: proved by equations, or left open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from juesuan.read.blame import least_blame
from juesuan.read.build import MOST_OPEN_ROWS, build
from juesuan.read.evidence import Statement
from juesuan.read.openings import Setup
from juesuan.read.problem import Candidate, Constraint, Fact, Problem
from juesuan.read.propagation import Knowledge, Propagation
from juesuan.read.rows import PrintedRow, TableRows

MOST_TRIALS = 150
"""The most facts that are tried as the wrong one of a contradiction over several rows."""


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
    return found + _Solver(setup).solve()


class _Solver:
    def __init__(self, setup: Setup) -> None:
        self.problem: Problem = setup.problem
        self.propagation = Propagation(setup.problem)
        self.domains: list[list[Candidate]] = [variable.candidates for variable in setup.problem.variables]
        self.unknown: frozenset[Fact] = frozenset()
        self.blamed: dict[int, frozenset[Fact]] = {}
        self.settled: set[int] = set()
        self.given_up: set[int] = set()

    def solve(self) -> list[Placement]:
        """Propagate, settle one contradiction after the other, and say what is left for each row."""
        known = self.propagation.run(self.domains, self.unknown)
        while known.conflict >= 0:
            self._settle(known)
            known = self.propagation.run(self.domains, self.unknown)
        return [self._placement(variable, known) for variable in range(len(self.problem.variables))]

    def _settle(self, known: Knowledge) -> None:
        core = known.core(self.problem)
        rows = {variable for index in core for variable in self.problem.constraints[index].scope}
        single = min(rows) if len(rows) == 1 and self._stands_alone(min(rows)) else -1
        if not (self._blame(single) if single >= 0 else self._relax(core, rows)):
            self._give_up(rows)

    def _used(self, variable: int) -> list[Constraint]:
        """Return the constraints on a row that are in use."""
        constraints = enumerate(self.problem.constraints)
        return [each for at, each in constraints if variable in each.scope and at not in self.propagation.off]

    def _stands_alone(self, variable: int) -> bool:
        """Say whether no equation ties a row to other undecided rows."""
        return all(constraint.scope == (variable,) for constraint in self._used(variable))

    def _blame(self, variable: int) -> bool:
        """Settle a row that contradicts its own equations."""
        if variable in self.settled:
            return False
        self.settled.add(variable)
        blame = least_blame(self.problem, variable, self._used(variable))
        if blame is None:
            return False
        self.domains = [*self.domains[:variable], [blame.candidate], *self.domains[variable + 1 :]]
        self.blamed[variable] = blame.facts
        self.unknown |= blame.facts
        return True

    def _relax(self, core: set[int], rows: set[int]) -> bool:
        """Settle a contradiction over several rows: take each of its facts in turn as wrong.

        Where only one wrong fact resolves it, that fact is blamed; where several resolve everything, whatever
        they leave possible stays possible.
        """
        trials = self._facts(core)
        if len(trials) > MOST_TRIALS or not rows.isdisjoint(self.settled):
            return False
        better = [(fact, known) for fact in trials if (known := self._without(fact, core))]
        self.settled |= rows
        if len(better) == 1:
            self._blame_fact(better[0][0], rows)
            return True
        if not better or any(known.conflict >= 0 for _, known in better):
            return False
        for variable, candidates in enumerate(self.domains):
            left = {candidate for _, known in better for candidate in known.domains[variable]}
            self.domains[variable] = [candidate for candidate in candidates if candidate in left]
        self.propagation.off |= core
        return True

    def _without(self, fact: Fact, core: set[int]) -> Knowledge | None:
        """Return what follows when one fact is taken as wrong; None where the same contradiction stays."""
        unknown = self.unknown | {fact}
        if self.propagation.run(self.domains, unknown, core).conflict >= 0:
            return None
        known = self.propagation.run(self.domains, unknown)
        return known if known.conflict < 0 or known.core(self.problem).isdisjoint(core) else None

    def _blame_fact(self, fact: Fact, rows: set[int]) -> None:
        self.unknown |= {fact}
        for variable in {fact.variable} if fact.variable >= 0 else rows:
            self.blamed[variable] = frozenset({fact})

    def _facts(self, core: set[int]) -> list[Fact]:
        """Return every fact that the constraints of a contradiction rest on."""
        facts: dict[Fact, None] = {}
        for index in sorted(core):
            constraint = self.problem.constraints[index]
            ratio = [constraint.ratio.numerator, constraint.ratio.denominator] if constraint.ratio else []
            for cell, owner in [*((c, o) for e in constraint.linear for _, c, o in e.terms), *ratio]:
                if owner >= 0:
                    for number in range(len(self.problem.variables[owner].numbers)):
                        facts[Fact("number", variable=owner, number=number)] = None
                facts[Fact("cell", cell=cell)] = None
            sources = [equation.statement for equation in constraint.linear]
            sources += [constraint.ratio.statement] if constraint.ratio else []
            facts.update(dict.fromkeys(Fact("statement", text=source) for source in sources if source))
        return list(facts)

    def _give_up(self, rows: set[int]) -> None:
        """Leave rows open for good, and everything that depends on them unused."""
        self.given_up |= rows
        self.propagation.off |= {
            index
            for index, constraint in enumerate(self.problem.constraints)
            if not rows.isdisjoint(constraint.scope)
        }

    def _placement(self, variable: int, known: Knowledge) -> Placement:
        row = self.problem.variables[variable].row
        nowhere = (None,) * len(row.numbers)
        if variable in self.given_up:
            return Placement(row, nowhere, "contradictory")
        if self.propagation.work <= 0:
            return Placement(row, nowhere, "too_many")
        left = known.domains[variable]
        options = tuple(frozenset(places) for places in zip(*left, strict=True))
        slots = tuple(min(places) if len(places) == 1 else None for places in options)
        rules = [
            rule for index in sorted(known.direct[variable]) for rule in self.problem.constraints[index].rules
        ]
        how = "ambiguous" if None in slots else ("blamed" if self.blamed.get(variable) else "proved")
        facts = sorted(self.blamed.get(variable, ()), key=str)
        return Placement(row, slots, how, list(dict.fromkeys(rules)), facts, len(left), options)
