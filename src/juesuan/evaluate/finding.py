"""What an evaluation yields: outcomes for every rule, findings for every cause."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal

from juesuan.arithmetic.equations import Cell
from juesuan.standard.catalogue import ExpectedIs, Rule, Severity, Text

OutcomeVerdict = Literal["pass", "fail", "not_applicable", "not_run", "inconclusive"]


@dataclass(frozen=True, slots=True)
class BrokenEquation:
    """One broken equation that a finding explains, with the real numbers filled in."""

    rule: str
    formula: Text
    difference: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause, stated once. Amounts are decimals in the unit that the table prints."""

    rule: Rule
    severity: Severity
    verdict: str
    message: Text
    cell: Cell
    fingerprint: str
    printed: str | None = None
    expected: str | None = None
    expected_is: ExpectedIs = "required"
    difference: str | None = None
    tolerance: str | None = None
    unit: str = ""
    formula: Text | None = None
    likely: Text | None = None
    """The mistake that would explain exactly what is printed."""
    equations: tuple[BrokenEquation, ...] = ()
    related: tuple[Cell, ...] = ()


@dataclass(slots=True)
class Outcome:
    """The verdict of one rule on one package, with what it was judged on."""

    rule: Rule
    verdict: OutcomeVerdict
    detail: str | None = None
    checked: int = 0
    margin: str | None = None
    reason: Text | None = None
    findings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All outcomes, in catalogue order, and all findings of one package."""

    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]


def fingerprint(package: str, rule: str, cell: Cell, printed: str | None, difference: str | None) -> str:
    """Return the identity of a finding: the same input gives the same one on every run and machine."""
    parts = (package, rule, *cell, printed or "", difference or "")
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
