"""Rules of the kind `format`: the problems that reading the packages has met."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from juesuan.encode.sql.parts import BATCH, NO_AMOUNTS, Part, in_force, quoted
from juesuan.standard.catalogue import Rule

_CHECKED = {"values": "SUM(t.row_count)", "keys": "SUM(t.row_count)", "descriptor": "1"}
"""What a rule looked at, where that is not the tables."""


def format_parts(rule: Rule) -> list[Part]:
    """Return the places with a problem, each of them once."""
    query = f"""SELECT DISTINCT b.package_id, {quoted(rule.id)} AS rule_id, b.table_name, b.row_key,
  b.column_name, {NO_AMOUNTS}, b.verdict
FROM {BATCH} AS b JOIN packages AS p ON p.package_id = b.package_id
WHERE b.rule_id = {quoted(rule.id)} AND {in_force(rule)}"""
    return [Part("problems", query)]


def format_scope(rule: Rule) -> str:
    """Return the rows or tables of every package; a package without tables has none, and passes."""
    checked = _CHECKED.get(rule.check["what"], "COUNT(t.table_name)")
    return f"""SELECT p.package_id, COALESCE({checked}, 0) AS checked, 'pass' AS outcome
FROM packages AS p LEFT JOIN tables AS t ON t.package_id = p.package_id AND t.readable = 1
GROUP BY p.package_id"""
