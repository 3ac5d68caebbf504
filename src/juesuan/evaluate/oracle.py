"""The oracle: every rule of the catalogue on one package, in plain Python with exact integers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from juesuan.arithmetic.rounding import FACTORS
from juesuan.evaluate.codes import judge_code_list
from juesuan.evaluate.continuity import judge_continuity
from juesuan.evaluate.finding import Evaluation, Finding, Outcome
from juesuan.evaluate.forms import judge_format
from juesuan.evaluate.joint import judge_joint
from juesuan.evaluate.linear import explain, judge_linear, judge_stated, linear_outcome, stated_outcome
from juesuan.evaluate.names import Names
from juesuan.evaluate.performance.judge import judge_performance
from juesuan.evaluate.presences import judge_presence
from juesuan.evaluate.prose.directions import judge_directions
from juesuan.evaluate.prose.evidence import evidence_of
from juesuan.evaluate.prose.rates import judge_rates
from juesuan.evaluate.ranges import judge_minimum
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Earlier, Judge, Subject, findings_of
from juesuan.evaluate.texts import judge_texts
from juesuan.evaluate.together import merged
from juesuan.evaluate.wording import Wording
from juesuan.package.content import Package
from juesuan.package.facts import facts_of
from juesuan.standard.catalogue import Rule, rules

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
    facts = facts_of(package)
    evidence = evidence_of(package, facts)
    subject = Subject(package, facts, Names(package), evidence, _earlier(earlier))
    factor = rounding_factor(package)
    in_force = [rule for rule in rules() if rule.applies(package.fiscal_year, package.layout)]
    linear = [rule for rule in in_force if rule.linear and rule.id not in passed]
    stated = [rule for rule in in_force if rule.stated]
    judged = judge_linear(linear, facts, factor) | judge_stated(stated, evidence, factor)
    wording = Wording(subject.names, evidence.facts)
    result = explain(package.id, judged, evidence.facts, factor, wording)
    evidence = replace(evidence, corrections=result.corrections)
    subject = replace(subject, evidence=evidence, judged=judged, factor=factor)
    outcomes: list[Outcome] = []
    findings: list[Finding] = list(result.findings)
    for rule in rules():
        if rule.id in passed:
            outcomes.append(Outcome(rule, "pass", checked=passed[rule.id]))
        elif rule not in in_force:
            outcomes.append(Outcome(rule, "not_applicable", reason=reason("not_in_force")))
        elif rule.linear:
            outcomes.append(linear_outcome(rule, result, facts))
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


def _earlier(package: Package | None) -> Earlier | None:
    return Earlier(evidence_of(package, facts_of(package)), Names(package)) if package else None


def rounding_factor(package: Package) -> int:
    """Return the factor of the rounding profile that the package declares."""
    return FACTORS.get(str(package.descriptor.get("juesuan:roundingProfile", "nearest")), FACTORS["nearest"])


def _judge(rule: Rule) -> Judge:
    if rule.family == "performance":
        return judge_performance
    return judge_minimum if rule.kind == "range" else _JUDGES[rule.kind]
