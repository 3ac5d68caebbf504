"""The oracle: every rule of the catalogue on one package, in plain Python with exact integers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from juesuan.arithmetic.judgement import BROKEN, Judged
from juesuan.arithmetic.rounding import FACTORS
from juesuan.evaluate.causes import CauseSearch
from juesuan.evaluate.codes import judge_code_list
from juesuan.evaluate.continuity import judge_continuity
from juesuan.evaluate.finding import Evaluation, Finding, Outcome
from juesuan.evaluate.forms import judge_format
from juesuan.evaluate.joint import judge_joint
from juesuan.evaluate.linear import (
    LinearResult,
    explain,
    judge_linear,
    judge_stated,
    linear_outcome,
    stated_outcome,
)
from juesuan.evaluate.names import Names
from juesuan.evaluate.notes import Notes
from juesuan.evaluate.performance.judge import judge_performance
from juesuan.evaluate.presences import judge_presence
from juesuan.evaluate.prose.directions import judge_directions
from juesuan.evaluate.prose.evidence import Evidence, evidence_of
from juesuan.evaluate.prose.rates import judge_rates
from juesuan.evaluate.ranges import judge_minimum
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Earlier, Judge, Subject, findings_of
from juesuan.evaluate.texts import judge_texts
from juesuan.evaluate.together import merged
from juesuan.evaluate.wording import Wording
from juesuan.package.content import Package
from juesuan.package.facts import Facts, facts_of
from juesuan.standard.catalogue import Rule, rules, rules_in_force

_JUDGES: dict[str, Judge] = {
    "format": judge_format,
    "presence": judge_presence,
    "code_list": judge_code_list,
    "joint": judge_joint,
    "share": judge_rates,
    "growth": judge_rates,
    "completion": judge_rates,
    "direction": judge_directions,
    "continuity": judge_continuity,
    "text_pattern": judge_texts,
}
_NOTHING: Mapping[str, int] = MappingProxyType({})
_SEVERITY_ORDER = {"error": 0, "warning": 1, "info": 2}


def evaluate(
    package: Package, passed: Mapping[str, int] = _NOTHING, earlier: Package | None = None
) -> Evaluation:
    """Judge one package by every rule; each gets a verdict, each cause one finding.

    `passed` names rules that another engine has found to pass, with the number of equations it checked:
    they are not judged again. `earlier` is last year's package of the same department.
    """
    in_force = rules_in_force(package.fiscal_year, package.layout)
    left = [rule for rule in in_force if rule.id not in passed]
    if not left:
        return Evaluation(tuple(_settled(rule, passed) for rule in rules()), ())
    subject, result = _prepared(package, in_force, passed, earlier)
    outcomes: list[Outcome] = []
    findings: list[Finding] = list(result.findings)
    judged_here = set(left)
    for rule in rules():
        if rule not in judged_here:
            outcomes.append(_settled(rule, passed))
        elif rule.linear:
            outcomes.append(linear_outcome(rule, result, subject.facts))
        elif rule.stated:
            outcomes.append(stated_outcome(rule, result))
        else:
            outcome, violations = _judge(rule)(rule, subject)
            findings += findings_of(rule, outcome, violations, subject)
            outcomes.append(outcome)
    findings = merged(findings, outcomes, package)
    place = {rule.id: index for index, rule in enumerate(rules())}
    findings.sort(key=lambda finding: (_SEVERITY_ORDER[finding.severity], place[finding.rule.id]))
    return Evaluation(tuple(outcomes), tuple(findings))


def _prepared(
    package: Package, in_force: Iterable[Rule], passed: Mapping[str, int], earlier: Package | None
) -> tuple[Subject, LinearResult]:
    """Judge all equations that are left, and return with the result what the other rules are judged on."""
    facts = facts_of(package)
    evidence = evidence_of(package, facts)
    names, factor = Names(package), rounding_factor(package)
    judged = _judged([rule for rule in in_force if rule.id not in passed], facts, evidence, factor)
    known = judged
    if passed and any(item.verdict in BROKEN for items in judged.values() for item in items):
        # What holds, too, tells which cell can be the wrong one.
        others = [rule for rule in in_force if rule.id in passed]
        known = judged | _judged(others, facts, evidence, factor)
    equations = [item.equation for items in known.values() for item in items]
    search = CauseSearch(equations, evidence.facts, factor)
    result = explain(package.id, judged, evidence.facts, search, Wording(names, evidence.facts))
    evidence = replace(evidence, corrections=result.corrections)
    notes, last_year = Notes(package), _earlier(earlier)
    return Subject(package, facts, names, evidence, notes, last_year, judged, factor), result


def _settled(rule: Rule, passed: Mapping[str, int]) -> Outcome:
    """Return the outcome of a rule that has passed already, or is not in force."""
    if rule.id in passed:
        return Outcome(rule, "pass", checked=passed[rule.id])
    return Outcome(rule, "not_applicable", reason=reason("not_in_force"))


def _judged(
    in_force: Iterable[Rule], facts: Facts, evidence: Evidence, factor: int
) -> dict[str, list[Judged]]:
    """Judge the equations of the rules that have some, on the tables and on the text."""
    linear = judge_linear([rule for rule in in_force if rule.linear], facts, factor)
    return linear | judge_stated([rule for rule in in_force if rule.stated], evidence, factor)


def _earlier(package: Package | None) -> Earlier | None:
    return Earlier(evidence_of(package, facts_of(package)), Names(package)) if package else None


def rounding_factor(package: Package) -> int:
    """Return the factor of the rounding profile that the package declares."""
    return FACTORS.get(str(package.descriptor.get("juesuan:roundingProfile", "nearest")), FACTORS["nearest"])


def _judge(rule: Rule) -> Judge:
    if rule.family == "performance":
        return judge_performance
    return judge_minimum if rule.kind == "range" else _JUDGES[rule.kind]
