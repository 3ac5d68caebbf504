"""Rules of the kind `text_pattern`: what reading the text has found, one finding for each cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from juesuan.arithmetic.equations import Cell
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.names import quotable
from juesuan.evaluate.notes import NOTES
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.package.content import Package, Record
from juesuan.standard.catalogue import Rule, Text

_SEARCHED = "juesuan:textRules"
_SAME: dict[str, tuple[str, ...]] = {
    "document": (),
    "section": ("section",),
    "words": ("printed",),
    "words_of_section": ("section", "printed"),
}
_LONGEST, _BETWEEN = 80, "；"
"""So many characters are quoted of several places."""


def judge_texts(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report the notes of a rule; one whose text was not looked through for it has not run."""
    package = subject.package
    if NOTES not in package.tables:
        return Outcome(rule, "not_applicable", reason=reason("no_reading")), []
    notes = subject.notes.of_rule(rule.id)
    if not notes and rule.id not in searched_rules(package):
        return Outcome(rule, "not_run", reason=reason("text_not_searched")), []
    return Outcome(rule, "pass", checked=max(1, subject.notes.parts)), list(_violations(rule, notes, subject))


def searched_rules(package: Package) -> list[str]:
    """Return the ids of the rules that the text of a package was looked through for."""
    listed = package.descriptor.get(_SEARCHED)
    return listed if isinstance(listed, list) else []


def _violations(rule: Rule, notes: list[Record], subject: Subject) -> Iterator[Violation]:
    """Yield one violation for each cause, with the other places where it shows."""
    for first, *others in _by_cause(rule, notes):
        yield Violation(
            "leftover",
            _cell(first),
            printed=_joined(note.values["printed"] for note in (first, *others)),
            expected=_joined(note.values["read_as"] for note in (first, *others)),
            detail=_section(first.values["section"], subject),
            related=tuple(_cell(other) for other in others),
        )


def _by_cause(rule: Rule, notes: list[Record]) -> Iterable[list[Record]]:
    """Group the notes that a rule takes for one: by the columns that its `once` names."""
    once = rule.check.get("once", "")
    groups: dict[tuple[str, ...], list[Record]] = {}
    for note in notes:
        same = tuple(note.values[column] for column in _SAME[once]) if once else (note.key,)
        groups.setdefault(same, []).append(note)
    return groups.values()


def _joined(texts: Iterable[str]) -> str:
    """Return what several notes print, each of it once, as far as there is room."""
    whole, *others = dict.fromkeys(texts)
    for text in others:
        if len(whole) + len(text) < _LONGEST:
            whole = f"{whole}{_BETWEEN}{text}"
    return whole


def _cell(note: Record) -> Cell:
    return Cell(NOTES, note.key, "printed")


def _section(code: str, subject: Subject) -> Text:
    return quotable(subject.names.section(code))
