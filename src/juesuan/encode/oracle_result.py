"""The oracle's judgement in the shape of an engine's, equation by equation."""

from __future__ import annotations

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.judgement import NOTHING, Judged
from juesuan.arithmetic.money import parse_amount
from juesuan.encode.results import Counted, EngineResult, Violation
from juesuan.encode.sql.compiler import TAIL, VIOLATED, sql_rules
from juesuan.evaluate.finding import Finding
from juesuan.evaluate.linear import judge_linear
from juesuan.evaluate.oracle import evaluate, rounding_factor
from juesuan.package.content import Package
from juesuan.package.facts import Facts, facts_of


def oracle_result(package: Package) -> EngineResult:
    """Judge one package by the oracle; unlike its findings, every broken equation is listed."""
    evaluation = evaluate(package)
    facts = facts_of(package)
    found = {outcome.rule.id: outcome for outcome in evaluation.outcomes}
    result = EngineResult()
    linear = []
    for rule in sql_rules():
        outcome = found[rule.id]
        result.outcomes[rule.id] = outcome.verdict
        result.counted[rule.id] = Counted(outcome.detail, outcome.checked)
        if rule.linear and rule.applies(package.fiscal_year, package.layout):
            linear.append(rule)
    for items in judge_linear(linear, facts, rounding_factor(package)).values():
        result.violations += [_violation(item, facts) for item in items if item.verdict in (*VIOLATED, TAIL)]
    single = {rule.id for rule in sql_rules() if not rule.linear}
    for each in evaluation.findings:
        if each.rule.id in single:
            result.violations += [_single(each, cell, facts) for cell in _cells(each)]
    return result


def _cells(finding: Finding) -> tuple[Cell, ...]:
    """Return the places of a finding; one on several missing tables has a place for each."""
    together = finding.rule.check.get("what") == "tables"
    return (finding.cell, *finding.related) if together else (finding.cell,)


def _violation(item: Judged, facts: Facts) -> Violation:
    cell: Cell = item.equation.total
    total = facts.amounts.get(cell, NOTHING).value
    place = (item.equation.rule, *cell, item.verdict)
    return Violation(*place, total, total - item.difference, item.difference)


def _single(finding: Finding, cell: Cell, facts: Facts) -> Violation:
    place = (finding.rule.id, *cell, finding.verdict)
    amount, minimum = facts.amounts.get(cell), finding.rule.check.get("minimum")
    if amount is None or minimum is None:
        return Violation(*place)
    least = parse_amount(minimum).value
    return Violation(*place, amount.value, least, amount.value - least)
