"""The rule on what the text says money is for: basic or project expenditure, as the table has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from juesuan.arithmetic.equations import Cell
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.listings.functions import ITEM_DIGITS, TABLE
from juesuan.evaluate.listings.lists import (
    column_with_amount,
    names_listed,
    prints_nothing,
    quoted,
    section_cell,
    words,
)
from juesuan.evaluate.notes import Name
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.standard.catalogue import Rule

_BASIC, _PROJECT = "basic_expenditure", "project_expenditure"


def judge_uses(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report items said to be for one kind of expenditure of which the table prints the other."""
    names = [
        name
        for name in names_listed(subject)
        if name.detail in (_BASIC, _PROJECT) and len(name.code) == ITEM_DIGITS
    ]
    if not names:
        return Outcome(rule, "not_applicable", reason=reason("nothing_listed")), []
    if TABLE not in subject.package.tables:
        return Outcome(rule, "not_run", reason=reason("tables_missing", tables=[TABLE])), []
    return Outcome(rule, "pass", checked=len(names)), list(_violations(names, subject))


def _violations(names: list[Name], subject: Subject) -> Iterator[Violation]:
    for name in names:
        other = Cell(TABLE, name.code, _PROJECT if name.detail == _BASIC else _BASIC)
        own = Cell(TABLE, name.code, name.detail)
        # Operation may have projects beside it; what is all projects is no operation.
        told = name.detail == _PROJECT or prints_nothing(subject, own)
        if told and other in subject.facts.amounts and not prints_nothing(subject, other):
            yield Violation(
                "contradiction",
                section_cell(name.section),
                printed=name.printed,
                detail=words(
                    "other_use",
                    name=quoted([name.printed]),
                    said=subject.names.column(TABLE, name.detail),
                    printed=column_with_amount(subject, other),
                ),
                related=(name.cell, other),
            )
