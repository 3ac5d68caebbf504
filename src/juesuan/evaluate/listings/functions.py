"""Rules on functional codes: what has expenditure is explained, what is explained is in the table."""

from __future__ import annotations

from collections.abc import Iterable

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import from_base_unit
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.listings.lists import (
    joined,
    names_listed,
    prints_nothing,
    row_with_amount,
    section_cell,
    within,
    words,
)
from juesuan.evaluate.notes import Name
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.package.statements import Statement
from juesuan.standard.catalogue import Rule
from juesuan.standard.codelists import codelist

TABLE, TOTAL = "general_budget_expenditure", "total_expenditure"
CATEGORY_DIGITS, ITEM_DIGITS = 3, 7
EXPLANATION = ("general_budget_expenditure_explanation",)
_CONCEPT = "general_budget_function_expenditure"


def judge_items(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report the items with an amount that the text does not explain though it explains others."""
    names = explaining(subject)
    if not any(len(name.code) == ITEM_DIGITS for name in names):
        return Outcome(rule, "not_applicable", reason=reason("nothing_listed")), []
    if TABLE not in subject.package.tables:
        return Outcome(rule, "not_run", reason=reason("tables_missing", tables=[TABLE])), []
    spent = spent_codes(subject, TABLE, ITEM_DIGITS)
    missing = [cell for cell in spent if not is_named(cell.row, names)]
    section = next(name.section for name in names if len(name.code) == ITEM_DIGITS)
    return Outcome(rule, "pass", checked=len(spent)), _not_named(subject, section, missing)


def explaining(subject: Subject) -> list[Name]:
    """Return the codes that the explanation of general public budget expenditure names."""
    return [name for name in names_listed(subject, TABLE) if within(name.section, EXPLANATION)]


def spent_codes(subject: Subject, table: str, digits: int) -> list[Cell]:
    """Return the cells of a level's rows that print an amount in the column of the total."""
    rows = [row.key for row in subject.facts.skeleton.get(table, ()) if len(row.key) == digits]
    cells = [Cell(table, key, TOTAL) for key in rows if key.isdigit()]
    return [cell for cell in cells if cell in subject.facts.amounts and not prints_nothing(subject, cell)]


def is_named(code: str, names: Iterable[Name]) -> bool:
    """Say whether a list names a code, or names something above it that may be meant for it."""
    return any(name.code == code or (code.startswith(name.code) and _is_cut(name)) for name in names)


def _is_cut(name: Name) -> bool:
    """Say whether a printed path goes further down than the code that was found for it."""
    marks = sum(name.printed.count(mark) for mark in ("款）", "款)", "项）", "项)", "项级"))
    return len(name.code) < CATEGORY_DIGITS + 2 * marks


def _not_named(subject: Subject, section: str, missing: list[Cell]) -> list[Violation]:
    if not missing:
        return []
    detail = joined(row_with_amount(subject, cell) for cell in missing)
    return [Violation("missing", section_cell(section), detail=detail, related=tuple(missing))]


def judge_explained(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report the codes that the text states an amount of though the table has no row for them."""
    stated = [each for each in subject.evidence.statements.all if is_spent(each)]
    if not stated:
        return Outcome(rule, "not_applicable", reason=reason("not_stated")), []
    if TABLE not in subject.package.tables:
        return Outcome(rule, "not_run", reason=reason("tables_missing", tables=[TABLE])), []
    if has_lost_rows(subject, TABLE):
        return Outcome(rule, "inconclusive", reason=reason("rows_lost", tables=[TABLE])), []
    rows = {row.key for row in subject.facts.skeleton[TABLE]}
    wrong: dict[str, Statement] = {}
    for each in stated:
        if each.quantity.subject not in rows:
            wrong.setdefault(each.quantity.subject, each)
    return Outcome(rule, "pass", checked=len(stated)), [
        _not_in_table(subject, each) for each in wrong.values()
    ]


def is_spent(statement: Statement) -> bool:
    """Say whether a statement is an actual amount, not zero, under a functional code."""
    quantity, amount = statement.quantity, statement.amount
    is_actual = (quantity.concept, quantity.measure, quantity.basis) == (_CONCEPT, "amount", "actual")
    return is_actual and bool(quantity.subject) and amount is not None and amount.value != 0


def has_lost_rows(subject: Subject, table: str) -> bool:
    """Say whether a row of a table has no certain code: it may be the one that is explained."""
    notes = (note.values for note in subject.notes.of_kind("unplaced"))
    return any(note.get("table") == table and not note.get("row") for note in notes)


def _not_in_table(subject: Subject, statement: Statement) -> Violation:
    code = statement.quantity.subject
    return Violation(
        "contradiction",
        statement.cell,
        printed=printed_amount(statement),
        detail=words("not_in_table", code=named_code(code), table=subject.names.place(Cell(TABLE, "", ""))),
        unit=statement.unit,
    )


def printed_amount(statement: Statement) -> str:
    """Return the amount of a statement in the unit that it is printed in."""
    if statement.amount is None:
        return ""
    return from_base_unit(statement.amount.value, statement.unit, statement.amount.quantum)


def named_code(code: str) -> str:
    """Return a functional code with its latest name."""
    rows = [row["name_zh"] for row in codelist("functional_classification") if row["code"] == code]
    return f"{code} {rows[-1]}" if rows else code
