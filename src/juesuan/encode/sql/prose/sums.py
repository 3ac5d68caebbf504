"""Equations of a stated total and its stated parts."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from typing import Any, NamedTuple

from juesuan.encode.sql.prose.constants import constants, named, same, statement_rules

_TOTAL = ("package_id", "record", "row_number")
_STATED = "(g.value IS NOT NULL OR g.level = 1)"


class _Record(NamedTuple):
    number: int
    rule: str
    check: dict[str, Any]

    @property
    def measure(self) -> str:
        found: str = self.check.get("measure", "amount")
        return found


def sums() -> str:
    """Return the query for every stated total and its parts, where the text states all that are required."""
    kinds = [(r.number, concept) for r in _records() for concept in r.check.get("kinds", ())]
    return f"""WITH members AS (
{_stated()}
  UNION ALL
{_of_tables()}
  UNION ALL
{_kinds(kinds)}
), parts AS (
  SELECT {named("m", _TOTAL)}, SUM(m.required) AS required, SUM(m.sign * m.value) AS value,
    SUM(m.quantum) AS quanta, SUM(m.quantum * m.quantum) AS squares, SUM(m.printed) AS printed
  FROM members AS m WHERE m.sign IS NOT NULL GROUP BY {named("m", _TOTAL)}
)
SELECT t.package_id, t.rule_id, CASE t.measure WHEN 'count' THEN 'count' ELSE 'sum' END AS relation,
  'figures' AS table_name, t.row_key, 'value' AS column_name, COALESCE(t.value, 0) AS total,
  p.value AS expected, t.quantum + p.quanta AS quanta, t.quantum * t.quantum + p.squares AS squares,
  0 AS coarsest, p.printed + CASE WHEN t.value IS NULL THEN 0 ELSE 1 END AS printed
FROM sum_totals AS t JOIN parts AS p ON {same("p", "t", _TOTAL)} AND p.required = t.required"""


def _records() -> list[_Record]:
    found = [(rule.id, check) for rule, checks in statement_rules("sums") for check in checks]
    return [_Record(number, rule, check) for number, (rule, check) in enumerate(found)]


def sum_totals() -> str:
    """Return the query for the first statement of each total in each section.

    None where the section may lack a part.
    """
    names = ("record", "rule_id", "concept", "measure", "basis", "required", "open_list")
    rows = [
        (r.number, r.rule, r.check["total"], r.measure, basis, len(r.check["terms"]), int(_is_open(r)))
        for r in _records()
        for basis in r.check.get("bases", ["actual"])
    ]
    return f"""  SELECT g.package_id, q.record, q.rule_id, q.required, g.row_number, g.row_key, g.section,
    g.measure, g.basis, g.value, g.quantum, g.signed, g.level
  FROM (SELECT g.package_id, g.section, c.record, c.rule_id, c.basis, c.required, c.open_list,
      MIN(g.row_number) AS row_number
    FROM figures AS g JOIN ({constants(names, rows)}) AS c
      ON {same("c", "g", ("concept", "measure", "basis"))}
    WHERE g.subject = '' AND {_STATED}
    GROUP BY g.package_id, g.section, c.record, c.rule_id, c.basis, c.required, c.open_list) AS q
  JOIN figures AS g ON {same("g", "q", ("package_id", "row_number"))}
  LEFT JOIN (SELECT DISTINCT u.package_id, u.section FROM reading_notes AS u
    WHERE u.kind = 'unread' AND u.section <> '') AS u
    ON u.package_id = q.package_id AND u.section = q.section AND q.open_list = 1
  WHERE u.package_id IS NULL"""


def _is_open(record: _Record) -> bool:
    return "optional" in record.check or "kinds" in record.check


def sum_terms() -> str:
    """Return the query for each total with the quantities that are its parts."""
    rows = [
        (r.number, concept, int(concept in r.check["terms"]))
        for r in _records()
        for concept in [*r.check["terms"], *r.check.get("optional", ())]
    ]
    return f"""  SELECT t.package_id, t.record, t.row_number, t.section, t.signed, t.level, t.measure,
    t.basis, c.concept, '' AS subject, c.required
  FROM sum_totals AS t JOIN ({constants(("record", "concept", "required"), rows)}) AS c
    ON c.record = t.record"""


def sum_parts() -> str:
    """Return the query for the statement of each part nearest to its total: of its section, or the first."""
    quantity = ("package_id", "concept", "subject", "measure", "basis")
    return f"""  SELECT x.* FROM (
    SELECT {named("t", _TOTAL)}, t.concept, g.value, g.quantum, g.signed, g.level,
      ROW_NUMBER() OVER (PARTITION BY {named("t", _TOTAL)}, t.concept
        ORDER BY CASE WHEN g.section = t.section THEN 0 ELSE 1 END, g.row_number) AS rank_number
    FROM sum_terms AS t JOIN figures AS g ON {same("g", "t", quantity)} AND {_STATED}) AS x
  WHERE x.rank_number = 1"""


def _stated() -> str:
    return f"""  SELECT {named("t", _TOTAL)}, t.required, COALESCE(g.value, 0) AS value, g.quantum,
    CASE WHEN g.value IS NULL THEN 0 ELSE 1 END AS printed, {_SIGN} AS sign
  FROM sum_terms AS t JOIN sum_parts AS g ON {same("g", "t", (*_TOTAL, "concept"))}"""


_SIGN = """CASE WHEN t.measure <> 'change_amount' OR g.level = 1 OR COALESCE(g.value, 0) = 0 THEN 1
      WHEN g.signed = 0 OR (t.signed = 0 AND t.level = 0) THEN NULL
      WHEN t.signed = 0 THEN g.signed ELSE g.signed * t.signed END"""
"""How a part counts; NULL where the words do not tell which way it or its total went."""


def _of_tables() -> str:
    """The cell of a table that prints a part which the text does not state."""
    cell = ("package_id", "concept", "subject", "basis")
    return f"""  SELECT {named("t", _TOTAL)}, t.required, c.value, c.quantum,
    CASE WHEN c.quantum > 0 THEN 1 ELSE 0 END AS printed, 1 AS sign
  FROM sum_terms AS t JOIN concept_cells AS c ON {same("c", "t", cell)}
  LEFT JOIN sum_parts AS g ON {same("g", "t", (*_TOTAL, "concept"))}
  WHERE t.measure = 'amount' AND g.package_id IS NULL"""


def _kinds(kinds: list[tuple[int, str]]) -> str:
    """The parts that a section names in its own words; where it states their sum, that alone."""
    return f"""  SELECT {named("k", _TOTAL)}, 0 AS required, g.value, g.quantum, 1 AS printed, 1 AS sign
  FROM (SELECT {named("t", _TOTAL)}, g.concept, g.subject, MIN(g.row_number) AS first_row,
      MIN(g.subject) OVER (PARTITION BY {named("t", _TOTAL)}, g.concept) AS least
    FROM sum_totals AS t JOIN ({constants(("record", "concept"), kinds)}) AS c ON c.record = t.record
    JOIN figures AS g ON g.package_id = t.package_id AND g.concept = c.concept AND g.section = t.section
      AND g.value IS NOT NULL
    GROUP BY {named("t", _TOTAL)}, g.concept, g.subject) AS k
  JOIN figures AS g ON g.package_id = k.package_id AND g.row_number = k.first_row
  WHERE k.subject = '' OR k.least <> ''"""
