"""The linear rules on one package: every equation judged, every break explained once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from juesuan.arithmetic.equations import Cell, Equation
from juesuan.arithmetic.instances import Instances, tables_of
from juesuan.arithmetic.judgement import BROKEN, NOTHING, Judged, judge_equation
from juesuan.arithmetic.money import Amount, from_base_unit
from juesuan.evaluate.causes import Cause, CauseSearch
from juesuan.evaluate.finding import BrokenEquation, Finding, Outcome, fingerprint
from juesuan.evaluate.mistakes import likely_mistake
from juesuan.evaluate.prose.equations import stated_equations
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.wording import LANGUAGES, Wording
from juesuan.package.facts import Facts
from juesuan.package.statements import FIGURES
from juesuan.standard.catalogue import ExpectedIs, Rule, Severity, rules_by_id
from juesuan.standard.yaml_files import load

_SEVERITIES: dict[str, Severity] = {"implausible": "warning", "rounding_tail": "info"}
_WORST_FIRST = ("impossible", "mismatch", "implausible", "rounding_tail")


@dataclass(slots=True)
class LinearResult:
    """What the linear rules said: the judged equations of each rule, and the findings."""

    judged: dict[str, list[Judged]]
    findings: list[Finding]
    explained: dict[str, list[str]]
    """For each rule, the fingerprints of the findings that explain its broken equations."""
    corrections: dict[Cell, Amount] = field(default_factory=dict)
    """What each cell found wrong should print."""


def judge_linear(rules: list[Rule], facts: Facts, factor: int) -> dict[str, list[Judged]]:
    """Judge every equation of every rule whose tables are there."""
    instances = Instances(facts.skeleton)
    columns = {(cell.table, cell.column) for cell in facts.amounts}
    return {
        rule.id: [
            judge_equation(each, facts.amounts, facts.unknown, factor)
            for each in (instances.of(rule) if _is_printed(rule, columns) else ())
        ]
        for rule in rules
    }


def _is_printed(rule: Rule, columns: AbstractSet[tuple[str, str]]) -> bool:
    """Say whether one of the columns that a rule depends on prints anything at all."""
    wanted = rule.check.get("when_printed")
    table = rule.check.get("table", "")
    return not wanted or any(
        (tuple(name.split("/")) if "/" in name else (table, name)) in columns for name in wanted
    )


def judge_stated(rules: list[Rule], evidence: Evidence, factor: int) -> dict[str, list[Judged]]:
    """Judge every equation of the rules on the text."""
    facts = evidence.facts
    return {
        rule.id: [
            judge_equation(each, facts.amounts, facts.unknown, factor)
            for each in stated_equations(rule, evidence)
        ]
        for rule in rules
    }


def explain(
    package: str, judged: dict[str, list[Judged]], facts: Facts, search: CauseSearch, wording: Wording
) -> LinearResult:
    """Turn judged equations into findings: one for each cause, one for each tail and doubtful sum."""
    everything = [item for items in judged.values() for item in items]
    causes = search.explain([item for item in everything if item.verdict in BROKEN])
    wrong = {cell for cause in causes for cell in _doubted(cause)}
    doubtful = [
        Cause(item.equation.total, (item,), certain=True)
        for item in everything
        if item.verdict in _SEVERITIES and wrong.isdisjoint(item.equation.cells())
    ]
    result = LinearResult(judged, [], defaultdict(list))
    for cause in [*causes, *doubtful]:
        finding = _finding(package, cause, wording)
        result.findings.append(finding)
        if cause.broken[0].verdict in BROKEN:
            result.corrections.update(_corrections(cause, facts))
        for rule in dict.fromkeys(item.equation.rule for item in cause.broken):
            result.explained[rule].append(finding.fingerprint)
    return result


def _doubted(cause: Cause) -> tuple[Cell, ...]:
    """Return the cells that may be the wrong one."""
    return (cause.cell,) if cause.certain else cause.broken[0].equation.cells()


def _corrections(cause: Cause, facts: Facts) -> dict[Cell, Amount]:
    """Return what the wrong cell should print; where it may be another cell, what each would have to."""
    main = cause.broken[0]
    corrected: dict[Cell, Amount] = {}
    for cell in _doubted(cause):
        amount = facts.amounts.get(cell, NOTHING)
        change = _change(main, replace(cause, cell=cell))
        corrected[cell] = Amount(amount.value + change, amount.quantum)
    return corrected


def _finding(package: str, cause: Cause, wording: Wording) -> Finding:
    main = cause.broken[0]
    rule = rules_by_id()[main.equation.rule]
    unit = wording.unit(cause.cell)
    quantum = wording.quantum(cause.cell)
    expected = from_base_unit(wording.value(cause.cell) + _change(main, cause), unit, quantum)
    difference = from_base_unit(abs(main.difference), unit, quantum)
    printed = wording.amount(cause.cell)
    return Finding(
        rule=rule,
        severity=_SEVERITIES.get(main.verdict, rule.severity),
        verdict=main.verdict,
        message=_message(rule, main, cause, wording, expected),
        cell=cause.cell,
        fingerprint=fingerprint(package, rule.id, cause.cell, printed, difference),
        printed=printed,
        expected=expected,
        expected_is=_expected_is(rule, cause),
        difference=difference,
        tolerance=from_base_unit(main.tolerance, unit),
        unit=unit,
        formula=wording.formula(main.equation),
        likely=likely_mistake(printed or "", expected) if main.verdict in BROKEN else None,
        equations=tuple(
            BrokenEquation(
                item.equation.rule, wording.formula(item.equation), from_base_unit(abs(item.difference), unit)
            )
            for item in cause.broken
        ),
        related=tuple(
            dict.fromkeys(c for item in cause.broken for c in item.equation.cells() if c != cause.cell)
        ),
    )


def _expected_is(rule: Rule, cause: Cause) -> ExpectedIs:
    """Say what an expected amount is: it must be that where several equations of the tables blame a cell."""
    if cause.certain and len(cause.broken) > 1 and all(_is_of_tables(item.equation) for item in cause.broken):
        return "required"
    copied = cause.broken[0].equation.relation in ("same", "at_most")
    return rule.expected_is if copied else "computed"


def _is_of_tables(equation: Equation) -> bool:
    return all(cell.table != FIGURES for cell in equation.cells())


def _change(main: Judged, cause: Cause) -> int:
    """Return what the named cell must change by to bring its main equation into balance."""
    if main.equation.total == cause.cell:
        return -main.difference
    sign = next(term.coefficient for term in main.equation.terms if term.cell == cause.cell)
    return sign * main.difference


def _message(rule: Rule, main: Judged, cause: Cause, wording: Wording, expected: str) -> dict[str, str]:
    message = wording.message(rule, main.verdict, main, cause.cell, expected)
    words = load("validations/messages/places.yaml")
    for language in LANGUAGES:
        gap = "" if language == "zh" else " "
        if len(cause.broken) > 1:
            message[language] += gap + words["also_breaks"][language].format(count=len(cause.broken))
        elif not cause.certain and main.equation.relation == "sum":
            message[language] += gap + words["uncertain"][language]
    return message


def linear_outcome(rule: Rule, result: LinearResult, facts: Facts | None) -> Outcome:
    """Sum the judged equations of one rule up into its verdict; without facts, no table can be missing."""
    missing = [table for table in tables_of(rule) if facts and table not in facts.skeleton]
    items = result.judged[rule.id]
    verdicts = [item.verdict for item in items]
    unknown = verdicts.count("unknown")
    checked = len(items) - verdicts.count("blank") - unknown
    outcome = Outcome(rule, "pass", checked=checked, findings=result.explained.get(rule.id, []))
    worst = next((verdict for verdict in _WORST_FIRST if verdict in verdicts), None)
    if worst:
        outcome.detail = worst
        outcome.verdict = "pass" if worst == "rounding_tail" else "fail"
    if outcome.verdict == "pass":
        _qualify(outcome, missing, unknown)
    if outcome.verdict == "pass":
        outcome.margin = _margin(items)
    return outcome


def stated_outcome(rule: Rule, result: LinearResult) -> Outcome:
    """Sum the judged equations of a rule on the text up into its verdict."""
    outcome = linear_outcome(rule, result, None)
    if outcome.verdict == "not_applicable":
        outcome.reason = reason("nothing_to_compare")
    return outcome


def _qualify(outcome: Outcome, missing: list[str], unknown: int) -> None:
    """Turn a pass that did not see everything into what it is."""
    if missing:
        outcome.verdict, outcome.reason = "not_run", reason("tables_missing", tables=missing)
    elif unknown:
        outcome.verdict = "inconclusive" if outcome.checked else "not_run"
        outcome.reason = reason("cells_unknown", count=unknown)
    elif not outcome.checked:
        outcome.verdict, outcome.reason = "not_applicable", reason("nothing_printed")


def _margin(items: list[Judged]) -> str | None:
    """Return how much of the rounding allowance the tightest equation has left, in 万元."""
    left = [
        item.tolerance - abs(item.difference)
        for item in items
        if item.verdict != "blank" and item.equation.relation == "sum"
    ]
    return from_base_unit(max(min(left), 0), "万元") if left else None
