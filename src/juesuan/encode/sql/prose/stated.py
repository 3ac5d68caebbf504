"""The equations on what the text states, judged: the semantics of `arithmetic.judgement`."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from collections.abc import Callable

from juesuan.arithmetic.rounding import FACTORS
from juesuan.encode.sql.judging import SAFE
from juesuan.encode.sql.prose.differences import differences
from juesuan.encode.sql.prose.pairs import nearest, with_each_other, with_tables
from juesuan.encode.sql.prose.subjects import subjects
from juesuan.encode.sql.prose.sums import sums

STATED = "stated_verdicts"

BUILDERS: dict[str, tuple[str, Callable[[], str]]] = {
    "table_concepts": ("stated_with_tables", with_tables),
    "text_concepts": ("stated_with_each_other", with_each_other),
    "equal": ("stated_nearest", nearest),
    "at_most": ("stated_nearest", nearest),
    "sums": ("stated_sums", sums),
    "subjects": ("stated_subjects", subjects),
    "differences": ("stated_differences", differences),
}
"""For each builder of equations in `check.statements`, the table of its equations and its query.

Columns: package_id, rule_id, relation, the place and value of the total, `expected`, and of all printed
cells the number (`printed`), the sum of their quanta, that of the squares (0 where no rule needs it), and
the coarsest.
"""


def stated_verdicts() -> str:
    """Return the query that judges all these equations; its columns are those of a rule's part."""
    tables = dict.fromkeys(table for table, _ in BUILDERS.values())
    return "\nUNION ALL\n".join(_judged(table) for table in tables)


def _judged(table: str) -> str:
    return f"""SELECT e.package_id, e.rule_id, e.table_name, e.row_key, e.column_name,
  e.total, e.expected, e.difference, e.quanta, CASE WHEN e.printed = 0 THEN 'blank'
    WHEN e.difference = 0 THEN 'possible'
    WHEN e.relation = 'count' THEN 'impossible'
    WHEN e.relation = 'within' THEN CASE WHEN e.difference > 0 THEN 'impossible' ELSE 'possible' END
    WHEN e.relation IN ('sum', 'difference') THEN {_SUM}
    WHEN e.relation = 'at_most' AND e.difference < 0 THEN 'possible'
    WHEN 2 * ABS(e.difference) < e.quanta THEN 'possible'
    WHEN ABS(e.difference) <= e.coarsest THEN 'rounding_tail'
    WHEN e.relation = 'at_most' THEN 'impossible' ELSE 'mismatch' END AS verdict
FROM (SELECT q.package_id, q.rule_id, q.relation, q.table_name, q.row_key, q.column_name, q.total, q.expected,
    q.total - q.expected AS difference, q.quanta, q.squares, q.coarsest, q.printed FROM {table} AS q) AS e
JOIN packages AS p ON p.package_id = e.package_id"""


_SUM = f"""CASE WHEN ABS(e.difference) >= e.quanta THEN 'impossible'
      WHEN p.rounding_factor * ABS(e.difference) >= e.quanta THEN 'impossible'
      WHEN e.relation = 'difference' THEN 'possible'
      WHEN p.rounding_factor <> {FACTORS["nearest"]} THEN 'possible'
      WHEN ABS(e.difference) >= {SAFE} THEN 'implausible'
      WHEN 4 * e.difference * e.difference > 3 * e.squares THEN 'implausible'
      ELSE 'possible' END"""
