"""Equations of a stated change and the two amounts that it is the difference of."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from juesuan.encode.sql.prose.constants import constants, same, statement_rules
from juesuan.encode.sql.prose.printings import PLACE

_GAP = "f.value - ABS(a.value - b.value)"
_QUANTA = "f.quantum + a.quantum + b.quantum"


def differences() -> str:
    """Return the query for each stated change and the first two printed amounts that bear it out.

    Where none do, the nearest two. The direction is not judged here. What rounding can explain of three
    numbers is never implausible: (a + b + c)² is at most 3·(a² + b² + c²).
    """
    rows = [(rule.id, basis) for rule, bases in statement_rules("differences") for basis in bases]
    place_a, place_b = (_place(alias) for alias in "ab")
    return f"""SELECT x.package_id, x.rule_id, 'difference' AS relation, 'figures' AS table_name, x.row_key,
  'value' AS column_name, x.total, x.expected, x.quanta, 0 AS squares, 0 AS coarsest, 1 AS printed
FROM (
  SELECT f.package_id, c.rule_id, f.row_key, f.value AS total, ABS(a.value - b.value) AS expected,
    {_QUANTA} AS quanta,
    ROW_NUMBER() OVER (PARTITION BY f.package_id, c.rule_id, f.row_number ORDER BY
      CASE WHEN {_GAP} = 0 OR 2 * ABS({_GAP}) < {_QUANTA} THEN 0 ELSE 1 END,
      {place_a}, a.position, n.place, {place_b}, b.position) AS rank_number
  FROM figures AS f JOIN ({constants(("rule_id", "basis"), rows)}) AS c ON c.basis = f.basis
  JOIN amount_printings AS a ON {same("a", "f", ("package_id", "concept", "subject"))} AND a.basis = 'actual'
  JOIN base_names AS n ON n.basis = f.basis
  JOIN amount_printings AS b ON {same("b", "f", ("package_id", "concept", "subject"))} AND b.basis = n.name
  WHERE f.measure = 'change_amount' AND f.value IS NOT NULL AND f.level = 0
) AS x WHERE x.rank_number = 1"""


def _place(alias: str) -> str:
    return PLACE.format(own="f.section").replace("g.", f"{alias}.")
