"""The oracle's judgement in the shape of an engine's, equation by equation and place by place."""

from __future__ import annotations

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.instances import split_reference
from juesuan.arithmetic.judgement import NOTHING, Judged
from juesuan.arithmetic.money import parse_amount
from juesuan.encode.oracle_prose import add_prose
from juesuan.encode.results import Counted, EngineResult, Violation
from juesuan.encode.sql.compiler import TAIL, VIOLATED, sql_rules
from juesuan.encode.sql.prose.tables import is_prose
from juesuan.evaluate.finding import Finding
from juesuan.evaluate.linear import judge_linear
from juesuan.evaluate.oracle import evaluate, rounding_factor
from juesuan.package.content import Package
from juesuan.package.facts import Facts, facts_of

_OF_PLACES = frozenset({"code_list", "format", "text_pattern", "continuity"})
"""The kinds whose findings join the places of one cause; engines list the places."""


def oracle_result(package: Package, earlier: Package | None = None) -> EngineResult:
    """Judge one package by the oracle; unlike its findings, every broken equation and place is listed.

    `earlier` is last year's package of the same department.
    """
    evaluation = evaluate(package, earlier=earlier)
    facts = facts_of(package)
    found = {outcome.rule.id: outcome for outcome in evaluation.outcomes}
    result = EngineResult()
    linear, prose = [], []
    for rule in sql_rules():
        outcome = found[rule.id]
        result.outcomes[rule.id] = outcome.verdict
        result.counted[rule.id] = Counted(outcome.detail, outcome.checked)
        if rule.linear and rule.applies(package.fiscal_year, package.layout):
            linear.append(rule)
        elif is_prose(rule) and rule.applies(package.fiscal_year, package.layout):
            prose.append(rule)
    add_prose(prose, package, result)
    for items in judge_linear(linear, facts, rounding_factor(package)).values():
        result.violations += [_violation(item, facts) for item in items if item.verdict in (*VIOLATED, TAIL)]
    last = facts_of(earlier) if earlier else None
    result.violations += _singles(evaluation.findings, facts, last)
    return result


def _singles(findings: tuple[Finding, ...], facts: Facts, last: Facts | None) -> list[Violation]:
    """Return the violations of the rules that are no equations; of one place there is one."""
    single = {rule.id for rule in sql_rules() if not rule.linear and not is_prose(rule)}
    listed: list[Violation] = []
    places: dict[Violation, None] = {}
    for each in findings:
        if each.rule.id not in single:
            continue
        if each.rule.kind in _OF_PLACES:
            cells = (each.cell, *each.related)
            places |= dict.fromkeys(_single(each, cell, facts, last) for cell in cells)
        else:
            listed += [_single(each, cell, facts, last) for cell in _cells(each)]
    return [*listed, *places]


def _cells(finding: Finding) -> tuple[Cell, ...]:
    """Return the places of a finding; one on several missing tables has a place for each."""
    together = finding.rule.check.get("what") == "tables"
    return (finding.cell, *finding.related) if together else (finding.cell,)


def _violation(item: Judged, facts: Facts) -> Violation:
    cell: Cell = item.equation.total
    total = facts.amounts.get(cell, NOTHING).value
    place = (item.equation.rule, *cell, item.verdict)
    return Violation(*place, total, total - item.difference, item.difference)


def _single(finding: Finding, cell: Cell, facts: Facts, last: Facts | None) -> Violation:
    place = (finding.rule.id, *cell, finding.verdict)
    expected = _expected(finding, cell, last)
    if expected is None:
        return Violation(*place)
    total = facts.amounts.get(cell, NOTHING).value
    return Violation(*place, total, expected, total - expected)


def _expected(finding: Finding, cell: Cell, last: Facts | None) -> int | None:
    """Return the amount that a cell is held against: a minimum, or last year's balance."""
    check = finding.rule.check
    if "minimum" in check:
        return parse_amount(check["minimum"]).value
    for pair in check.get("balances", ()) if last else ():
        opening, closing = (split_reference(pair[name])[1] for name in ("opening", "closing"))
        if opening == cell and last:
            return last.amounts.get(closing, NOTHING).value
    return None
