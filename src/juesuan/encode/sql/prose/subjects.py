"""Equations of a stated total and all that one section lists of it, code by code."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from collections.abc import Iterator

from juesuan.encode.sql.prose.constants import constants, named, same, statement_rules
from juesuan.encode.sql.prose.printings import PLACE

_RECORD = ("record", "rule_id", "total", "parts", "level", "section", "basis", "judged")
_LIST = ("package_id", "record", "basis")


def subjects() -> str:
    """Return the query for each total and the codes that its section lists.

    A list of budgets is complete only where the actual amounts beside it make up their total.
    """
    return f"""WITH records AS (
  {constants(_RECORD, _records())}
), listed AS (
{_listed()}
), finest AS (
{_finest()}
), named AS (
{_named()}
), lists AS (
{_lists()}
), totals AS (
{_totals()}
), complete AS (
  SELECT l.package_id, l.record FROM lists AS l JOIN totals AS t ON {same("t", "l", _LIST)}
  WHERE l.basis = 'actual' AND 2 * ABS(t.value - l.value) < t.quantum + l.quanta
)
SELECT l.package_id, l.rule_id, 'sum' AS relation, t.table_name, t.row_key, t.column_name, t.value AS total,
  l.value AS expected, t.quantum + l.quanta AS quanta, t.quantum * t.quantum + l.squares AS squares,
  0 AS coarsest, l.members + t.printed AS printed
FROM lists AS l JOIN totals AS t ON {same("t", "l", _LIST)}
LEFT JOIN complete AS c ON {same("c", "l", ("package_id", "record"))}
WHERE l.judged = 1 AND l.members > 1 AND (l.basis = 'actual' OR c.package_id IS NOT NULL)"""


def _records() -> Iterator[tuple[str | int, ...]]:
    found = [(rule, check) for rule, checks in statement_rules("subjects") for check in checks]
    for number, (rule, check) in enumerate(found):
        judged = check.get("bases", ["actual"])
        for basis in dict.fromkeys(["actual", *judged]):
            names = (check["total"], check["parts"], check["level"], check["section"])
            yield number, rule.id, *names, basis, int(basis in judged)


def _listed() -> str:
    """The first figure of each code that a section lists."""
    return """  SELECT f.package_id, r.record, r.rule_id, r.parts, r.level, r.basis, r.judged, f.subject,
    MIN(f.row_number) AS row_number
  FROM figures AS f JOIN records AS r
    ON r.parts = f.concept AND r.basis = f.basis AND r.section = f.section
  WHERE f.measure = 'amount' AND f.value IS NOT NULL
  GROUP BY f.package_id, r.record, r.rule_id, r.parts, r.level, r.basis, r.judged, f.subject"""


def _finest() -> str:
    """The codes that count: the categories, or those below which the list has no other.

    In the order of codes, the next one tells whether there is any below: it begins with the code.
    """
    return f"""  SELECT x.* FROM (
    SELECT l.*, LEAD(l.subject) OVER (PARTITION BY {named("l", _LIST)} ORDER BY l.subject) AS following
    FROM listed AS l) AS x
  WHERE (x.level = 'category' AND LENGTH(x.subject) = 3)
    OR (x.level <> 'category' AND (x.following IS NULL
      OR SUBSTR(x.following, 1, LENGTH(x.subject)) <> x.subject))"""


def _named() -> str:
    """The lists of items that lack a category which the text names elsewhere."""
    return f"""  SELECT DISTINCT {named("l", _LIST)}
  FROM (SELECT DISTINCT {named("l", _LIST)}, l.parts FROM listed AS l WHERE l.level = 'item') AS l
  JOIN (SELECT DISTINCT f.package_id, f.concept, SUBSTR(f.subject, 1, 3) AS category
    FROM figures AS f JOIN (SELECT DISTINCT r.parts FROM records AS r) AS r ON r.parts = f.concept
    WHERE f.measure = 'amount' AND f.value <> 0) AS n
    ON n.package_id = l.package_id AND n.concept = l.parts
  LEFT JOIN (SELECT DISTINCT {named("l", _LIST)}, SUBSTR(l.subject, 1, 3) AS category FROM listed AS l) AS m
    ON {same("m", "l", _LIST)} AND m.category = n.category
  WHERE m.package_id IS NULL"""


def _lists() -> str:
    columns = (*_LIST, "rule_id", "judged")
    return f"""  SELECT {named("x", columns)}, COUNT(*) AS members, SUM(f.value) AS value,
    SUM(f.quantum) AS quanta, SUM(f.quantum * f.quantum) AS squares
  FROM finest AS x JOIN figures AS f ON {same("f", "x", ("package_id", "row_number"))}
  LEFT JOIN named AS n ON {same("n", "x", _LIST)}
  WHERE n.package_id IS NULL GROUP BY {named("x", columns)}"""


def _totals() -> str:
    """The nearest printing of each total, seen from the section that lists its parts."""
    return f"""  SELECT x.* FROM (
    SELECT g.package_id, r.record, r.basis, g.table_name, g.row_key, g.column_name, g.value, g.quantum,
      g.printed, ROW_NUMBER() OVER (PARTITION BY g.package_id, r.record, r.basis
        ORDER BY {PLACE.format(own="r.section")}, g.position) AS rank_number
    FROM records AS r JOIN amount_printings AS g
      ON g.concept = r.total AND g.subject = '' AND g.basis = r.basis) AS x
  WHERE x.rank_number = 1"""
