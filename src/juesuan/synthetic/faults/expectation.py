"""Which rules should see a mistake: those that read the cell, the table or the kind of figure it is in."""

from __future__ import annotations

from functools import cache
from typing import Any

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.instances import split_reference
from juesuan.package.statements import table_cells
from juesuan.standard.catalogue import Rule, rules

_LINE, _CODE = "function_", "{code}"
_RATES = ("share", "change_rate", "completion_rate")
_DIRECTED = ("direction", "growth", "difference", "line_sum", "same_amount")
_TOLD = ("narrative", "performance")


@cache
def rules_on_cell(table: str, row: str, column: str) -> tuple[str, ...]:
    """Return the rules that compare an amount of the nine tables with others."""
    cell = Cell(table, row, column)
    concepts = {concept for concept, named in table_cells().items() if _matches(named, cell)}
    return tuple(rule.id for rule in rules() if _reads(rule, cell) or _tells(rule, concepts))


@cache
def rules_on_table(table: str) -> tuple[str, ...]:
    """Return the rules that compare a table with other tables or with the text."""
    concepts = {concept for concept, named in table_cells().items() if named.table == table}
    return tuple(
        rule.id
        for rule in rules()
        if _tells(rule, concepts) or any(cell.table == table for cell in _pairs(rule))
    )


@cache
def rules_on_figure(concept: str, measure: str) -> tuple[str, ...]:
    """Return the rules that compare a number of the text with others."""
    told = [rule for rule in rules() if rule.family in _TOLD]
    named = [rule for rule in told if _mentions(rule.check, concept)]
    if measure in _RATES:
        found = [rule.id for rule in told if rule.check.get("measure") == measure]
        return (*found, "text-execution-rate", *[rule.id for rule in named if _mentions(rule.check, measure)])
    rated = [rule for rule in told if rule.check.get("measure") in _RATES]
    others = [rule for rule in told if rule.kind in ("direction", "difference", "score")]
    return tuple(dict.fromkeys(rule.id for rule in (*named, *rated, *others)))


@cache
def rules_on_directions() -> tuple[str, ...]:
    """Return the rules that compare the words for up and down with amounts, or add changes up."""
    return tuple(rule.id for rule in rules() if rule.family in _TOLD and rule.kind in _DIRECTED)


def _reads(rule: Rule, cell: Cell) -> bool:
    if rule.stated or not rule.linear:
        return False
    check = rule.check
    if "pairs" in check:
        return any(_matches(each, cell) for each in _pairs(rule))
    if check["table"] != cell.table:
        return False
    if rule.kind == "row_sum":
        return cell.column in {check["total"], *(term.lstrip("-") for term in check["terms"])}
    if cell.column not in check["columns"]:
        return False
    return rule.kind == "tree_sum" or _sums_line(check, cell.row)


def _sums_line(check: dict[str, Any], row: str) -> bool:
    grouped = row.startswith(_LINE) and any(isinstance(term, dict) for term in check["terms"])
    named = {term.lstrip("-") for term in check["terms"] if isinstance(term, str)}
    return grouped or row == check["total"] or row in named


def _pairs(rule: Rule) -> list[Cell]:
    pairs = rule.check.get("pairs", ())
    return [split_reference(each)[1] for pair in pairs for each in (pair["total"], *pair["terms"])]


def _matches(named: Cell, cell: Cell) -> bool:
    if (named.table, named.column) != (cell.table, cell.column):
        return False
    if named.row == cell.row:
        return True
    before, mark, _ = named.row.partition("{")
    return bool(mark) and cell.row.startswith(before) and cell.row.removeprefix(before).isdigit()


def _tells(rule: Rule, concepts: set[str]) -> bool:
    statements = rule.check.get("statements", {})
    return not concepts.isdisjoint(statements.get("table_concepts", ()))


def _mentions(check: Any, concept: str) -> bool:
    if isinstance(check, dict):
        return concept in check or any(_mentions(each, concept) for each in check.values())
    if isinstance(check, list):
        return any(_mentions(each, concept) for each in check)
    return bool(check == concept)
