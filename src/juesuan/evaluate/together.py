"""Findings that are one: of a number that states two quantities, and of a mistake that the text repeats."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from juesuan.evaluate.finding import Finding, Outcome
from juesuan.package.content import Package
from juesuan.package.statements import FIGURES

_WORDS = ("source_ref", "quote", "measure")
_QUANTITY = ("concept", "subject", "measure", "basis")


def merged(findings: list[Finding], outcomes: Iterable[Outcome], package: Package) -> list[Finding]:
    """Return the findings with those of one rule merged that are one; the outcomes' lists change alike."""
    if not findings:
        return findings
    renamed: dict[str, str] = {}
    rows = {finding.cell.row for finding in findings if finding.cell.table == FIGURES}
    for names in (_WORDS, _QUANTITY):
        values = {
            record.key: tuple(record.values[name] for name in names)
            for record in package.tables.get(FIGURES, ())
            if record.key in rows
        }
        findings = _by(values, findings, renamed)
    for outcome in outcomes if renamed else ():
        outcome.findings = list(dict.fromkeys(_last(each, renamed) for each in outcome.findings))
    return findings


def _by(
    values: dict[str, tuple[str, ...]], findings: list[Finding], renamed: dict[str, str]
) -> list[Finding]:
    kept: dict[object, Finding] = {}
    for finding in findings:
        own = values.get(finding.cell.row) if finding.cell.table == FIGURES else None
        same = (finding.rule.id, finding.verdict, finding.printed, finding.expected, own)
        key = same if own and finding.printed else finding.fingerprint
        first = kept.setdefault(key, finding)
        if first is not finding:
            if first.fingerprint != finding.fingerprint:
                renamed[finding.fingerprint] = first.fingerprint
            related = tuple(dict.fromkeys((*first.related, finding.cell)))
            kept[key] = replace(first, related=related)
    return list(kept.values())


def _last(fingerprint: str, renamed: dict[str, str]) -> str:
    while fingerprint in renamed:
        fingerprint = renamed[fingerprint]
    return fingerprint
