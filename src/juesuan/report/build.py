"""Turn evaluations into the report object that `schemas/report.schema.json` defines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from juesuan.arithmetic.equations import Cell
from juesuan.evaluate.finding import Evaluation, Finding, Outcome, OutcomeVerdict
from juesuan.evaluate.names import Names
from juesuan.package.content import Explanation, Package
from juesuan.report.labels import say
from juesuan.report.reading import is_explained
from juesuan.standard.catalogue import Text, catalogue_digest, rules
from juesuan.standard.profile import STANDARD_VERSION
from juesuan.standard.tables import table_names
from juesuan.version import VERSION

Object = dict[str, Any]
_NOT_PLACED = ("unplaced", "unread", "extra_table", "broken_off")
"""The kinds of reading notes on what was seen and has no place: numbers, tables, sheets that break off."""
_MOST_PLACES = 6
"""So many places of one finding are named."""
_VERDICTS: tuple[OutcomeVerdict, ...] = ("pass", "fail", "not_applicable", "not_run", "inconclusive")


@dataclass(frozen=True, slots=True)
class Run:
    """How a report came about."""

    engine: str
    language: str
    started: datetime


def build_report(run: Run, results: list[tuple[Package, Evaluation]]) -> Object:
    """Return the report on any number of evaluated packages."""
    packages = [_package(package, evaluation) for package, evaluation in results]
    severities = Counter(finding.severity for _, evaluation in results for finding in evaluation.findings)
    explained = sum(is_explained(finding) for package in packages for finding in package["findings"])
    return {
        "report": {
            "generator": {"name": "juesuan", "version": VERSION},
            "standard_version": STANDARD_VERSION,
            "catalogue": {"rules": len(rules()), "sha256": catalogue_digest()},
            "engine": run.engine,
            "started": run.started.astimezone(UTC).isoformat(timespec="seconds"),
            "language": run.language,
        },
        "summary": {
            "packages": len(packages),
            "errors": severities["error"],
            "warnings": severities["warning"],
            "notes": severities["info"],
            "explained": explained,
        },
        "packages": packages,
    }


def _package(package: Package, evaluation: Evaluation) -> Object:
    names = Names(package)
    descriptor = package.descriptor
    return {
        "id": package.id,
        "title": str(descriptor.get("title", package.id)),
        "department_name": str(descriptor.get("juesuan:departmentName", "")),
        "division": str(descriptor.get("juesuan:division", "")),
        "fiscal_year": package.fiscal_year,
        "layout": package.layout,
        "path": package.path,
        "sha256": package.digest,
        "status": _status(package, evaluation),
        "coverage": _coverage(package, evaluation),
        "tables": [
            {"name": name, "title": names.table(name), "rows": len(package.tables[name])}
            for name in table_names()
            if name in package.tables
        ],
        "outcomes": [_outcome(outcome) for outcome in evaluation.outcomes],
        "findings": [_finding(finding, package, names) for finding in evaluation.findings],
        "unplaced": _unplaced(package, names),
    }


def _status(package: Package, evaluation: Evaluation) -> str:
    """Return the worst thing to say of a package; what was not seen completely is never `clean`."""
    severities = {finding.severity for finding in evaluation.findings}
    for severity, status in (("error", "errors"), ("warning", "warnings")):
        if severity in severities:
            return status
    unjudged = any(outcome.verdict in ("not_run", "inconclusive") for outcome in evaluation.outcomes)
    if unjudged or _count(package, "unplaced") or _unplaced_notes(package):
        return "incomplete"
    return "notes" if severities else "clean"


def _coverage(package: Package, evaluation: Evaluation) -> Object:
    verdicts = Counter(outcome.verdict for outcome in evaluation.outcomes)
    return {
        **{name: _count(package, name) for name in ("numbers", "cells", "figures", "other")},
        "unplaced": max(_count(package, "unplaced") or 0, len(_unplaced_notes(package))),
        "rules": {verdict: verdicts[verdict] for verdict in _VERDICTS},
    }


def _count(package: Package, name: str) -> int | None:
    """Return one count of the descriptor's coverage; None where it is absent or no count."""
    coverage = package.descriptor.get("juesuan:coverage")
    count = coverage.get(name) if isinstance(coverage, dict) else None
    return count if type(count) is int and count >= 0 else None


