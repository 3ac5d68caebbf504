"""The rows of several tables that stand for the same code, side by side."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from juesuan.arithmetic.equations import Cell
from juesuan.encode.prepared import key_column
from juesuan.encode.sql.pairs import amounts, cells_of, codes, is_coded, pair_equation, present, row_key
from juesuan.encode.sql.parts import Equations
from juesuan.standard.catalogue import Rule


def coded_tables(rules: Iterable[Rule]) -> list[tuple[str, str]]:
    """Return, for each rule with an equation for each code, a name and the query for what it compares.

    Columns: package_id, code, of each row that stands for it `row_<n>` (1 where the table has it) and the
    amounts that the rule names in it.
    """
    return [
        (_name(rule, tables), _rows(rule, tables, pairs))
        for rule in rules
        for tables, pairs in _groups(rule).items()
    ]


def coded_equations(rule: Rule, pair: dict[str, Any]) -> Equations:
    """Return the equations of a pair, one for each code, read from the rows beside each other."""
    cells = cells_of(pair)
    tables = _tables(pair)
    rows = _numbered(_groups(rule)[tables])
    read = {}
    for number, cell in enumerate(cells):
        row = f"row_{rows[cell.table, cell.row]}"
        read[number] = ("k", f"{row}_{cell.column}", f"k.{row} IS NULL")
    source = f"""SELECT k.package_id, {row_key(cells[0].row)} AS row_key, {amounts(read)}
  FROM {_name(rule, tables)} AS k"""
    return pair_equation(rule, pair, source)


def _rows(rule: Rule, tables: tuple[str, ...], pairs: list[dict[str, Any]]) -> str:
    columns, joins = [], []
    for (table, row), number in _numbered(pairs).items():
        alias = f"c{number}"
        columns.append(f"CASE WHEN {alias}.package_id IS NULL THEN NULL ELSE 1 END AS row_{number}")
        names = dict.fromkeys(cell.column for cell in _all(pairs) if (cell.table, cell.row) == (table, row))
        columns += [
            f"{alias}.{column} AS row_{number}_{column}"
            for name in names
            for column in (name, f"{name}_quantum")
        ]
        joins.append(
            f"LEFT JOIN {table} AS {alias} ON {alias}.package_id = k.package_id "
            f"AND {alias}.{key_column(table)} = {row_key(row)}"
        )
    chosen, joined = ",\n  ".join(columns), "\n".join(joins)
    return f"""SELECT k.package_id, k.code,
  {chosen}
FROM {codes(rule.check["each"], list(tables))} AS k
{present(list(tables))}
{joined}"""


def _groups(rule: Rule) -> dict[tuple[str, ...], list[dict[str, Any]]]:
    """Return the pairs of a rule that are for each code, by the tables that they compare."""
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for pair in rule.check.get("pairs", ()):
        if is_coded(pair):
            groups.setdefault(_tables(pair), []).append(pair)
    return groups


def _tables(pair: dict[str, Any]) -> tuple[str, ...]:
    return tuple(sorted({cell.table for cell in cells_of(pair)}))


def _all(pairs: list[dict[str, Any]]) -> list[Cell]:
    return [cell for pair in pairs for cell in cells_of(pair)]


def _numbered(pairs: list[dict[str, Any]]) -> dict[tuple[str, str], int]:
    rows = dict.fromkeys((cell.table, cell.row) for cell in _all(pairs))
    return {row: number for number, row in enumerate(rows)}


def _name(rule: Rule, tables: tuple[str, ...]) -> str:
    number = list(_groups(rule)).index(tables)
    return f"{rule.id.replace('-', '_')}_{number}"
