"""From a linear rule and the rows of a package to the equations the rule means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from juesuan.arithmetic.equations import Cell, Equation, Relation, RowName, Skeleton, Term
from juesuan.standard.catalogue import Rule

TOTAL_ROWS = frozenset({"total", "personnel_total", "general_operating_total"})
_CODE_LENGTHS = (5, 3)


def equations_of(rule: Rule, skeleton: Skeleton) -> Iterator[Equation]:
    """Write one linear rule out over the rows that a package has.

    A rule that reads a table which the package lacks yields nothing for it.
    """
    build = _BUILDERS.get(rule.kind)
    return build(rule, skeleton) if build else iter(())


class Instances:
    """The equations of linear rules over the rows of one package.

    Most packages print the rows that others print, so what was written out for some rows is remembered.
    """

    def __init__(self, skeleton: Skeleton) -> None:
        self._skeleton = skeleton
        self._rows = {
            table: _known(tuple((row.key, *row.attributes.items()) for row in rows))
            for table, rows in skeleton.items()
        }

    def of(self, rule: Rule) -> tuple[Equation, ...]:
        """Return the equations of one rule, as `equations_of` writes them."""
        rows = tuple(self._rows.get(table) for table in tables_of(rule))
        return _written(_Asked(rule, rows, self._skeleton))


class _Rows:
    """The rows of a table that one or more packages print; itself what tells them from any other."""


@lru_cache(maxsize=4096)
def _known(_rows: tuple[Any, ...]) -> _Rows:
    return _Rows()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A rule and the rows that it reads: two packages with the same rows ask for the same equations."""

    rule: Rule
    rows: tuple[_Rows | None, ...]
    skeleton: Skeleton = field(compare=False)


@lru_cache(maxsize=1024)
def _written(asked: _Asked) -> tuple[Equation, ...]:
    return tuple(equations_of(asked.rule, asked.skeleton))


@lru_cache(maxsize=1024)
def tables_of(rule: Rule) -> tuple[str, ...]:
    """Return the tables that a rule reads, in the order it names them."""
    check = rule.check
    if "table" in check:
        return (check["table"],)
    if "tables" in check:
        return tuple(check["tables"])
    references = [ref for pair in check.get("pairs", ()) for ref in (pair["total"], *pair["terms"])]
    return tuple(dict.fromkeys(split_reference(ref)[1].table for ref in references))


@lru_cache(maxsize=4096)
def split_reference(reference: str) -> tuple[int, Cell]:
    """Split `-table/row/column` into its sign and its cell."""
    sign = -1 if reference.startswith("-") else 1
    table, row, column = reference.lstrip("-").split("/")
    return sign, Cell(table, row, column)


def parents_of(rows: list[RowName]) -> dict[str, str | None]:
    """Return, for each coded row, its nearest printed ancestor; None at the top of the tree."""
    keys = {row.key for row in rows}
    return {row.key: _ancestor(row.key, keys) for row in rows if row.key not in TOTAL_ROWS}


def selected(row: RowName, where: dict[str, str]) -> bool:
    """Say whether a row has all the attribute values that a rule selects by."""
    return all(row.attributes.get(name) == value for name, value in where.items())


def _ancestor(code: str, keys: set[str]) -> str | None:
    shorter = (code[:length] for length in _CODE_LENGTHS if len(code) > length)
    return next((prefix for prefix in shorter if prefix in keys), None)


def _row_sum(rule: Rule, skeleton: Skeleton) -> Iterator[Equation]:
    check = rule.check
    table = check["table"]
    for row in skeleton.get(table, ()):
        if selected(row, check.get("where", {})):
            terms = tuple(_signed(table, row.key, column) for column in check["terms"])
            yield Equation(rule.id, "sum", Cell(table, row.key, check["total"]), terms)


def _signed(table: str, row: str, column: str) -> Term:
    return Term(-1 if column.startswith("-") else 1, Cell(table, row, column.lstrip("-")))


def _line_sum(rule: Rule, skeleton: Skeleton) -> Iterator[Equation]:
    check = rule.check
    table = check["table"]
    rows = skeleton.get(table, [])
    lines = [line for term in check["terms"] for line in _lines(term, rows)]
    for column in check["columns"] if rows else ():
        terms = tuple(Term(sign, Cell(table, line, column)) for sign, line in lines)
        yield Equation(rule.id, "sum", Cell(table, check["total"], column), terms)


def _lines(term: str | dict[str, str], rows: list[RowName]) -> list[tuple[int, str]]:
    if isinstance(term, dict):
        return [(1, row.key) for row in rows if selected(row, term)]
    return [(-1 if term.startswith("-") else 1, term.lstrip("-"))]


def _tree_sum(rule: Rule, skeleton: Skeleton) -> Iterator[Equation]:
    check = rule.check
    table = check["table"]
    rows = list(skeleton.get(table, ()))
    for parent, children in _families(rows, check["totals"]).items():
        for column in check["columns"]:
            terms = tuple(Term(1, Cell(table, child, column)) for child in children)
            yield Equation(rule.id, "sum", Cell(table, parent, column), terms)


def _families(rows: list[RowName], totals: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Group the coded rows under their parents, in printed order; the total rows come first."""
    by_key = {row.key: row for row in rows}
    families: defaultdict[str, list[str]] = defaultdict(list)
    parents = parents_of(rows)
    for total in totals:
        if total["row"] in by_key:
            tops = [key for key, parent in parents.items() if parent is None]
            chosen = [key for key in tops if selected(by_key[key], total.get("where", {}))]
            families[total["row"]] = chosen
    for key, parent in parents.items():
        if parent is not None:
            families[parent].append(key)
    return families


def _pairs(rule: Rule, skeleton: Skeleton) -> Iterator[Equation]:
    for pair in rule.check.get("pairs", ()):
        references = [split_reference(ref) for ref in (pair["total"], *pair["terms"])]
        if any(cell.table not in skeleton for _, cell in references):
            continue
        relation = _relation(rule, len(references) - 1)
        each = rule.check.get("each") if "{code}" in pair["total"] else None
        for code in _codes(each, references, skeleton):
            (_, total), *terms = [(sign, _filled(cell, code)) for sign, cell in references]
            yield Equation(rule.id, relation, total, tuple(Term(*term) for term in terms))


def _relation(rule: Rule, terms: int) -> Relation:
    if rule.kind == "range":
        return "at_most"
    return "same" if terms == 1 else "sum"


def _codes(each: str | None, references: list[tuple[int, Cell]], skeleton: Skeleton) -> list[str]:
    """Return the values that `{code}` takes: the codes that any of the tables prints."""
    if each is None:
        return [""]
    found: dict[str, None] = {}
    for _, cell in references:
        for row in skeleton[cell.table]:
            code = row.attributes.get("function_code", row.key)
            if code.isdigit() and (each == "code" or len(code) == 3):
                found[code] = None
    return list(found)


def _filled(cell: Cell, code: str) -> Cell:
    return cell._replace(row=cell.row.replace("{code}", code)) if "{code}" in cell.row else cell


_BUILDERS: dict[str, Callable[[Rule, Skeleton], Iterator[Equation]]] = {
    "row_sum": _row_sum,
    "line_sum": _line_sum,
    "tree_sum": _tree_sum,
    "same_amount": _pairs,
    "range": _pairs,
}
