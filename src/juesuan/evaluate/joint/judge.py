"""The rule that all equations of the tables can hold together."""

from __future__ import annotations

from collections.abc import Iterable

from juesuan.arithmetic.judgement import Judged
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.joint.repair import Printed, only_repair
from juesuan.evaluate.joint.solve import Answer, solve
from juesuan.evaluate.joint.system import systems_of
from juesuan.evaluate.joint.wording import violation_of
from juesuan.evaluate.linear import judge_linear
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.evaluate.wording import Wording
from juesuan.package.facts import amount_tables
from juesuan.standard.catalogue import Rule, rules_in_force


def judge_joint(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Judge all linear equations of the tables together: one violation for each system that cannot hold."""
    judged = _judged(subject)
    count, systems = systems_of(judged, subject.facts.amounts, subject.factor)
    solved = [(system, solve(system)) for system in systems]
    printed = Printed(tuple(judged), subject.facts.amounts, subject.facts.unknown, subject.factor)
    words = (subject.names, Wording(subject.names, subject.facts))
    violations = [
        violation_of(system, proof, only_repair(system, proof, printed), printed, words)
        for system, (_, proof) in solved
        if proof is not None
    ]
    unknown = sum(item.verdict == "unknown" for item in judged)
    answers = {answer for _, (answer, _) in solved}
    return _outcome(rule, len(subject.facts.skeleton), count, unknown, answers), violations


def _judged(subject: Subject) -> list[Judged]:
    """Return every equation of the linear rules in force, judged here where nobody has yet."""
    package = subject.package
    linear = [rule for rule in rules_in_force(package.fiscal_year, package.layout) if rule.linear]
    left = [rule for rule in linear if rule.id not in subject.judged]
    judged = {**subject.judged, **(judge_linear(left, subject.facts, subject.factor) if left else {})}
    return [item for rule in linear for item in judged[rule.id]]


def _outcome(rule: Rule, tables: int, count: int, unknown: int, answers: set[Answer]) -> Outcome:
    outcome = Outcome(rule, "pass", checked=count)
    if not tables:
        outcome.verdict = "not_run"
        outcome.reason = reason("tables_missing", tables=list(amount_tables()))
    elif not count:
        outcome.verdict, outcome.reason = "not_applicable", reason("nothing_printed")
    if unknown:
        outcome.verdict = "inconclusive" if count else "not_run"
        outcome.reason = reason("cells_unknown", count=unknown)
    if "undecided" in answers:
        outcome.verdict, outcome.reason = "inconclusive", reason("not_proved")
    if "no_solver" in answers:
        outcome.verdict, outcome.reason = "not_run", reason("no_solver")
    return outcome
