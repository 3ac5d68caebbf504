"""Tables that are published empty although the text states their amounts."""

from __future__ import annotations

from collections.abc import Iterable

from juesuan.arithmetic.equations import Cell
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.package.statements import Statement, table_cells
from juesuan.standard.catalogue import Rule


def judge_filled(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report every empty table whose amounts the text states: one finding for each table."""
    evidence = subject.evidence
    empty = [table for table in evidence.facts.skeleton if table not in evidence.printed]
    if not empty:
        return Outcome(rule, "not_applicable", reason=reason("no_empty_table")), []
    stated = {table: _stated(evidence, table) for table in empty}
    return Outcome(rule, "pass", checked=len(empty)), [
        Violation(
            "contradiction",
            Cell(table, "", ""),
            printed=found[0].cell.row,
            detail=subject.names.place(found[0].cell),
            related=tuple(each.cell for each in found),
        )
        for table, found in stated.items()
        if found
    ]


def _stated(evidence: Evidence, table: str) -> list[Statement]:
    """Return the amounts of a table that the text states, those of nothing left out."""
    concepts = {concept for concept, cell in table_cells().items() if cell.table == table}
    return [
        each
        for each in evidence.statements.measured("amount")
        if each.quantity.concept in concepts and each.quantity.basis == "actual"
        if each.amount is not None and each.amount.value
    ]
