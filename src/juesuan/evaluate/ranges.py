"""Rules of the kind `range` with a fixed minimum (part-and-whole ranges are equations)."""

from __future__ import annotations

from collections.abc import Iterable

from juesuan.arithmetic.money import from_base_unit, in_base_unit, parse_amount
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.standard.catalogue import Rule


def judge_minimum(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report every amount below the minimum."""
    tables = set(rule.check["tables"])
    minimum = in_base_unit(parse_amount(rule.check["minimum"]), "万元").value
    amounts = [(cell, amount) for cell, amount in subject.facts.amounts.items() if cell.table in tables]
    if not amounts:
        return Outcome(rule, "not_applicable", reason=reason("nothing_printed")), []
    return Outcome(rule, "pass", checked=len(amounts)), [
        Violation(
            "out_of_range",
            cell,
            printed=from_base_unit(amount.value, subject.facts.units.get(cell.table, ""), amount.quantum),
            expected=rule.check["minimum"],
        )
        for cell, amount in amounts
        if amount.value < minimum
    ]
