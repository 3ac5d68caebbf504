"""The outcomes of all rules on all packages: what each rule counted, then one query for all of them."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from collections.abc import Mapping, Sequence

from juesuan.arithmetic.instances import tables_of
from juesuan.encode.sql.parts import by_condition, union
from juesuan.encode.sql.prose.constants import constants
from juesuan.standard.catalogue import Rule

COUNTED = "counted"
"""The table of what each rule counted in each package.

Columns: package_id, rule_number, worst (the place in `verdicts` of the worst verdict), checked, clean (the
outcome where nothing is wrong). Of one rule and package there may be several rows.
"""


def counted_equations(query: str, places: Mapping[str, int]) -> str:
    """Return the query for what rules of equations counted, over all that they judged, with their numbers."""
    unknown = "SUM(CASE j.verdict WHEN 'unknown' THEN 1 ELSE 0 END)"
    checked = "SUM(CASE WHEN j.verdict IN ('unknown', 'blank') THEN 0 ELSE 1 END)"
    return f"""SELECT x.package_id, x.rule_number, x.worst, x.checked,
  CASE WHEN x.unknown > 0 THEN CASE WHEN x.checked > 0 THEN 'inconclusive' ELSE 'not_run' END
    WHEN x.checked = 0 THEN 'not_applicable' ELSE 'pass' END AS clean
FROM (SELECT j.package_id, j.rule_number, MIN({rank("j", places)}) AS worst, {checked} AS checked,
  {unknown} AS unknown
FROM (
{query}
) AS j GROUP BY j.package_id, j.rule_number) AS x"""


def counted_violations(number: int, query: str, places: Mapping[str, int]) -> str:
    """Return the query for the worst that a rule which is no equation found in each package."""
    return f"""SELECT j.package_id, {number} AS rule_number, MIN({rank("j", places)}) AS worst, 0 AS checked,
  CAST(NULL AS VARCHAR(20)) AS clean
FROM (
{query}
) AS j GROUP BY j.package_id"""


def counted_scope(number: int, query: str) -> str:
    """Return the query for what a rule which is no equation looked at in each package."""
    return f"""SELECT s.package_id, {number} AS rule_number, CAST(NULL AS INTEGER) AS worst, s.checked,
  s.outcome AS clean
FROM (
{query}
) AS s"""


def rank(alias: str, places: Mapping[str, int]) -> str:
    """Return the place of a verdict among all; NULL for one that is no violation."""
    cases = " ".join(f"WHEN '{verdict}' THEN {place}" for verdict, place in places.items())
    return f"CASE {alias}.verdict {cases} ELSE NULL END"


def counted_outcomes(rules: Sequence[Rule], verdicts: Sequence[str], failing: int) -> str:
    """Return the query for the outcome of every rule on every package, from what was counted.

    Rules are numbered by their places; of the verdicts the first `failing` make a rule fail.
    Columns: package_id, rule_id, outcome, detail, checked.
    """
    numbers = {rule: number for number, rule in enumerate(rules)}
    return union(
        _outcomes(condition, {numbers[rule]: rule for rule in group}, verdicts, failing)
        for condition, group in by_condition(rules)
    )


def _outcomes(condition: str, rules: Mapping[int, Rule], verdicts: Sequence[str], failing: int) -> str:
    details = " ".join(f"WHEN {place} THEN '{verdict}'" for place, verdict in enumerate(verdicts))
    tables = {number: tables_of(rule) if rule.linear else [] for number, rule in rules.items()}
    names = [(number, rule.id, len(tables[number])) for number, rule in rules.items()]
    return f"""SELECT p.package_id, r.rule_id,
  CASE WHEN NOT ({condition}) THEN 'not_applicable' WHEN v.worst < {failing} THEN 'fail'
    WHEN r.needed > COALESCE(s.found, 0) THEN 'not_run'
    ELSE COALESCE(v.clean, 'not_applicable') END AS outcome,
  CASE WHEN {condition} THEN CASE v.worst {details} ELSE NULL END ELSE NULL END AS detail,
  CASE WHEN {condition} THEN COALESCE(v.checked, 0) ELSE 0 END AS checked
FROM packages AS p CROSS JOIN ({constants(("rule_number", "rule_id", "needed"), names)}) AS r
LEFT JOIN (
  SELECT c.package_id, c.rule_number, MIN(c.worst) AS worst, SUM(c.checked) AS checked, MAX(c.clean) AS clean
  FROM {COUNTED} AS c GROUP BY c.package_id, c.rule_number
) AS v ON v.package_id = p.package_id AND v.rule_number = r.rule_number
LEFT JOIN (
{_found(tables)}
) AS s ON s.package_id = p.package_id AND s.rule_number = r.rule_number"""


def _found(tables: Mapping[int, Sequence[str]]) -> str:
    """Return of how many tables that a rule needs each package has one."""
    wanted = [(number, table) for number, names in tables.items() for table in names]
    if not wanted:
        return "  SELECT p.package_id, -1 AS rule_number, 0 AS found FROM packages AS p WHERE 1 = 0"
    return f"""  SELECT t.package_id, n.rule_number, COUNT(*) AS found
  FROM tables AS t JOIN ({constants(("rule_number", "table_name"), wanted)}) AS n
    ON n.table_name = t.table_name
  WHERE t.readable = 1 GROUP BY t.package_id, n.rule_number"""
