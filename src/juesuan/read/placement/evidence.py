"""Statements of the prose as facts about cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import Amount, NotMoneyError, in_base_unit, parse_amount
from juesuan.read.prose.figures import Figure
from juesuan.read.prose.patterns import Narrative, narratives

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
    by_section = {narrative.section: narrative for narrative in narratives()}
    return [
        found for figure in figures for found in _statements(figure, by_section[figure.section], budget_basis)
    ]


def _statements(figure: Figure, narrative: Narrative, budget_basis: str) -> Iterator[Statement]:
    terms = narrative.evidence.get(figure.measure, {}).get(figure.basis)
    if not terms or _BASES.get(figure.basis, budget_basis) != budget_basis:
        return
    table = narrative.evidence["table"]
    cells = tuple((int(sign), Cell(table, figure.item, column)) for sign, column in terms)
    rate = figure.unit == "%"
    try:
        printed = parse_amount(figure.value)
        amount = printed if rate else in_base_unit(printed, figure.unit)
    except NotMoneyError:
        return
    if figure.direction == "decrease":
        amount = Amount(-amount.value, amount.quantum)
    source = f"“{figure.quote}”（{figure.position.reference}）"
    yield Statement(f"{narrative.section}: {figure.measure}", cells, amount, rate, source)
