"""From equations to verdicts: the semantics of `arithmetic.judgement` as one SQL expression."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from juesuan.arithmetic.equations import Relation
from juesuan.arithmetic.rounding import FACTORS
from juesuan.encode.sql.parts import Equations, Part, in_force, quoted
from juesuan.standard.catalogue import Rule

SAFE = 1_500_000_000
"""4·d² fits 64 bits below this; a possible difference beyond it is implausible in any case.

Possible means |d| below half the quanta; prepared tables keep 3·Σquantum² below 9·10^18 = 4·(1.5·10^9)².
"""

_UNJUDGED = "WHEN e.quanta IS NULL THEN 'unknown' WHEN e.quanta = 0 THEN 'blank'"
_EXACT = "WHEN e.difference = 0 THEN 'possible'"
VERDICTS: dict[Relation, str] = {
    "sum": f"""CASE {_UNJUDGED} {_EXACT}
    WHEN ABS(e.difference) >= e.quanta THEN 'impossible'
    WHEN p.rounding_factor * ABS(e.difference) >= e.quanta THEN 'impossible'
    WHEN p.rounding_factor <> {FACTORS["nearest"]} THEN 'possible'
    WHEN ABS(e.difference) >= {SAFE} THEN 'implausible'
    WHEN 4 * e.difference * e.difference > 3 * e.squares THEN 'implausible'
    ELSE 'possible' END""",
    "same": f"""CASE {_UNJUDGED} {_EXACT}
    WHEN 2 * ABS(e.difference) < e.quanta THEN 'possible'
    WHEN ABS(e.difference) <= e.coarsest THEN 'rounding_tail' ELSE 'mismatch' END""",
    "at_most": """CASE WHEN e.quanta IS NULL THEN 'unknown' WHEN e.total_quantum = 0 THEN 'blank'
    WHEN e.difference <= 0 OR 2 * e.difference < e.quanta THEN 'possible'
    WHEN e.difference <= e.coarsest THEN 'rounding_tail' ELSE 'impossible' END""",
}


def judged(rule: Rule, equations: Equations) -> Part:
    """Return the query that judges the equations of one rule, where the rule is in force."""
    # The columns are named one by one: engines disagree on the order that `*` gives after a join.
    query = f"""SELECT e.package_id, {quoted(rule.id)} AS rule_id, e.table_name, e.row_key, e.column_name,
  e.total, e.expected, e.difference, e.quanta,
  {VERDICTS[equations.relation]} AS verdict
FROM (
  SELECT q.package_id, q.table_name, q.row_key, q.column_name, q.total, q.expected,
    q.total - q.expected AS difference, q.total_quantum, q.quanta, q.squares, q.coarsest
  FROM (
{equations.query}
  ) AS q
) AS e JOIN packages AS p ON p.package_id = e.package_id
WHERE {in_force(rule)}{when_printed(rule, "p")}"""
    return Part(equations.table, query)


def when_printed(rule: Rule, alias: str) -> str:
    """Return the condition on packages that one of the columns a rule depends on prints something."""
    wanted = rule.check.get("when_printed")
    if not wanted:
        return ""
    own = rule.check.get("table", "")
    columns = [tuple(name.split("/")) if "/" in name else (own, name) for name in wanted]
    queries = [
        f"SELECT w.package_id FROM {table} AS w WHERE w.{column}_quantum > 0" for table, column in columns
    ]
    return f"\n  AND {alias}.package_id IN ({' UNION '.join(queries)})"
