"""Statements of the prose as facts about cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import Amount, NotMoneyError, in_base_unit, parse_amount
from juesuan.read.prose.figures import Figure
from juesuan.read.prose.patterns import narratives
from juesuan.standard.codelists import codelist

_BASES = {"initial_budget": "initial", "final_budget": "final"}


class Statement(NamedTuple):
    """One statement: its signed cells add up to `amount`; a rate: the first is `amount` % of the second."""

    name: str
    terms: tuple[tuple[int, Cell], ...]
    amount: Amount
    rate: bool
    source: str
    """The words that state it and where they stand; no two statements have the same."""


def statements_of(figures: Iterable[Figure], budget_basis: str) -> list[Statement]:
    """Return what the figures say about cells; a budget of another basis than the table's says nothing."""
    return [found for figure in figures for found in _statements(figure, budget_basis)]


def _statements(figure: Figure, budget_basis: str) -> Iterator[Statement]:
    table, row = _rows().get(figure.concept, ("", ""))
    evidence = _evidence().get(table, {})
    terms = evidence.get(figure.measure, {}).get(figure.basis)
    if not terms or not figure.value or _BASES.get(figure.basis, budget_basis) != budget_basis:
        return
    cells = tuple((int(sign), Cell(table, row, column)) for sign, column in terms)
    rate = figure.unit == "%"
    try:
        printed = parse_amount(figure.value)
        amount = printed if rate else in_base_unit(printed, figure.unit)
    except (NotMoneyError, KeyError):
        return
    if figure.direction == "decrease":
        amount = Amount(-amount.value, amount.quantum)
    source = f"“{figure.quote}”（{figure.position.reference}）"
    yield Statement(f"{table}: {figure.measure}", cells, amount, rate, source)


@cache
def _rows() -> dict[str, tuple[str, str]]:
    """Return the table and the row of every concept that has a cell."""
    return {row["code"]: (row["table"], row["row"]) for row in codelist("concepts") if row["table"]}


@cache
def _evidence() -> dict[str, dict[str, Any]]:
    """Return, for each table that some narrative tells about, which cells its statements fix."""
    return {n.evidence["table"]: n.evidence for n in narratives() if n.evidence}
