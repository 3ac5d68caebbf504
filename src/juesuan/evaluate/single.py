"""Rules that judge one thing at a time (a value, a row, a table): what they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from juesuan.arithmetic.equations import Cell
from juesuan.evaluate.finding import Finding, Outcome, fingerprint
from juesuan.evaluate.names import Names
from juesuan.package.content import Package
from juesuan.package.facts import Facts
from juesuan.standard.catalogue import Rule, Text


@dataclass(frozen=True, slots=True)
class Subject:
    """What a rule is judged on: the package, its amounts, its names."""

    package: Package
    facts: Facts
    names: Names


@dataclass(frozen=True, slots=True)
class Violation:
    """One place where a rule is broken, with what the message needs."""

    verdict: str
    cell: Cell
    printed: str = ""
    expected: str = ""
    detail: Text | None = None
    related: tuple[Cell, ...] = ()


Judge = Callable[[Rule, Subject], tuple[Outcome, Iterable[Violation]]]


def findings_of(
    rule: Rule, outcome: Outcome, violations: Iterable[Violation], subject: Subject
) -> list[Finding]:
    """Turn violations into findings and mark the outcome."""
    findings = [_finding(rule, violation, subject) for violation in violations]
    if findings:
        outcome.verdict, outcome.detail = "fail", findings[0].verdict
        outcome.reason = None
        outcome.findings = [finding.fingerprint for finding in findings]
    return findings


def _finding(rule: Rule, violation: Violation, subject: Subject) -> Finding:
    place = subject.names.place(violation.cell)
    detail = violation.detail or {"zh": "", "en": ""}
    money = violation.cell in subject.facts.amounts
    unit = subject.facts.units.get(violation.cell.table, "") if money else ""
    message = {
        language: rule.messages[violation.verdict][language].format(
            place=place[language],
            printed=violation.printed,
            expected=violation.expected,
            detail=detail[language],
            unit=unit,
        )
        for language in ("zh", "en")
    }
    return Finding(
        rule=rule,
        severity=rule.severity,
        verdict=violation.verdict,
        message=message,
        cell=violation.cell,
        fingerprint=fingerprint(
            subject.package.id, rule.id, violation.cell, violation.printed, violation.expected
        ),
        printed=violation.printed or None,
        expected=violation.expected or None,
        unit=unit,
        related=violation.related,
    )
