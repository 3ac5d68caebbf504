"""The prepared tables of what the text states: one row for each figure, its amount an integer."""

from __future__ import annotations

from functools import cache, lru_cache

from juesuan.evaluate.performance.projects import project_core
from juesuan.package.content import Package
from juesuan.package.facts import Facts
from juesuan.package.statements import FIGURES, Statement, statements_of
from juesuan.standard.catalogue import rules

Value = str | int | None

FIGURE_COLUMNS: dict[str, str] = {
    "package_id": "text",
    "row_number": "integer",
    "row_key": "text",
    "concept": "text",
    "subject": "text",
    "subject_core": "text",
    "measure": "text",
    "basis": "text",
    "section": "text",
    "whole": "text",
    "value": "integer",
    "quantum": "integer",
    "direction": "text",
    "signed": "integer",
    "level": "integer",
    "reason": "text",
    "source_ref": "text",
}
"""The columns of `figures`. All depend on one published row alone: `row_number` is the reading order,
`row_key` its figure_id, `subject_core` the subject as a project is called (`project_core`), `value` and
`quantum` millionths of 万元 or of the unit (NULL and 0 where nothing is stated; an exact zero, quantum 0,
where the words say none or level), `signed` +1 or -1 for a rise or a fall, `level` 1 where the words say
that nothing changed. Rows whose value is no amount are left out; `row_number` need only rise."""

PROSE_COLUMNS: dict[str, dict[str, str]] = {
    "figures": FIGURE_COLUMNS,
    "budget_bases": {"package_id": "text", "budget_basis": "text"},
}
"""`budget_bases`: which budget each row of the table of the three public expenses prints, "" where it does
not say."""

_LARGEST = 9 * 10**18
WIDEST = 10**12
"""The largest amount in units of the finest quantum: what is compared with a rate then fits 64 bits."""
MIXED = 10**6
"""The coarsest quantum in units of the finest."""
MONEY = 10**15
"""Any amount, so that engines that divide with floating point still divide whole multiples exactly."""
PERCENT = 10**6
"""A whole percent, the coarsest that a rate is printed in."""
RATES = ("share", "completion_rate", "change_rate")
AMOUNTS = ("amount", "change_amount")


def figures_fit(package: Package, facts: Facts) -> bool:
    """Say whether the rules on the text can be computed in 64 bits, and every figure has its own name."""
    records = package.tables.get(FIGURES, ())
    if len({record.key for record in records}) < len(records):
        return False
    stated = [each for each in statements_of(package).all if each.amount is not None]
    return not stated or (_sums_fit(stated) and _rates_fit(stated, facts))


def prose_rows(key: str, package: Package) -> dict[str, list[tuple[Value, ...]]]:
    """Return the rows that one package adds to each of these tables."""
    budgets = package.tables.get("three_public_expenses", ())
    stated = statements_of(package).all
    return {
        "figures": [_row(key, number, each) for number, each in enumerate(stated, start=1)],
        "budget_bases": [(key, record.values.get("budget_basis", "")) for record in budgets],
    }


def _sums_fit(stated: list[Statement]) -> bool:
    """Say whether any sum of figures, doubled, and the squared quanta of any that is judged fit 64 bits."""
    summed = summed_concepts()
    value = max(abs(each.amount.value) for each in stated if each.amount)
    quanta = [s.amount.quantum for s in stated if s.amount and s.quantity.concept in summed]
    cells = 16 + len(stated)
    return 4 * cells * value < _LARGEST and 3 * cells * max(quanta, default=0) ** 2 < _LARGEST


def _rates_fit(stated: list[Statement], facts: Facts) -> bool:
    """Say whether stated rates, and the amounts that they may be computed from, fit `products`."""
    rates = [each for each in stated if each.quantity.measure in RATES]
    concepts = {name for each in rates for name in (each.quantity.concept, each.whole)}
    money = [*facts.amounts.values()]
    money += [
        each.amount
        for each in stated
        if each.amount and each.quantity.measure in AMOUNTS and each.quantity.concept in concepts
    ]
    value = max((abs(amount.value) for amount in money), default=0)
    quanta = [amount.quantum for amount in money if amount.quantum] or [1]
    return (
        all(each.amount.quantum <= PERCENT for each in rates if each.amount)
        and value <= min(MONEY, WIDEST * min(quanta))
        and max(quanta) <= MIXED * min(quanta)
    )


@cache
def summed_concepts() -> frozenset[str]:
    """Return the concepts that rules on the text add up."""
    found: set[str] = set()
    for rule in rules():
        statements = rule.check.get("statements", {})
        for record in statements.get("sums", ()):
            found |= {
                record["total"],
                *record["terms"],
                *record.get("optional", ()),
                *record.get("kinds", ()),
            }
        for record in statements.get("subjects", ()):
            found |= {record["total"], record["parts"]}
    return frozenset(found)


def _row(key: str, number: int, each: Statement) -> tuple[Value, ...]:
    quantity = each.quantity
    value, quantum = each.amount or (None, 0)
    return (
        key,
        number,
        each.cell.row,
        quantity.concept,
        quantity.subject,
        _core(quantity.subject) if quantity.subject else "",
        quantity.measure,
        quantity.basis,
        each.section,
        each.whole,
        value,
        quantum,
        each.direction,
        each.signed,
        int(each.level),
        each.reason,
        each.source,
    )


_core = lru_cache(maxsize=10_000)(project_core)
