"""Rules on the parts of a document: which are missing, empty, or break off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.listings.lists import SECTIONS, parents, section_cell, within, words
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.package.facts import amount_tables
from juesuan.standard.catalogue import Rule
from juesuan.standard.codelists import codelist

_ABSENT = "missing"
_BROKEN = "broken_off"


def judge_sections(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report every part that a document must have and has not; of several alternatives one is enough."""
    if SECTIONS not in subject.package.tables:
        return Outcome(rule, "not_run", reason=reason("no_sections")), []
    demanded = [(codes, level) for level in ("law", "template") for codes in rule.check[level]]
    demanded += [([code], "template") for code in (*_of_layout(rule, subject), *_promised(subject))]
    demanded += [([code], "template") for code in _beside_others(rule, subject)]
    return Outcome(rule, "pass", checked=len(demanded)), list(_missing(rule, subject, demanded))


def _of_layout(rule: Rule, subject: Subject) -> list[str]:
    """Return the further parts that the template of the document's layout family has."""
    family = subject.package.layout.partition("-")[0]
    codes: list[str] = rule.check["layouts"].get(family, [])
    return codes


def _beside_others(rule: Rule, subject: Subject) -> list[str]:
    """Return the parts that stand beside one that the document has."""
    present = _present(subject)
    groups: list[list[str]] = rule.check["together"]
    return [code for group in groups if present & set(group) for code in group]


def _promised(subject: Subject) -> list[str]:
    """Return the parts of the text that the table of contents lists and the text lacks."""
    known = {row["code"] for row in codelist(SECTIONS) if row["kind"] != "table"}
    rows = [record.values for record in subject.package.tables[SECTIONS]]
    return [
        row["section"]
        for row in rows
        if row["section"] in known and row["status"] == _ABSENT and row["source_ref"]
    ]


def _missing(rule: Rule, subject: Subject, demanded: list[tuple[list[str], str]]) -> Iterator[Violation]:
    present = _present(subject)
    absent = {codes[0]: level for codes, level in reversed(demanded) if not present & set(codes)}
    error = rule.severity if _is_whole(subject) else "warning"
    for code, level in reversed(absent.items()):
        # What holds a missing part and is missing itself is the one cause.
        if not within(parents()[code], absent):
            yield Violation(
                "missing",
                section_cell(code),
                detail=words("part", part=subject.names.section(code)),
                severity=None if level == "law" and error == rule.severity else "warning",
            )


def _present(subject: Subject) -> set[str]:
    """Return the sections that a document has, with the parts that hold them."""
    found: set[str] = set()
    for section, status in subject.evidence.status.items():
        code = section if status != _ABSENT else ""
        while code:
            found.add(code)
            code = parents().get(code, "")
    return found


def _is_whole(subject: Subject) -> bool:
    """Say whether nothing else of the document seems lost: it has tables, and no part breaks off."""
    has_tables = any(table in subject.package.tables for table in amount_tables())
    return has_tables and _BROKEN not in subject.evidence.status.values()


def judge_status(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report every part of the text that has the status of the rule; of nested ones the innermost."""
    if SECTIONS not in subject.package.tables:
        return Outcome(rule, "not_run", reason=reason("no_sections")), []
    known = {row["code"] for row in codelist(SECTIONS) if row["kind"] != "table"}
    status = {code: each for code, each in subject.evidence.status.items() if code in known}
    there = [code for code, each in status.items() if each != _ABSENT]
    found = [
        code for code in there if status[code] == rule.check["status"] and not _is_told(rule, subject, code)
    ]
    holding = {parents()[code] for code in there}
    return Outcome(rule, "pass", checked=len(there)), [
        Violation(
            "missing", section_cell(code), detail=words(rule.check["words"], part=subject.names.section(code))
        )
        for code in found
        if code not in holding
    ]


def _is_told(rule: Rule, subject: Subject, code: str) -> bool:
    """Say whether another finding tells the same: missing tables, or words of the form left standing."""
    if code in rule.check.get("except", ()):
        return True
    return any(note.values.get("section") == code for note in subject.notes.of_kind("text"))
