"""Rules that judge one thing at a time (a value, a row, a table): what they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.judgement import Judged
from juesuan.evaluate.finding import Finding, Outcome, fingerprint
from juesuan.evaluate.names import Names
from juesuan.evaluate.notes import Notes
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.package.content import Package
from juesuan.package.facts import Facts
from juesuan.standard.catalogue import Rule, Severity, Text


@dataclass(frozen=True, slots=True)
class Earlier:
    """What last year's package of the same department prints, and the names of its places."""

    evidence: Evidence
    names: Names


@dataclass(frozen=True, slots=True)
class Subject:
    """What a rule is judged on: the package, its amounts, its names."""

    package: Package
    facts: Facts
    names: Names
    evidence: Evidence
    notes: Notes
    earlier: Earlier | None = None
    """Last year's package, where it is checked together with this one."""
    judged: Mapping[str, list[Judged]] = field(default_factory=dict)
    """The equations of rules that have been judged already, by rule."""
    factor: int = 2
    """That of the rounding profile."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One place where a rule is broken, with what the message needs."""

    verdict: str
    cell: Cell
    printed: str = ""
    expected: str = ""
    detail: Text | None = None
    related: tuple[Cell, ...] = ()
    severity: Severity | None = None
    """Where it is weaker than the rule's own."""
    difference: str | None = None
    tolerance: str | None = None
    unit: str = ""
    formula: Text | None = None
    likely: Text | None = None


Judge = Callable[[Rule, Subject], tuple[Outcome, Iterable[Violation]]]


def findings_of(
    rule: Rule, outcome: Outcome, violations: Iterable[Violation], subject: Subject
) -> list[Finding]:
    """Turn violations into findings and mark the outcome; a last digit alone does not fail a rule."""
    findings = [_finding(rule, violation, subject) for violation in violations]
    if findings:
        worst = next((each.verdict for each in findings if each.verdict != "rounding_tail"), None)
        outcome.verdict, outcome.detail = "fail" if worst else "pass", worst or "rounding_tail"
        outcome.reason = None
        outcome.findings = [finding.fingerprint for finding in findings]
    return findings


def _finding(rule: Rule, violation: Violation, subject: Subject) -> Finding:
    place = subject.names.place(violation.cell)
    detail = violation.detail or {"zh": "", "en": ""}
    money = violation.cell in subject.facts.amounts
    unit = violation.unit or (subject.facts.unit(violation.cell) if money else "")
    formula = violation.formula or {"zh": "", "en": ""}
    message = {
        language: rule.messages[violation.verdict][language].format(
            place=place[language],
            printed=violation.printed,
            expected=violation.expected,
            detail=detail[language],
            difference=violation.difference or "",
            formula=formula[language],
            unit=unit,
        )
        for language in ("zh", "en")
    }
    return Finding(
        rule=rule,
        severity=violation.severity or rule.severity,
        verdict=violation.verdict,
        message=message,
        cell=violation.cell,
        fingerprint=fingerprint(
            subject.package.id, rule.id, violation.cell, violation.printed, violation.expected
        ),
        printed=violation.printed or None,
        expected=violation.expected or None,
        expected_is="required" if violation.verdict == "out_of_range" else rule.expected_is,
        difference=violation.difference,
        tolerance=violation.tolerance,
        unit=unit,
        formula=violation.formula,
        likely=violation.likely,
        related=violation.related,
    )
