"""The rule on parts of a total: a section that takes a total apart leaves no part with an amount out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from juesuan.arithmetic.equations import Cell
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.listings.lists import (
    column_with_amount,
    has_unread,
    joined,
    prints_nothing,
    section_cell,
)
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.standard.catalogue import Rule

_MEASURES = ("amount", "share")


def judge_parts(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report the parts that print an amount in the table and that the section does not state."""
    stated = [record for record in rule.check["totals"] if _stated(record, subject)]
    if not stated:
        return Outcome(rule, "not_applicable", reason=reason("not_stated")), []
    there = [record for record in stated if record["table"] in subject.package.tables]
    if not there:
        return Outcome(
            rule, "not_run", reason=reason("tables_missing", tables=[r["table"] for r in stated])
        ), []
    sure = [record for record in there if not has_unread(subject, record["section"])]
    if not sure:
        return Outcome(rule, "inconclusive", reason=reason("section_unread")), []
    return Outcome(rule, "pass", checked=sum(len(record["parts"]) for record in sure)), [
        violation for record in sure for violation in _left_out(record, subject)
    ]


def _stated(record: dict[str, Any], subject: Subject) -> set[str]:
    """Return the concepts that a section takes its total apart by."""
    known = {concept for concepts in record["parts"].values() for concept in concepts}
    return {
        each.quantity.concept
        for each in subject.evidence.statements.all
        if each.section == record["section"] and each.quantity.measure in _MEASURES
    } & known


def _left_out(record: dict[str, Any], subject: Subject) -> Iterator[Violation]:
    stated = _stated(record, subject)
    cells = {
        Cell(record["table"], record["row"], column): concepts for column, concepts in record["parts"].items()
    }
    missing = [
        cell
        for cell, concepts in cells.items()
        if cell in subject.facts.amounts and not prints_nothing(subject, cell) and not stated & set(concepts)
    ]
    if missing:
        detail = joined(column_with_amount(subject, cell) for cell in missing)
        yield Violation("missing", section_cell(record["section"]), detail=detail, related=tuple(missing))
