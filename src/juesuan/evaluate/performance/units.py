"""Money that a sheet prints in 元 under a head that says 万元."""

from __future__ import annotations

from collections.abc import Mapping

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import Amount
from juesuan.evaluate.performance.projects import sheet_of
from juesuan.evaluate.performance.sheets import MONEY, Sheet, Sheets
from juesuan.package.statements import Quantity, Statement, Statements

YUAN = 10_000
_BEYOND = 10
"""A project this many times larger than all the department spent is not possible."""
_COLUMNS = {"project_full_year_budget": "full_year_budget", "project_executed": "executed"}


def with_amounts(sheets: tuple[Sheet, ...], statements: Statements, amounts: Mapping[Cell, Amount]) -> Sheets:
    """Return the sheets with their amounts by cell, those printed in another unit than they say put right."""
    spent = _spent(statements, amounts)
    stated = _by_sheet(sheets, statements)
    slipped = tuple(sheet.key for sheet in sheets if _slipped(sheet, stated.get(sheet.key, []), spent))
    found: dict[Cell, Amount] = {}
    units: dict[Cell, str] = {}
    unknown: set[Cell] = set()
    for sheet in sheets:
        wrong = sheet.key in slipped
        unit = "元" if wrong else sheet.values["unit"] or "万元"
        for column, amount in sheet.money.items():
            cell = sheet.cell(column)
            found[cell] = _divided(amount) if wrong else amount
            units[cell] = unit
        unknown |= {sheet.cell(name) for name in MONEY if name not in sheet.money and _unsure(sheet, name)}
    return Sheets(sheets, found, units, frozenset(unknown), slipped)


def _unsure(sheet: Sheet, column: str) -> bool:
    """Say whether a column without an amount may print one: it was unreadable, or numbers were lost."""
    return bool(sheet.values[column]) or not sheet.funds_whole


def _divided(amount: Amount) -> Amount:
    """Return an amount ten thousand times smaller, as long as its digits allow."""
    return Amount(amount.value // YUAN, max(amount.quantum // YUAN, 1))


def _slipped(sheet: Sheet, stated: list[Statement], spent: int) -> bool:
    """Say whether a sheet's money is ten thousand times what the text or the whole expenditure allows."""
    if sheet.values["unit"] != "万元" or not sheet.money:
        return False
    if sheet.overall:
        return bool(spent) and all(_beyond(amount, spent) for amount in sheet.money.values())
    beyond = bool(spent) and any(_beyond(amount, spent) for amount in sheet.money.values())
    return beyond or any(_smaller(statement, sheet) for statement in stated)


def _beyond(amount: Amount, spent: int) -> bool:
    return amount.value > _BEYOND * spent and amount.value <= 2 * YUAN * spent


def _smaller(statement: Statement, sheet: Sheet) -> bool:
    """Say whether the text prints the same money ten thousand times smaller."""
    amount = sheet.money.get(_COLUMNS[statement.quantity.concept])
    if amount is None or not statement.amount or not statement.amount.value:
        return False
    gap = abs(amount.value - statement.amount.value * YUAN)
    return 2 * gap < amount.quantum + statement.amount.quantum * YUAN


def _by_sheet(sheets: tuple[Sheet, ...], statements: Statements) -> dict[str, list[Statement]]:
    """Group what the text says of the money of projects by the sheet that it means."""
    subjects: dict[str, Sheet | None] = {}
    found: dict[str, list[Statement]] = {}
    for statement in statements.measured("amount"):
        if statement.quantity.concept not in _COLUMNS:
            continue
        subject = statement.quantity.subject
        if subject not in subjects:
            subjects[subject] = sheet_of(subject, sheets)
        sheet = subjects[subject]
        if sheet is not None:
            found.setdefault(sheet.key, []).append(statement)
    return found


def _spent(statements: Statements, amounts: Mapping[Cell, Amount]) -> int:
    """Return all that the department spent, in millionths of 万元; 0 where neither table nor text says."""
    table = amounts.get(Cell("expenditure", "total", "total_expenditure"))
    stated = [s.amount for s in statements.of(Quantity("total_expenditure")) if s.amount is not None]
    return table.value if table else stated[0].value if stated else 0
