"""Rules on the glossary: it explains every functional item that is used, and no term stands there alone."""

from __future__ import annotations

from collections.abc import Iterable

from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.listings.functions import ITEM_DIGITS, TABLE, is_named, spent_codes
from juesuan.evaluate.listings.lists import (
    Name,
    joined,
    names_listed,
    row_with_amount,
    section_cell,
    within,
)
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.standard.catalogue import Rule, Text

_GLOSSARY = ("glossary",)
_UNEXPLAINED = "unexplained"
_FEWEST = 2


def judge_glossary(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report the items that are used and that a glossary of functional items leaves out."""
    names = [name for name in _of_glossary(subject) if name.code]
    if sum(len(name.code) == ITEM_DIGITS for name in names) < _FEWEST:
        return Outcome(rule, "not_applicable", reason=reason("nothing_listed")), []
    used = _used(rule, subject)
    if not used:
        return Outcome(rule, "not_run", reason=reason("tables_missing", tables=rule.check["tables"])), []
    missing = [text for code, text in used.items() if not is_named(code, names)]
    return Outcome(rule, "pass", checked=len(used)), _missing(missing)


def _missing(texts: list[Text]) -> list[Violation]:
    if not texts:
        return []
    return [Violation("missing", section_cell(_GLOSSARY[0]), detail=joined(texts))]


def _of_glossary(subject: Subject) -> list[Name]:
    return [name for name in names_listed(subject.package) if within(name.section, _GLOSSARY)]


def _used(rule: Rule, subject: Subject) -> dict[str, Text]:
    """Return the items that the tables spend money on; without tables, those that the text explains."""
    tables = [table for table in rule.check["tables"] if table in subject.package.tables]
    if tables:
        cells = [cell for table in tables for cell in spent_codes(subject, table, ITEM_DIGITS)]
        return dict(sorted({cell.row: row_with_amount(subject, cell) for cell in reversed(cells)}.items()))
    names = [name for name in names_listed(subject.package, TABLE) if len(name.code) == ITEM_DIGITS]
    return {name.code: {"zh": name.printed, "en": name.printed} for name in names}


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
