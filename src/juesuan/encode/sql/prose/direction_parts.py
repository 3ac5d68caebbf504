"""The direction of a part that states no amount, told by its whole and the other parts."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from juesuan.encode.sql.prose.constants import constants, named, rules_that_look_for, same

_RECORD = ("package_id", "rule_id", "record")


def part_verdicts() -> str:
    """Return the query for every part that alone among the parts of its whole states no amount.

    Columns as those of `direction_verdicts`.
    """
    return f"""WITH members AS (
  {constants(("rule_id", "record", "concept", "is_total"), _members())}
), changes AS (
{_changes()}
), stated AS (
  SELECT c.*, CASE WHEN c.value IS NULL AND c.signed <> 0 THEN 1 ELSE 0 END AS silent,
    CASE WHEN c.value IS NOT NULL AND (c.signed <> 0 OR c.value = 0) THEN 1 ELSE 0 END AS known
  FROM changes AS c
), sums AS (
{_sums()}
)
SELECT s.package_id, s.rule_id, f.row_key, CASE WHEN s.way <> f.signed AND (s.unsaid = 0 OR f.signed < 0)
  THEN 'contradiction' ELSE 'possible' END AS verdict, 1 AS checked
FROM (SELECT s.*, CASE WHEN 2 * ABS(s.rest) < s.quanta THEN 0 WHEN s.rest > 0 THEN 1 ELSE -1 END AS way
  FROM sums AS s) AS s
JOIN figures AS f ON f.package_id = s.package_id AND f.row_number = s.silent_row
WHERE s.silent = 1 AND s.total_known = 1 AND (s.unsaid = 0 OR (s.way >= 0 AND s.unsaid = s.idle))"""


def _members() -> list[tuple[str | int, ...]]:
    rows: list[tuple[str | int, ...]] = []
    for rule in rules_that_look_for(("direction",), "parts"):
        for number, record in enumerate(rule.check["sums"]):
            rows.append((rule.id, number, record["total"], 1))
            rows += [(rule.id, number, concept, 0) for concept in record["terms"]]
    return rows


def _changes() -> str:
    """What is stated of the change of each total and part, with its amount where one is printed.

    Where no change is stated, what the text says there is none of.
    """
    return """  SELECT m.rule_id, m.record, m.is_total, m.concept, x.package_id, x.row_number, x.value,
    x.quantum, x.signed
  FROM members AS m JOIN (
    SELECT f.*, ROW_NUMBER() OVER (PARTITION BY f.package_id, f.concept ORDER BY
      CASE WHEN f.measure <> 'change_amount' THEN 2 WHEN f.value IS NULL THEN 1 ELSE 0 END,
      f.row_number) AS rank_number
    FROM figures AS f JOIN (SELECT DISTINCT m.concept FROM members AS m) AS m ON m.concept = f.concept
    WHERE f.subject = '' AND ((f.measure = 'change_amount' AND f.basis = 'prior_year')
      OR (f.measure = 'amount' AND f.basis = 'actual' AND f.direction = 'none'))
  ) AS x ON x.concept = m.concept AND x.rank_number = 1"""


def _sums() -> str:
    """What is left of the change of each total, and of how many parts nothing is said or was spent."""
    return f"""  SELECT {named("s", _RECORD)}, SUM(s.silent * (1 - s.is_total)) AS silent,
    MAX(CASE WHEN s.silent = 1 AND s.is_total = 0 THEN s.row_number END) AS silent_row,
    MAX(s.known * s.is_total) AS total_known,
    SUM(CASE WHEN s.known = 1 THEN (2 * s.is_total - 1) * s.signed * s.value ELSE 0 END) AS rest,
    SUM(CASE WHEN s.known = 1 THEN s.quantum ELSE 0 END) AS quanta,
    MAX(u.terms) - SUM(1 - s.is_total) AS unsaid, MAX(COALESCE(n.idle, 0)) AS idle
  FROM stated AS s JOIN (SELECT m.rule_id, m.record, SUM(1 - m.is_total) AS terms FROM members AS m
    GROUP BY m.rule_id, m.record) AS u ON {same("u", "s", _RECORD[1:])}
  LEFT JOIN (
{_nothing()}
  ) AS n ON {same("n", "s", _RECORD)}
  GROUP BY {named("s", _RECORD)}"""


def _nothing() -> str:
    """The parts whose change is not stated, and whose first stated amount is zero."""
    return f"""    SELECT f.package_id, m.rule_id, m.record, COUNT(*) AS idle
    FROM members AS m JOIN (SELECT a.package_id, a.concept, MIN(a.row_number) AS row_number FROM figures AS a
      WHERE a.subject = '' AND a.measure = 'amount' AND a.basis = 'actual'
      GROUP BY a.package_id, a.concept) AS a
      ON a.concept = m.concept
    JOIN figures AS f ON {same("f", "a", ("package_id", "row_number"))} AND f.value = 0
    LEFT JOIN stated AS s ON {same("s", "m", ("rule_id", "record", "concept"))}
      AND s.package_id = f.package_id
    WHERE m.is_total = 0 AND s.package_id IS NULL
    GROUP BY f.package_id, m.rule_id, m.record"""
