"""Rules of the kind `text_pattern`: what reading the text has found, one finding for each cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from juesuan.arithmetic.equations import Cell
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.package.content import Package, Record
from juesuan.standard.catalogue import Rule, Text
from juesuan.standard.yaml_files import load

_NOTES, _KIND = "reading_notes", "text"
_SEARCHED = "juesuan:textRules"


def judge_texts(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report the notes of a rule; one whose text was not looked through for it has not run."""
    package = subject.package
    if _NOTES not in package.tables:
        return Outcome(rule, "not_applicable", reason=reason("no_reading")), []
    notes = [note for note in package.tables[_NOTES] if _is_of(rule, note)]
    if not notes and rule.id not in _searched(package):
        return Outcome(rule, "not_run", reason=reason("text_not_searched")), []
    parts = [record for record in package.tables.get("sections", ()) if record.values["status"] != "missing"]
    return Outcome(rule, "pass", checked=max(1, len(parts))), list(_violations(rule, notes, subject))


def _is_of(rule: Rule, note: Record) -> bool:
    return note.values.get("kind") == _KIND and note.values.get("detail") == rule.id


def _searched(package: Package) -> list[str]:
    listed = package.descriptor.get(_SEARCHED)
    return listed if isinstance(listed, list) else []


def _violations(rule: Rule, notes: list[Record], subject: Subject) -> Iterator[Violation]:
    """Yield one violation for each cause, with the other places where it shows."""
    for first, *others in _by_cause(rule, notes):
        yield Violation(
            "leftover",
            _cell(first),
            printed=first.values["printed"],
            expected=first.values["read_as"],
            detail=_section(first.values["section"], subject),
            related=tuple(_cell(other) for other in others),
        )


def _by_cause(rule: Rule, notes: list[Record]) -> Iterable[list[Record]]:
    """Group the notes that a rule takes for one: those of the document, or those with the same words."""
    groups: dict[str, list[Record]] = {}
    for note in notes:
        same = {"document": "", "words": note.values["printed"]}
        groups.setdefault(same.get(rule.check.get("once", ""), note.key), []).append(note)
    return groups.values()


def _cell(note: Record) -> Cell:
    return Cell(_NOTES, note.key, "printed")


def _section(code: str, subject: Subject) -> Text:
    front: Text = load("validations/messages/places.yaml")["front"]
    return subject.names.section(code) if code else front
