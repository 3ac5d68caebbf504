"""Rules on the glossary: it explains the functional items that are used, and no term stands there alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from juesuan.arithmetic.equations import Cell
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.listings.functions import ITEM_DIGITS, TABLE, has_lost_rows, is_named, spent_codes
from juesuan.evaluate.listings.lists import (
    joined,
    names_listed,
    quoted,
    row_with_amount,
    section_cell,
    within,
)
from juesuan.evaluate.notes import Name
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.read.spelling import plain
from juesuan.standard.catalogue import Rule, Text

_GLOSSARY = ("glossary",)
_UNEXPLAINED = "unexplained"
_FEWEST = 2
_ITEM_MARK = re.compile(r"[（(]项级?[）)]?$")
_BEGINNING = 4
"""Names of items are told apart by so many characters: tables cut the long ones."""


def judge_glossary(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report the items that are used and that a glossary of functional items leaves out."""
    names = [name for name in _of_glossary(subject) if name.code]
    if sum(len(name.code) == ITEM_DIGITS for name in names) < _FEWEST:
        return Outcome(rule, "not_applicable", reason=reason("nothing_listed")), []
    used = _used(rule, subject)
    if not used:
        return Outcome(rule, "not_run", reason=reason("tables_missing", tables=rule.check["tables"])), []
    missing = [used[code] for code in used if not is_named(code, names)]
    return Outcome(rule, "pass", checked=len(used)), _missing(missing, subject)


def _missing(used: list[Cell | Name], subject: Subject) -> list[Violation]:
    if not used:
        return []
    detail = joined(_words(each, subject) for each in used)
    return [Violation("missing", section_cell(_GLOSSARY[0]), detail=detail)]


def _words(used: Cell | Name, subject: Subject) -> Text:
    if isinstance(used, Cell):
        return row_with_amount(subject, used)
    return {"zh": used.printed, "en": used.printed}


def _of_glossary(subject: Subject) -> list[Name]:
    return [name for name in names_listed(subject) if within(name.section, _GLOSSARY)]


def _used(rule: Rule, subject: Subject) -> dict[str, Cell | Name]:
    """Return the items that the tables spend money on; without tables, those that the text explains."""
    tables = [table for table in rule.check["tables"] if table in subject.package.tables]
    if tables:
        cells = [cell for table in tables for cell in spent_codes(subject, table, ITEM_DIGITS)]
        return dict(sorted({cell.row: cell for cell in reversed(cells)}.items()))
    names = [name for name in names_listed(subject, TABLE) if len(name.code) == ITEM_DIGITS]
    return {name.code: name for name in names}


def judge_unused(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report, once, the items that a glossary of functional items explains and no table has."""
    names = [name for name in _of_glossary(subject) if len(name.code) == ITEM_DIGITS]
    if len(names) < _FEWEST:
        return Outcome(rule, "not_applicable", reason=reason("nothing_listed")), []
    absent = [table for table in rule.check["tables"] if table not in subject.package.tables]
    if absent:
        return Outcome(rule, "not_run", reason=reason("tables_missing", tables=absent)), []
    if any(has_lost_rows(subject, table) for table in rule.check["tables"]):
        return Outcome(rule, "inconclusive", reason=reason("rows_lost", tables=rule.check["tables"])), []
    rows = {row.key for table in subject.facts.skeleton for row in subject.facts.skeleton[table]}
    beginnings = {name[:_BEGINNING] for name in _printed_names(rule, subject)}
    unused = [name for name in _of_glossary(subject) if not _is_used(name, rows, beginnings)]
    outcome = Outcome(rule, "pass", checked=len(names))
    if not unused or not any(name.code in rows for name in names):
        # Not one in common: the two are not of the same accounts, or the codes were not understood.
        return outcome, []
    detail = quoted(_with_code(name) for name in unused)
    related = tuple(name.cell for name in unused)
    return outcome, [Violation("contradiction", section_cell(_GLOSSARY[0]), detail=detail, related=related)]


def _is_used(name: Name, rows: set[str], beginnings: set[str]) -> bool:
    """Say whether a table has an item; one whose code is not known is looked for by how its name begins."""
    if len(name.code) == ITEM_DIGITS:
        return name.code in rows
    item = _item(name)
    is_item = _ITEM_MARK.search(name.printed) is not None and bool(name.code) and len(item) >= _BEGINNING
    return not is_item or item[:_BEGINNING] in beginnings


def _printed_names(rule: Rule, subject: Subject) -> set[str]:
    tables = (subject.package.tables[table] for table in rule.check["tables"])
    return {plain(row.values["function_name"]) for table in tables for row in table}


def _item(name: Name) -> str:
    """Return the last level of a printed path."""
    return plain(_ITEM_MARK.sub("", re.split(r"[款类][）)]", name.printed)[-1]))


def _with_code(name: Name) -> str:
    return f"{name.code} {_item(name)}" if len(name.code) == ITEM_DIGITS else _item(name)


def judge_terms(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report the terms of the glossary that nothing follows: one finding for all of them."""
    if "reading_notes" not in subject.package.tables:
        return Outcome(rule, "not_applicable", reason=reason("no_reading")), []
    if subject.evidence.status.get(_GLOSSARY[0], "missing") == "missing":
        return Outcome(rule, "not_applicable", reason=reason("no_glossary")), []
    alone = [name for name in _of_glossary(subject) if name.detail == _UNEXPLAINED]
    outcome = Outcome(rule, "pass", checked=max(1, len(alone)))
    if not alone:
        return outcome, []
    printed = "、".join(f"“{name.printed}”" for name in alone)
    related = tuple(name.cell for name in alone)
    return outcome, [Violation("missing", section_cell(_GLOSSARY[0]), printed=printed, related=related)]
