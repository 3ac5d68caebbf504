"""The execution of a sheet's budget: the rate, and the marks for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import Amount, from_base_unit
from juesuan.arithmetic.rates import Rate, judge_rate, ratio
from juesuan.evaluate.mistakes import cause, likely_mistake
from juesuan.evaluate.performance.projects import sheet_named
from juesuan.evaluate.performance.sheets import Sheet
from juesuan.evaluate.performance.wording import say
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.evaluate.prose.formulas import Formulas, last_digit, percent, printed_decimals
from juesuan.evaluate.single import Subject, Violation
from juesuan.package.statements import Statement
from juesuan.standard.catalogue import Text

_CONCEPTS = {
    "project_executed": "executed",
    "project_full_year_budget": "full_year_budget",
    "project_initial_budget": "initial_budget",
}


class Printings(NamedTuple):
    """Where the money of one project is printed: on its sheet and in the text, the nearest first."""

    executed: list[Cell]
    budget: list[Cell]
    initial: list[Cell]


def printings(
    sheet: Sheet | None, stated: list[Statement], evidence: Evidence, *, text_first: bool
) -> Printings:
    """Collect the cells that print the execution and the budgets of one project."""
    columns: dict[str, list[Cell]] = {"executed": [], "full_year_budget": [], "initial_budget": []}
    for statement in stated:
        columns[_CONCEPTS[statement.quantity.concept]].append(statement.cell)
    for column, cells in columns.items():
        if sheet is not None and sheet.cell(column) in evidence.facts.amounts:
            cells.insert(len(cells) if text_first else 0, sheet.cell(column))
    return Printings(columns["executed"], columns["full_year_budget"], columns["initial_budget"])


def money_of(subject: str, sheet: Sheet | None, evidence: Evidence) -> list[Statement]:
    """Return what the text says of a project's money: by its name, or by any name of its sheet."""
    known = evidence.sheets.stated
    key = ("money", subject, sheet.key if sheet is not None else "")
    if key not in known:
        known[key] = [
            each
            for each in evidence.statements.about(*_CONCEPTS)
            if each.quantity.measure == "amount"
            and each.amount is not None
            and _means(each, subject, sheet, evidence)
        ]
    return known[key]


def _means(statement: Statement, subject: str, sheet: Sheet | None, evidence: Evidence) -> bool:
    if statement.quantity.subject == subject:
        return True
    meant = sheet_named(statement.quantity.subject, evidence.sheets)
    return sheet is not None and meant is not None and meant.key == sheet.key


def judge_sheet_rate(sheet: Sheet, subject: Subject) -> Iterator[Violation]:
    """Report an execution rate that no printing of the money explains."""
    evidence = subject.evidence
    if "execution_rate" not in sheet.marks:
        return
    found = printings(sheet, money_of("", sheet, evidence), evidence, text_first=False)
    yield from judge_printed(sheet.cell("execution_rate"), sheet.marks["execution_rate"], found, subject)


def judge_printed(cell: Cell, rate: Amount, found: Printings, subject: Subject) -> Iterator[Violation]:
    """Report a printed rate that is none of the quotients of the printed amounts."""
    evidence, formulas = subject.evidence, Formulas(subject.names, subject.evidence)
    pairs = [(one, other) for one in found.executed for other in found.budget or found.initial]
    computed = {pair: ratios(*pair, evidence) for pair in pairs}
    possible = {pair: values for pair, values in computed.items() if values}
    if computed and not possible:
        if rate.value:
            yield _undefined(cell, rate, pairs[0])
        return
    verdicts = {judge_rate(rate, v): pair for pair, values in reversed(possible.items()) for v in values}
    if not verdicts or "possible" in verdicts or "inconclusive" in verdicts:
        return
    verdict = "cut" if "cut" in verdicts else "mismatch"
    pair = verdicts["cut"] if "cut" in verdicts else next(iter(possible))
    value = possible[pair][0].value
    decimals = printed_decimals(rate.quantum)
    shown, expected = from_base_unit(rate.value, "%", rate.quantum), percent(value, decimals)
    yield Violation(
        verdict,
        cell,
        printed=shown,
        expected=expected,
        unit="%",
        severity="warning" if verdict == "cut" else None,
        detail=last_digit(rate, value),
        formula=formulas.quotient(*pair, value, decimals + 1),
        likely=_likely(rate, found, subject) or likely_mistake(shown, expected),
        related=pair,
    )


def ratios(executed: Cell, budget: Cell, evidence: Evidence) -> list[Rate]:
    """Return the quotient as printed, and with what is reported as wrong put right: each explains a rate."""
    pairs = [
        (evidence.amount(executed), evidence.amount(budget)),
        (_corrected(executed, evidence), _corrected(budget, evidence)),
    ]
    return [rate for pair in dict.fromkeys(pairs) if (rate := ratio(*pair)) is not None]


def _corrected(cell: Cell, evidence: Evidence) -> Amount:
    return evidence.corrections.get(cell, evidence.amount(cell))


def _undefined(cell: Cell, rate: Amount, pair: tuple[Cell, Cell]) -> Violation:
    shown = from_base_unit(rate.value, "%", rate.quantum)
    return Violation(
        "undefined",
        cell,
        printed=shown,
        detail=say("zero_budget"),
        unit="%",
        severity="warning",
        related=pair,
    )


def _likely(rate: Amount, found: Printings, subject: Subject) -> Text | None:
    """Tell a rate whose base is the initial budget."""
    for executed in found.executed:
        for initial in found.initial if found.budget else ():
            value = ratio(subject.evidence.amount(executed), subject.evidence.amount(initial))
            if value is not None and judge_rate(rate, value) == "possible":
                formulas = Formulas(subject.names, subject.evidence)
                decimals = printed_decimals(rate.quantum)
                return cause(
                    "initial_budget", formula=formulas.quotient(executed, initial, value.value, decimals)
                )
    return None
