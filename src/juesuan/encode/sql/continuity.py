"""Rules of the kind `continuity`: opening balances against last year's, where the tables have both years."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.instances import split_reference
from juesuan.encode.prepared import key_column
from juesuan.encode.sql.parts import BATCH, Part, in_force, labels, quoted, union
from juesuan.package.content import UNNAMED
from juesuan.standard.catalogue import Rule

_YEARS = f"""SELECT p.package_id, o.package_id AS earlier_id, p.fiscal_year, p.layout
  FROM packages AS p JOIN (
    SELECT department_id, scope, fiscal_year, MIN(package_id) AS package_id
    FROM packages GROUP BY department_id, scope, fiscal_year HAVING COUNT(*) = 1
  ) AS o ON o.department_id = p.department_id AND o.scope = p.scope AND o.fiscal_year = p.fiscal_year - 1
  WHERE p.fiscal_year <> 0 AND p.department_id <> ''
    AND SUBSTR(p.department_id, 1, {len(UNNAMED)}) <> {quoted(UNNAMED)}"""
"""Every package with last year's of the same department, where there is exactly one."""


def continuity_parts(rule: Rule) -> list[Part]:
    """Return the comparison of every balance that both years print."""
    tables: dict[str, list[str]] = {}
    for pair in rule.check["balances"]:
        opening, closing = (split_reference(pair[name])[1] for name in ("opening", "closing"))
        tables.setdefault(opening.table, []).append(_compared(rule, opening, closing))
    return [Part(table, union(queries)) for table, queries in tables.items()]


def continuity_scope(rule: Rule) -> str:
    """Return how many balances were compared; a package without any is left out."""
    compared = union(part.over(part.table) for part in continuity_parts(rule))
    return f"""SELECT c.package_id, COUNT(*) AS checked, 'pass' AS outcome
FROM (
{compared}
) AS c GROUP BY c.package_id"""


def _compared(rule: Rule, opening: Cell, closing: Cell) -> str:
    return f"""SELECT e.package_id, {labels(rule, opening.table, quoted(opening.row), opening.column)},
  e.own AS total, e.last AS expected, e.own - e.last AS difference, e.own_quantum + e.last_quantum AS quanta,
  CASE WHEN e.own = e.last THEN 'possible'
    WHEN ABS(e.own - e.last) <= e.own_quantum OR ABS(e.own - e.last) <= e.last_quantum THEN 'rounding_tail'
    ELSE 'mismatch' END AS verdict
FROM (
  SELECT p.package_id, COALESCE(a.{opening.column}, 0) AS own, a.{opening.column}_quantum AS own_quantum,
    COALESCE(b.{closing.column}, 0) AS last, b.{closing.column}_quantum AS last_quantum
  FROM ({_YEARS}) AS p
  JOIN {BATCH} AS a ON a.package_id = p.package_id
  JOIN {closing.table} AS b ON b.package_id = p.earlier_id
  WHERE {in_force(rule)} AND {_prints("a", opening, BATCH)}
    AND {_prints("b", closing, closing.table)}
) AS e"""


def _prints(alias: str, cell: Cell, source: str) -> str:
    """Return whether a row prints a balance, if only as a blank: some layouts have no column for it."""
    return f"""{alias}.row_number IS NOT NULL
    AND {alias}.{key_column(cell.table)} = {quoted(cell.row)} AND {alias}.{cell.column}_quantum IS NOT NULL
    AND {alias}.package_id IN (SELECT h.package_id FROM {source} AS h WHERE h.{cell.column} IS NOT NULL)"""
