"""The oracle's judgement of what the text states, figure by figure, each rule on its own.

The oracle itself does not report a rate, or a sum of shares, whose cell another rule has found wrong;
engines judge every rule alone. Findings that are one are not joined here.
"""

from __future__ import annotations

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.judgement import NOTHING, Judged
from juesuan.encode.results import Counted, EngineResult, Violation
from juesuan.encode.sql.compiler import TAIL, failing
from juesuan.evaluate.linear import LinearResult, judge_stated, stated_outcome
from juesuan.evaluate.names import Names
from juesuan.evaluate.notes import Notes
from juesuan.evaluate.oracle import rounding_factor
from juesuan.evaluate.presences import judge_presence
from juesuan.evaluate.prose.directions import judge_directions
from juesuan.evaluate.prose.evidence import Evidence, evidence_of
from juesuan.evaluate.prose.rates import judge_rates
from juesuan.evaluate.single import Judge, Subject
from juesuan.package.content import Package
from juesuan.package.facts import facts_of
from juesuan.standard.catalogue import Rule


def add_prose(rules: list[Rule], package: Package, result: EngineResult) -> None:
    """Add the outcomes and violations of rules on the text, all in force, to a result."""
    facts = facts_of(package)
    evidence = evidence_of(package, facts)
    subject = Subject(package, facts, Names(package), evidence, Notes(package))
    for rule in rules:
        if rule.stated:
            _add_equations(rule, evidence, rounding_factor(package), result)
        else:
            _add_others(rule, subject, result)


def _add_equations(rule: Rule, evidence: Evidence, factor: int, result: EngineResult) -> None:
    judged = judge_stated([rule], evidence, factor)
    outcome = stated_outcome(rule, LinearResult(judged, [], {rule.id: []}))
    result.outcomes[rule.id] = outcome.verdict
    result.counted[rule.id] = Counted(outcome.detail, outcome.checked)
    broken = [item for item in judged[rule.id] if item.verdict in (*failing(rule), TAIL)]
    result.violations += [_equation(item, evidence) for item in broken]


def _equation(item: Judged, evidence: Evidence) -> Violation:
    cell: Cell = item.equation.total
    total = evidence.facts.amounts.get(cell, NOTHING).value
    place = (item.equation.rule, *cell, item.verdict)
    return Violation(*place, total, total - item.difference, item.difference)


def _add_others(rule: Rule, subject: Subject, result: EngineResult) -> None:
    outcome, violations = _JUDGES.get(rule.kind, judge_rates)(rule, subject)
    listed = list(violations)
    verdicts = {violation.verdict for violation in listed}
    detail = next((verdict for verdict in failing(rule) if verdict in verdicts), None)
    result.outcomes[rule.id] = "fail" if detail else outcome.verdict
    result.counted[rule.id] = Counted(detail, outcome.checked)
    result.violations += [Violation(rule.id, *each.cell, each.verdict) for each in listed]


_JUDGES: dict[str, Judge] = {"direction": judge_directions, "presence": judge_presence}
