"""The rows whose numbers can stand in several places, and the cells that are certain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from math import comb

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import Amount, NotMoneyError, in_base_unit
from juesuan.read.placement.problem import ANYTHING, Candidate, Problem, Variable
from juesuan.read.tables.rows import PrintedRow, TableRows

MOST_CANDIDATES = 3000
"""The most placements of one row that are compared."""


@dataclass(slots=True)
class Setup:
    """The problem, and the rows that stay out of it with the reason why."""

    problem: Problem
    unknown: set[Cell] = field(default_factory=set)
    """The cells whose content no equation may use."""
    certain: list[tuple[PrintedRow, Candidate]] = field(default_factory=list)
    hopeless: list[tuple[PrintedRow, str]] = field(default_factory=list)


def set_up(tables: Sequence[TableRows], units: dict[str, str]) -> Setup:
    """Tell the rows that can be placed in one way from those that are open and those that are hopeless."""
    setup = Setup(Problem([], {}, []))
    repeated = _repeated(tables)
    for table in tables:
        for row in table.rows:
            if not is_lost(row):
                _add_row(row, units.get(table.table, ""), setup, _outside(row, table, repeated))
    return setup


def is_lost(row: PrintedRow) -> bool:
    """Say whether a row has no key, so that sums over its table would miss it."""
    return not row.key and not row.slots[0].item


def _repeated(tables: Sequence[TableRows]) -> set[tuple[str, str]]:
    counts = Counter((row.table, row.key) for table in tables for row in table.rows if row.key)
    return {name for name, count in counts.items() if count > 1}


def _outside(row: PrintedRow, table: TableRows, repeated: set[tuple[str, str]]) -> str:
    """Say why a row's equations mean nothing or its columns are not known; "" where neither is so."""
    if (row.table, row.key) in repeated:
        return "repeated"
    open_columns = any(number.allowed is None for number in row.numbers)
    return "unknown_columns" if open_columns and not table.columns_known and len(row.slots) > 1 else ""


def _add_row(row: PrintedRow, unit: str, setup: Setup, why: str) -> None:
    cells = row.cells()
    numbers = tuple(_in_base_unit(number.amount, unit) for number in row.numbers)
    candidates = _candidates(row)
    if candidates and len(candidates) == 1 and why != "unknown_columns":
        setup.certain.append((row, candidates[0]))
        setup.problem.fixed.update(zip((cells[slot] for slot in candidates[0]), numbers, strict=True))
    elif why or not candidates:
        setup.hopeless.append((row, why or ("too_many" if candidates is None else "more_numbers")))
        why = why or "open"
    else:
        setup.problem.variables.append(Variable(row, cells, numbers, candidates))
    if why:
        setup.unknown.update(cells)


def _in_base_unit(amount: Amount | None, unit: str) -> Amount:
    if amount is None:
        return ANYTHING
    try:
        return in_base_unit(amount, unit)
    except NotMoneyError:
        return ANYTHING


def _candidates(row: PrintedRow) -> list[Candidate] | None:
    """Return every placement that keeps the printed order; None where there are too many."""
    numbers = row.numbers
    if numbers and all(number.allowed and len(number.allowed) == 1 for number in numbers):
        places = tuple(min(number.allowed or ()) for number in numbers)
        if len(set(places)) == len(places):
            return [places]
    if comb(len(row.slots), len(numbers)) > MOST_CANDIDATES:
        return None
    ordered = _ordered(len(row.slots), len(numbers))
    if all(number.allowed is None for number in numbers):
        return ordered
    return [places for places in ordered if _fits(places, row)] or ordered


def _fits(places: Candidate, row: PrintedRow) -> bool:
    pairs = zip(row.numbers, places, strict=True)
    return all(number.allowed is None or slot in number.allowed for number, slot in pairs)


@cache
def _ordered(slots: int, numbers: int) -> list[Candidate]:
    """Return every way to put so many numbers into so many slots in order; none where they are more."""
    return list(combinations(range(slots), numbers))
