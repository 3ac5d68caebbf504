"""Rules of the kind `presence`: tables, total rows, notes on empty tables, numbers without a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from juesuan.arithmetic.equations import Cell
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.listings import LISTING_JUDGES
from juesuan.evaluate.listings.lists import joined, words
from juesuan.evaluate.prose.counted import judge_counted, judge_shares_limit
from juesuan.evaluate.prose.explained import judge_amounts_of_changes, judge_reasons, judge_unfit_reasons
from juesuan.evaluate.prose.filled import judge_filled
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Judge, Subject, Violation
from juesuan.standard.catalogue import Rule, Text
from juesuan.standard.yaml_files import load


def judge_presence(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Judge one presence rule by what it looks for."""
    return _JUDGES[rule.check["what"]](rule, subject)


def _tables(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    tables = rule.check["tables"]
    broken = {problem.table for problem in subject.package.problems if problem.rule == "files-readable"}
    missing = [table for table in tables if table not in subject.package.tables and table not in broken]
    return Outcome(rule, "pass", checked=len(tables)), list(_missing_tables(missing, tables, subject))


def _missing_tables(missing: list[str], tables: list[str], subject: Subject) -> Iterator[Violation]:
    """Yield one violation however many tables are missing: they were left out, or lost, together."""
    if missing:
        first, *others = (Cell(table, "", "") for table in missing)
        named = joined(_quoted(subject, table) for table in missing)
        detail = words("all_tables") if len(missing) == len(tables) else named
        yield Violation(
            "missing",
            first,
            detail=_announced(detail, missing, subject),
            related=tuple(others),
            likely=words("tables_elsewhere") if len(missing) == len(tables) else None,
        )


def _announced(detail: Text, missing: list[str], subject: Subject) -> Text:
    """Add where the document itself announces the tables, as far as it does."""
    parts = [record.values for record in subject.package.tables.get("sections", ())]
    lines = [part["source_ref"] for part in parts if part["section"] in missing and part["source_ref"]]
    return words("announced", tables=detail, lines=", ".join(dict.fromkeys(lines))) if lines else detail


def _quoted(subject: Subject, table: str) -> dict[str, str]:
    return subject.names.place(Cell(table, "", ""))


def _rows(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    wanted = {table: rows for table, rows in rule.check["rows"].items() if table in subject.package.tables}
    outcome = Outcome(rule, "pass", checked=sum(len(rows) for rows in wanted.values()))
    if not wanted:
        outcome.verdict = "not_run"
        outcome.reason = reason("tables_missing", tables=list(rule.check["rows"]))
    return outcome, _missing_rows(wanted, subject)


def _missing_rows(wanted: dict[str, list[str]], subject: Subject) -> Iterator[Violation]:
    for table, rows in wanted.items():
        printed = {record.key for record in subject.package.tables[table]}
        for row in rows:
            if row not in printed:
                cell = Cell(table, row, "")
                yield Violation("missing", cell, detail=subject.names.place(cell))


def _notes(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """A table that prints no amount needs a statement that there is none."""
    printed = {cell.table for cell in (*subject.facts.amounts, *subject.facts.unknown)}
    empty = [
        table for table in rule.check["tables"] if table in subject.facts.skeleton and table not in printed
    ]
    if not empty:
        return Outcome(rule, "not_applicable", reason=reason("no_empty_table")), []
    if "sections" not in subject.package.tables:
        return Outcome(rule, "not_run", reason=reason("no_sections")), []
    status = {r.values["section"]: r.values["status"] for r in subject.package.tables["sections"]}
    return Outcome(rule, "pass", checked=len(empty)), [
        Violation("missing", Cell(table, "", ""), detail=_note(subject, table))
        for table in empty
        if status.get(table) != "none_stated"
    ]


def _note(subject: Subject, table: str) -> dict[str, str]:
    title, words = _quoted(subject, table), load("validations/messages/places.yaml")["empty_note"]
    return {language: words[language].format(table=title[language]) for language in ("zh", "en")}


def _numbers(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    if "reading_notes" not in subject.package.tables:
        return Outcome(rule, "not_applicable", reason=reason("no_reading")), []
    notes = [note.values for note in subject.notes.of_kind("unplaced")]
    placed = sum(cell not in subject.facts.unknown for cell in subject.facts.amounts)
    return Outcome(rule, "pass", checked=placed + len(notes)), [
        _lost(group, subject) for group in _by_cause(notes)
    ]


def _by_cause(notes: list[dict[str, str]]) -> list[list[dict[str, str]]]:
    """Group the numbers that were lost in one place for one reason: one cause, one finding."""
    groups: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for note in notes:
        cause = (note["table"], note["row"], note["column"], note["reason"])
        groups.setdefault(cause, []).append(note)
    return list(groups.values())


def _lost(notes: list[dict[str, str]], subject: Subject) -> Violation:
    first = notes[0]
    return Violation(
        "unplaced",
        Cell(first["table"], first["row"], first["column"]),
        printed=" ".join(note["printed"] for note in notes),
        detail=subject.names.note_reason(first),
    )


_JUDGES: dict[str, Judge] = {
    "tables": _tables,
    "rows": _rows,
    "notes": _notes,
    "numbers": _numbers,
    "reasons": judge_reasons,
    "unfit_reasons": judge_unfit_reasons,
    "amounts_of_changes": judge_amounts_of_changes,
    "filled": judge_filled,
    "counted": judge_counted,
    "shares_limit": judge_shares_limit,
    **LISTING_JUDGES,
}
