"""The rule on lists of categories: none with an amount is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from juesuan.arithmetic.equations import Cell
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.listings.functions import (
    CATEGORY_DIGITS,
    EXPLANATION,
    ITEM_DIGITS,
    TABLE,
    explaining,
    is_spent,
    named_code,
    printed_amount,
    spent_codes,
)
from juesuan.evaluate.listings.lists import joined, row_with_amount, section_cell, within, words
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.package.statements import Statement
from juesuan.standard.catalogue import Rule, Text

_Amounts = dict[str, Cell | Statement]
_FEWEST = 2
"""A section that names fewer categories lists none."""


def judge_categories(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report the categories with an amount that a list of categories leaves out."""
    lists = _lists_of_categories(subject)
    if not lists:
        return Outcome(rule, "not_applicable", reason=reason("nothing_listed")), []
    amounts = _of_table(subject) or _of_text(subject)
    if not amounts:
        return Outcome(rule, "not_run", reason=reason("tables_missing", tables=[TABLE])), []
    return Outcome(rule, "pass", checked=len(lists) * len(amounts)), list(_left_out(lists, amounts, subject))


def _left_out(lists: dict[str, set[str]], amounts: _Amounts, subject: Subject) -> Iterator[Violation]:
    for section, listed in lists.items():
        missing = [amount for code, amount in amounts.items() if code not in listed]
        if missing:
            yield Violation(
                "missing", section_cell(section), detail=joined(_named(each, subject) for each in missing)
            )


def _named(amount: Cell | Statement, subject: Subject) -> Text:
    if isinstance(amount, Cell):
        return row_with_amount(subject, amount)
    row, printed = named_code(amount.quantity.subject), printed_amount(amount)
    return words("row_with_amount", row=row, amount=printed, unit=amount.unit)


def _lists_of_categories(subject: Subject) -> dict[str, set[str]]:
    """Return the categories of each section that lists them; where the items are listed, those are judged."""
    found: dict[str, set[str]] = {}
    items: set[str] = set()
    for name in explaining(subject):
        found.setdefault(name.section, set()).add(name.code[:CATEGORY_DIGITS])
        if len(name.code) == ITEM_DIGITS and TABLE in subject.package.tables:
            items.add(name.section)
    return {
        section: codes for section, codes in found.items() if len(codes) >= _FEWEST and section not in items
    }


def _of_table(subject: Subject) -> _Amounts:
    return {cell.row: cell for cell in spent_codes(subject, TABLE, CATEGORY_DIGITS)}


def _of_text(subject: Subject) -> _Amounts:
    """Return the categories that the text states an amount of, with the first one of each."""
    found: _Amounts = {}
    for each in subject.evidence.statements.all:
        code = each.quantity.subject
        if is_spent(each) and len(code) == CATEGORY_DIGITS and within(each.section, EXPLANATION):
            found.setdefault(code, each)
    return found
