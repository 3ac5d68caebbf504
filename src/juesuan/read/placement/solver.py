"""The search for placements: propagate, and settle what contradicts itself by blaming the fewest facts."""

from __future__ import annotations

from juesuan.read.placement.blame import least_blame
from juesuan.read.placement.problem import Candidate, Constraint, Fact, Problem
from juesuan.read.placement.propagation import Knowledge, Propagation

MOST_TRIALS = 150
"""The most facts that are tried as the wrong one of a contradiction over several rows."""

MOST_CONTRADICTIONS = 30
"""A document with more contradictions is left as it is."""


class Solver:
    """The search for the placements of all open rows of a document."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.propagation = Propagation(problem)
        self.domains: list[list[Candidate]] = [variable.candidates for variable in problem.variables]
        self.unknown: frozenset[Fact] = frozenset()
        self.blamed: dict[int, frozenset[Fact]] = {}
        self.settled: set[int] = set()
        self.given_up: set[int] = set()

    @property
    def exhausted(self) -> bool:
        """Say whether the work allowed for a document was not enough."""
        return self.propagation.work <= 0

    def solve(self) -> Knowledge:
        """Propagate, settle one contradiction after the other, and return what is left possible."""
        known = self.propagation.run(self.domains, self.unknown)
        for _ in range(MOST_CONTRADICTIONS):
            if known.conflict < 0:
                return known
            known = self._settle(known) or self.propagation.run(self.domains, self.unknown)
        self.given_up.update(range(len(self.problem.variables)))
        return known

    def _settle(self, known: Knowledge) -> Knowledge | None:
        """Settle one contradiction; return what is possible where that is known already."""
        core = known.core(self.problem)
        rows = {variable for index in core for variable in self.problem.constraints[index].scope}
        fresh = rows.isdisjoint(self.settled)
        self.settled |= rows
        if fresh and len(rows) == 1 and self._stands_alone(min(rows)):
            settled = self._blame(min(rows))
        else:
            better = self._relaxed(core) if fresh else []
            if len(better) > 1 and all(each.conflict < 0 for _, each in better):
                return self._merged([each for _, each in better])
            settled = len(better) == 1
            if settled:
                self._blame_fact(better[0][0], rows)
        if not settled:
            self._give_up(rows)
        return None

    def _used(self, variable: int) -> list[Constraint]:
        """Return the constraints on a row that are in use."""
        constraints = enumerate(self.problem.constraints)
        return [each for at, each in constraints if variable in each.scope and at not in self.propagation.off]

    def _stands_alone(self, variable: int) -> bool:
        """Say whether no equation ties a row to other undecided rows."""
        return all(constraint.scope == (variable,) for constraint in self._used(variable))

    def _blame(self, variable: int) -> bool:
        """Settle a row that contradicts its own equations."""
        blame = least_blame(self.problem, variable, self._used(variable))
        if blame is None:
            return False
        self.domains = [*self.domains[:variable], [blame.candidate], *self.domains[variable + 1 :]]
        self.blamed[variable] = blame.facts
        self.unknown |= blame.facts
        return True

    def _relaxed(self, core: set[int]) -> list[tuple[Fact, Knowledge]]:
        """Take each fact of a contradiction in turn as wrong; return the best, and what follows from them.

        A fact that resolves everything is better than one that leaves another contradiction.
        """
        trials = self._facts(core)
        if len(trials) > MOST_TRIALS:
            return []
        found = [(fact, known) for fact in trials if (known := self._without(fact, core))]
        return [(fact, known) for fact, known in found if known.conflict < 0] or found

    def _merged(self, worlds: list[Knowledge]) -> Knowledge:
        """Join what is possible when one fact or another is wrong."""
        merged = Knowledge([], [], [])
        for variable, candidates in enumerate(self.domains):
            left = {candidate for world in worlds for candidate in world.domains[variable]}
            merged.domains.append([candidate for candidate in candidates if candidate in left])
            merged.reasons.append(set().union(*(world.reasons[variable] for world in worlds)))
            merged.direct.append(set().union(*(world.direct[variable] for world in worlds)))
        return merged

    def _without(self, fact: Fact, core: set[int]) -> Knowledge | None:
        """Return what follows if one fact is taken as wrong; None where the same contradiction stays."""
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
