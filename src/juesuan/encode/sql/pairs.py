"""One amount printed in two places, a part within its whole: equations between named cells."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from typing import Any

from juesuan.arithmetic.equations import Cell, Relation
from juesuan.arithmetic.instances import split_reference
from juesuan.encode.prepared import key_column
from juesuan.encode.sql.parts import BATCH, Equations, quoted
from juesuan.standard.catalogue import Rule

_CODE = "{code}"
_CATEGORY_DIGITS = 3


def pair_equations(rule: Rule) -> list[Equations]:
    """Return the equations of every pair of a rule; a pair with `{code}` is one for each printed code."""
    return [_pair(rule, pair) for pair in rule.check["pairs"]]


def _pair(rule: Rule, pair: dict[str, Any]) -> Equations:
    cells = cells_of(pair)
    table = cells[0].table
    each = rule.check.get("each") if is_coded(pair) else None
    names = list(dict.fromkeys(cell.table for cell in cells))
    joins = "\n    ".join(_join(n, cell, table) for n, cell in enumerate(cells))
    source = f"""SELECT k.package_id, {row_key(cells[0].row)} AS row_key,
    {amounts({n: (f"c{n}", cell.column, f"c{n}.package_id IS NULL") for n, cell in enumerate(cells)})}
  FROM {codes(each, names, table) if each else "packages"} AS k
    {present(names)}
    {joins}"""
    return pair_equation(rule, pair, source)


def cells_of(pair: dict[str, Any]) -> list[Cell]:
    """Return the cells of a pair, the total first; in their rows `{code}` may stand for a code."""
    return [split_reference(reference)[1] for reference in (pair["total"], *pair["terms"])]


def is_coded(pair: dict[str, Any]) -> bool:
    """Say whether a pair is one equation for each code."""
    return _CODE in pair["total"]


def amounts(cells: dict[int, tuple[str, str, str]]) -> str:
    """Return the value and the quantum of numbered cells.

    Of each cell are given the alias and the column, and the condition that its row is not there.
    """
    values = [f"COALESCE({alias}.{column}, 0) AS v{n}" for n, (alias, column, _) in cells.items()]
    quanta = [
        f"CASE WHEN {absent} THEN 0 ELSE {alias}.{column}_quantum END AS q{n}"
        for n, (alias, column, absent) in cells.items()
    ]
    return ", ".join(values + quanta)


def pair_equation(rule: Rule, pair: dict[str, Any], source: str) -> Equations:
    """Return the equations of one pair over a source of row keys and the amounts of its cells."""
    references = [split_reference(reference) for reference in (pair["total"], *pair["terms"])]
    total, count = references[0][1], len(references)
    query = f"""SELECT x.package_id, {quoted(total.table)} AS table_name, x.row_key,
  {quoted(total.column)} AS column_name, x.v0 AS total, {_expected(references)} AS expected,
  x.q0 AS total_quantum, {_plus("x.q{n}", count)} AS quanta,
  {_plus("x.q{n} * x.q{n}", count)} AS squares, {_coarsest(count)} AS coarsest
FROM (
  {source}
) AS x"""
    return Equations(total.table, _relation(rule, count - 1), query)


def _relation(rule: Rule, terms: int) -> Relation:
    if rule.kind == "range":
        return "at_most"
    return "same" if terms == 1 else "sum"


def _join(number: int, cell: Cell, own: str) -> str:
    alias = f"c{number}"
    source = BATCH if cell.table == own else cell.table
    same = f"{alias}.package_id = k.package_id AND {alias}.{key_column(cell.table)} = {row_key(cell.row)}"
    return f"LEFT JOIN {source} AS {alias} ON {same}"


def row_key(row: str) -> str:
    """Return a row's key; `k.code` stands for its code."""
    before, code, after = row.partition(_CODE)
    if not code:
        return quoted(row)
    texts = [quoted(before) if before else "", "k.code", quoted(after) if after else ""]
    return " || ".join(text for text in texts if text)


def codes(each: str, names: list[str], own: str = "") -> str:
    """Return the codes that any of the tables prints; that of the rule, `own`, is the batch."""
    category = f" AND LENGTH(s.code) = {_CATEGORY_DIGITS}" if each == "category" else ""
    queries = [
        f"SELECT s.package_id, s.code FROM {BATCH if name == own else name} AS s "
        f"WHERE s.code IS NOT NULL{category}"
        for name in names
    ]
    return "(" + "\n    UNION ".join(queries) + ")"


def present(names: list[str]) -> str:
    """Return the joins with `k` that leave only packages with all the tables."""
    return "\n    ".join(
        f"JOIN tables AS t{n} ON t{n}.package_id = k.package_id AND t{n}.readable = 1 "
        f"AND t{n}.table_name = {quoted(name)}"
        for n, name in enumerate(names)
    )


def _expected(references: list[tuple[int, Cell]]) -> str:
    terms = [f"{'+' if sign > 0 else '-'} x.v{n}" for n, (sign, _) in enumerate(references)][1:]
    return " ".join(["0", *terms])


def _plus(template: str, count: int) -> str:
    return " + ".join(template.format(n=n) for n in range(count))


def _coarsest(count: int) -> str:
    """Return the largest of the quanta; engines have no common function for it."""
    cases = [
        f"WHEN {' AND '.join(f'x.q{n} >= x.q{other}' for other in range(n + 1, count))} THEN x.q{n}"
        for n in range(count - 1)
    ]
    return f"CASE {' '.join(cases)} ELSE x.q{count - 1} END"
