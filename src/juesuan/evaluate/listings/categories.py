"""The rule on lists of categories: none with an amount is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
from juesuan.standard.catalogue import Rule, Text

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
    return Outcome(rule, "pass", checked=len(lists) * len(amounts)), list(_left_out(lists, amounts))


def _left_out(lists: dict[str, set[str]], amounts: dict[str, Text]) -> Iterator[Violation]:
    for section, listed in lists.items():
        missing = [text for code, text in amounts.items() if code not in listed]
        if missing:
            yield Violation("missing", section_cell(section), detail=joined(missing))


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


def _of_table(subject: Subject) -> dict[str, Text]:
    cells = spent_codes(subject, TABLE, CATEGORY_DIGITS)
    return {cell.row: row_with_amount(subject, cell) for cell in cells}


def _of_text(subject: Subject) -> dict[str, Text]:
    """Return the categories that the text states an amount of, with the first one of each."""
    found: dict[str, Text] = {}
    for each in subject.evidence.statements.all:
        code = each.quantity.subject
        if is_spent(each) and len(code) == CATEGORY_DIGITS and within(each.section, EXPLANATION):
            text = words("row_with_amount", row=named_code(code), amount=printed_amount(each), unit=each.unit)
            found.setdefault(code, text)
    return found
