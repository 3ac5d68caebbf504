"""The cells that rules name, side by side: one row for each package that has the table."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from juesuan.encode.prepared import key_column
from juesuan.encode.sql.pairs import amounts, cells_of, is_coded, pair_equation
from juesuan.encode.sql.parts import Equations, quoted, union
from juesuan.encode.sql.sums import line_amounts
from juesuan.package.facts import amount_tables
from juesuan.standard.catalogue import Rule

_CELLS = "{}_cells"


def cell_tables(rules: Iterable[Rule]) -> list[tuple[str, str]]:
    """Return, for each official table, a name and the query for the cells that the rules name in it.

    Columns: package_id, printed (rows), `row_<n>` (1 where the table has the row), of each cell
    `row_<n>_<column>` and its `_quantum`, of each sum of lines what `line_amounts` gives.
    """
    sums = {name: sql for rule in rules if rule.kind == "line_sum" for name, sql in _sums(rule).items()}
    tables = dict.fromkeys([*_rows(tuple(rules)), *(table for table, _ in sums)])
    return [(_CELLS.format(table), _cells(table, tuple(rules), sums)) for table in tables]


def _cells(table: str, rules: tuple[Rule, ...], sums: dict[tuple[str, str], str]) -> str:
    key = f"r.{key_column(table)}"
    columns = ["COUNT(r.row_number) AS printed"]
    for row, names in _rows(rules).get(table, {}).items():
        number, there = _number(rules, table, row), f"{key} = {quoted(row)}"
        columns.append(f"MAX(CASE WHEN {there} THEN 1 END) AS row_{number}")
        for name in names:
            columns += [
                f"MAX(CASE WHEN {there} THEN r.{column} END) AS row_{number}_{column}"
                for column in (name, f"{name}_quantum")
            ]
    columns += [f"{sql} AS {name}" for (own, name), sql in sums.items() if own == table]
    chosen = ",\n  ".join(columns)
    # A package whose table is empty has a row, too: one that prints nothing.
    read = ["row_number", key_column(table), "side", "grp"]
    read += [each for name in amount_tables()[table] for each in (name, f"{name}_quantum")]
    blank = ", ".join("NULL" for _ in read)
    return f"""SELECT r.package_id,
  {chosen}
FROM (
  SELECT t.package_id, {", ".join(f"t.{name}" for name in read)} FROM {table} AS t
  UNION ALL
  SELECT t.package_id, {blank} FROM tables AS t WHERE t.readable = 1 AND t.table_name = {quoted(table)}
) AS r GROUP BY r.package_id"""


def line_equations(rule: Rule) -> list[Equations]:
    """Return the equations of a sum of lines, read from the cells of its table."""
    table = rule.check["table"]
    queries = []
    for column in rule.check["columns"]:
        sums = ", ".join(f"c.{_sum(rule, column, name)} AS {name}" for name in line_amounts(rule, column))
        queries.append(f"""SELECT c.package_id, {quoted(table)} AS table_name,
  {quoted(rule.check["total"])} AS row_key, {quoted(column)} AS column_name, {sums},
  0 AS total_quantum, 0 AS coarsest
FROM {_CELLS.format(table)} AS c WHERE c.printed > 0""")
    return [Equations(table, "sum", union(queries))]


def cell_equations(rule: Rule, pair: dict[str, Any], rules: tuple[Rule, ...]) -> Equations:
    """Return the equation of a pair of named cells, read from the cells of their tables."""
    cells = cells_of(pair)
    tables = list(dict.fromkeys(cell.table for cell in cells))
    aliases = {table: f"t{number}" for number, table in enumerate(tables)}
    own = aliases[tables[0]]
    read = {}
    for number, cell in enumerate(cells):
        row = f"row_{_number(rules, cell.table, cell.row)}"
        alias = aliases[cell.table]
        read[number] = (alias, f"{row}_{cell.column}", f"{alias}.{row} IS NULL")
    joins = "".join(
        f" JOIN {_CELLS.format(table)} AS {aliases[table]} ON {aliases[table]}.package_id = {own}.package_id"
        for table in tables[1:]
    )
    source = f"""SELECT {own}.package_id, {quoted(cells[0].row)} AS row_key, {amounts(read)}
  FROM {_CELLS.format(tables[0])} AS {own}{joins}"""
    return pair_equation(rule, pair, source)


@cache
def _rows(rules: tuple[Rule, ...]) -> dict[str, dict[str, list[str]]]:
    """Return by table and row the columns in which rules name a cell."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    pairs = [pair for rule in rules for pair in rule.check.get("pairs", ()) if not is_coded(pair)]
    for cell in (cell for pair in pairs for cell in cells_of(pair)):
        found.setdefault(cell.table, {}).setdefault(cell.row, {})[cell.column] = None
    return {table: {row: list(names) for row, names in rows.items()} for table, rows in found.items()}


def _number(rules: tuple[Rule, ...], table: str, row: str) -> int:
    return list(_rows(rules)[table]).index(row)


def _sums(rule: Rule) -> dict[tuple[str, str], str]:
    return {
        (rule.check["table"], _sum(rule, column, name)): sql
        for column in rule.check["columns"]
        for name, sql in line_amounts(rule, column).items()
    }


def _sum(rule: Rule, column: str, name: str) -> str:
    return f"{rule.id.replace('-', '_')}_{column}_{name}"
