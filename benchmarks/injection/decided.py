"""Whether anything in a clean package decides what a figure of the text says."""

from __future__ import annotations

from injection.clean import Clean
from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import parse_amount
from juesuan.arithmetic.rates import judge_rate
from juesuan.evaluate.prose.candidates import computations
from juesuan.package.statements import Statement

_CHANGES = ("change_amount", "change_rate", "completion_rate")
_WRONG = ("cut", "mismatch")
_RATES = ("share", "completion_rate", "change_rate")


def statement(clean: Clean, key: str) -> Statement | None:
    """Return the statement of a figure."""
    cell = Cell("figures", key, "value")
    return next((each for each in clean.evidence.statements.all if each.cell == cell), None)


def repeats_table(clean: Clean, stated: Statement) -> bool:
    """Say whether a table prints the amount that a figure states."""
    return stated.amount is not None and clean.evidence.table_cell(stated.quantity) is not None


def rate_told(clean: Clean, stated: Statement, new: str) -> bool:
    """Say whether the printed amounts that a rate is computed from tell another rate from the right one."""
    if stated.quantity.measure not in _RATES:
        return False
    rates = [each.rate for each in computations(stated, clean.evidence) if each.rate is not None]
    return bool(rates) and all(judge_rate(parse_amount(new), rate) in _WRONG for rate in rates)


def direction_decided(clean: Clean, stated: Statement) -> bool:
    """Say whether something decides which way a change went.

    That is: both amounts compared are printed; or the same text says it once more, as an amount, a rate or a
    completion rate; or the change is a part of another change.
    """
    evidence = clean.evidence
    if evidence.actual(stated) and evidence.base(stated):
        return True
    return bool(_partners(clean, stated)) or bool(clean.equations.get(stated.cell))


def _partners(clean: Clean, stated: Statement) -> list[Statement]:
    """Return what else the section says of the same change, in numbers or in words."""
    quantity = stated.quantity
    return [
        each
        for measure in _CHANGES
        for each in clean.evidence.statements.of(quantity._replace(measure=measure))
        if each.section == stated.section and each.cell != stated.cell
    ]