def _outcome(outcome: Outcome) -> Object:
    rule = outcome.rule
    return {
        "rule": rule.id,
        "family": rule.family,
        "kind": rule.kind,
        "severity": rule.severity,
        "title": rule.title,
        "verdict": outcome.verdict,
        "detail": outcome.detail,
        "checked": outcome.checked,
        "margin": outcome.margin,
        "reason": outcome.reason,
        "findings": outcome.findings,
    }


def _finding(finding: Finding, package: Package, names: Names) -> Object:
    rule = finding.rule
    return {
        "fingerprint": finding.fingerprint,
        "rule": rule.id,
        "family": rule.family,
        "severity": finding.severity,
        "verdict": finding.verdict,
        "title": rule.title,
        "defect": rule.defect or say(f"verdict.{finding.verdict}.word"),
        "message": _sentence(finding.message),
        "locations": [_main_location(finding, package, names)],
        "printed": finding.printed,
        "expected": finding.expected,
        "expected_is": finding.expected_is if finding.expected else None,
        "difference": finding.difference,
        "tolerance": finding.tolerance,
        "unit": finding.unit,
        "formula": finding.formula,
        "likely_cause": finding.likely,
        "mend": rule.mend,
        "basis": list(rule.basis),
        "equations": [
            {"rule": broken.rule, "formula": broken.formula, "difference": broken.difference}
            for broken in finding.equations
        ],
        "related": [_location(cell, package, names) for cell in finding.related],
        "explanation": _explanation(package.explanations.get(finding.fingerprint)),
    }


def _explanation(explanation: Explanation | None) -> Object | None:
    if explanation is None:
        return None
    return {"reason": explanation.reason, "author": explanation.author, "date": explanation.date}


def _sentence(message: Text) -> Text:
    """Return a message that begins as a sentence, whatever it names first."""
    return {language: text[:1].upper() + text[1:] for language, text in message.items()}


def _main_location(finding: Finding, package: Package, names: Names) -> Object:
    """Return where a finding is; of a part of the text, where its words stand, not its heading."""
    location = _location(finding.cell, package, names)
    if finding.cell.table not in ("sections", "reading_notes"):
        return location
    notes = [cell for cell in (finding.cell, *finding.related) if cell.table == "reading_notes"]
    places = list(dict.fromkeys(filter(None, (_value(cell, package, "source_ref") for cell in notes))))
    if len(places) > _MOST_PLACES:
        places = [*places[:_MOST_PLACES], "…"]
    return location | ({"source_ref": ", ".join(places)} if places else {})


def _location(cell: Cell, package: Package, names: Names) -> Object:
    return {
        "table": cell.table,
        "row": cell.row,
        "column": cell.column,
        "table_title": _table_title(cell, names),
        "row_title": names.row(cell.table, cell.row) if cell.row else {"zh": "", "en": ""},
        "column_title": names.column_of(cell) if cell.table and cell.column else {"zh": "", "en": ""},
        "quote": _value(cell, package, "quote"),
        "source_ref": _value(cell, package, "source_ref"),
    }


def _table_title(cell: Cell, names: Names) -> Text:
    """Return the title of a cell's table; of a self-assessment sheet, its name."""
    if not cell.table:
        return {"zh": "", "en": ""}
    return names.sheet(cell) or names.table(cell.table)


def _value(cell: Cell, package: Package, column: str) -> str:
    for record in package.tables.get(cell.table, ()):
        if record.key == cell.row:
            return record.values.get(column, "")
    return ""


def _unplaced(package: Package, names: Names) -> list[Object]:
    return [
        {
            **{name: note[name] for name in ("table", "printed", "source_ref")},
            "reason": names.note_reason(note),
        }
        for note in _unplaced_notes(package)
    ]


def _unplaced_notes(package: Package) -> list[dict[str, str]]:
    notes = [record.values for record in package.tables.get("reading_notes", ())]
    return [note for note in notes if note["kind"] in _NOT_PLACED]
