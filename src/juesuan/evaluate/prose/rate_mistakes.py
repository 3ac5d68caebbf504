"""Another computation that would give exactly the rate that is printed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import Amount, from_base_unit
from juesuan.arithmetic.rates import judge_rate, ratio
from juesuan.evaluate.mistakes import cause, likely_mistake
from juesuan.evaluate.prose.candidates import Computation
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.evaluate.prose.formulas import Formulas, percent, printed_decimals
from juesuan.package.statements import BUDGETS, Quantity, Statement
from juesuan.standard.catalogue import Text

_WHOLES = (
    "total_expenditure", "total_revenue", "general_budget_expenditure", "revenue_grand_total",
    "procurement_total", "project_expenditure", "basic_expenditure", "three_public_expenses",
)  # fmt: skip
_TELLING = 2
"""A rate printed with fewer digits than this agrees by chance."""


def likely_base(
    stated: Statement, computed: Computation, evidence: Evidence, formulas: Formulas
) -> Text | None:
    """Return the mistake behind a wrong rate: another base, a copied rate, a slip of the digits."""
    printed = stated.amount
    if printed is None or len(str(printed.value).rstrip("0")) < _TELLING:
        return None
    for name, part, base in _other_bases(stated, computed, evidence):
        rate = ratio(evidence.amount(part), evidence.amount(base))
        if rate is not None and judge_rate(printed, rate) == "possible":
            formula = formulas.quotient(part, base, rate.value, printed_decimals(printed.quantum) + 1)
            return cause(name, base=formulas.named(base), formula=formula)
    return (
        _as_ratio(printed, computed, formulas)
        or _copied(stated, evidence, formulas)
        or _slip(printed, computed)
    )


def _other_bases(
    stated: Statement, computed: Computation, evidence: Evidence
) -> Iterator[tuple[str, Cell, Cell]]:
    """Yield what people divide by mistakenly: this year's amount, a budget, another total."""
    quantity = stated.quantity
    if quantity.measure == "change_rate":
        yield from (("this_year", computed.part, cell) for cell in evidence.actual(stated))
    for basis in BUDGETS:
        wanted = Quantity(quantity.concept, quantity.subject, "amount", basis)
        yield from (("budget", computed.part, cell) for cell in evidence.printings(wanted, stated.section))
    if quantity.measure == "share":
        for concept in _WHOLES:
            for cell in evidence.printings(Quantity(concept), stated.section):
                if cell not in (computed.part, computed.base):
                    yield "other_base", computed.part, cell
    yield "inverted", computed.base, computed.part


def _as_ratio(printed: Amount, computed: Computation, formulas: Formulas) -> Text | None:
    """Tell a ratio printed as a change: 120 % instead of 20 %."""
    if not computed.sign or computed.rate is None:
        return None
    hundred = 100 * 10**6
    shown = hundred + computed.sign * computed.rate.value
    if abs(shown - printed.value) <= Fraction(printed.quantum, 2):
        decimals = printed_decimals(printed.quantum)
        return cause("ratio", formula=computed.formula(formulas, decimals))
    return None


def _copied(stated: Statement, evidence: Evidence, formulas: Formulas) -> Text | None:
    """Tell a rate that is printed elsewhere for something else."""
    for other in evidence.statements.measured("share", "completion_rate", "change_rate"):
        if other.amount == stated.amount and other.quantity != stated.quantity:
            return cause("same_as", place=formulas.named(other.cell))
    return None


def _slip(printed: Amount, computed: Computation) -> Text | None:
    assert computed.rate is not None
    decimals = printed_decimals(printed.quantum)
    return likely_mistake(
        from_base_unit(printed.value, "%", printed.quantum), percent(computed.rate.value, decimals)
    )
