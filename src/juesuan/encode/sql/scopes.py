"""What the rules that are not equations looked at, and what they say where nothing is wrong.

Every query returns package_id, checked and outcome; a package that it leaves out is not applicable.
"""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from collections.abc import Callable

from juesuan.encode.sql.codes import code_scope
from juesuan.encode.sql.continuity import continuity_scope
from juesuan.encode.sql.formats import format_scope
from juesuan.encode.sql.parts import loaded, quoted, union
from juesuan.encode.sql.presence import filled
from juesuan.encode.sql.stated_parts import stated_parts_scope
from juesuan.encode.sql.structure import sections_scope, status_scope, terms_scope
from juesuan.encode.sql.texts import text_scope
from juesuan.package.facts import amount_tables
from juesuan.standard.catalogue import Rule


def scope_of(rule: Rule) -> str:
    """Return the query for what a rule that is no equation looked at in each package."""
    return _OF_KIND.get(rule.kind, _of_presence)(rule)


def _of_presence(rule: Rule) -> str:
    return _SCOPES[rule.check.get("what", "minimum")](rule)


def _tables(rule: Rule) -> str:
    checked = len(rule.check["tables"])
    return f"SELECT p.package_id, {checked} AS checked, 'pass' AS outcome FROM packages AS p"


def _rows(rule: Rule) -> str:
    rows = rule.check["rows"]
    cases = " ".join(f"WHEN {quoted(table)} THEN {len(keys)}" for table, keys in rows.items())
    checked = f"SUM(CASE t.table_name {cases} ELSE 0 END)"
    return f"""SELECT p.package_id, {checked} AS checked,
  CASE WHEN {checked} > 0 THEN 'pass' ELSE 'not_run' END AS outcome
FROM packages AS p LEFT JOIN tables AS t ON t.package_id = p.package_id AND t.readable = 1
GROUP BY p.package_id"""


def _notes(rule: Rule) -> str:
    empty = union(
        f"SELECT p.package_id FROM packages AS p JOIN {loaded(table)} "
        f"WHERE p.package_id NOT IN ({filled(table, table)})"
        for table in rule.check["tables"]
    )
    return f"""SELECT p.package_id, COUNT(u.readable) AS checked,
  CASE WHEN MAX(u.readable) = 1 THEN 'pass' ELSE 'not_run' END AS outcome
FROM ({empty}) AS p LEFT JOIN {loaded("sections", "u")} GROUP BY p.package_id"""


def _numbers(_rule: Rule) -> str:
    notes = "SELECT n.package_id, 1 AS found FROM reading_notes AS n WHERE n.kind = 'unplaced'"
    return f"""SELECT p.package_id, SUM(COALESCE(x.found, 0)) AS checked, 'pass' AS outcome
FROM packages AS p JOIN {loaded("reading_notes")}
LEFT JOIN (
{union([*_printed(list(amount_tables())), notes])}
) AS x ON x.package_id = p.package_id GROUP BY p.package_id"""


def _minimum(rule: Rule) -> str:
    return f"""SELECT x.package_id, SUM(x.found) AS checked, 'pass' AS outcome
FROM (
{union(_printed(rule.check["tables"]))}
) AS x GROUP BY x.package_id HAVING SUM(x.found) > 0"""


def _printed(tables: list[str]) -> list[str]:
    """Return, for each table, how many amounts each package prints in it."""
    return [
        f"SELECT r.package_id, {_counts(table)} AS found FROM {table} AS r GROUP BY r.package_id"
        for table in tables
    ]


def _counts(table: str) -> str:
    return " + ".join(f"COUNT(r.{column})" for column in amount_tables()[table])


_SCOPES: dict[str, Callable[[Rule], str]] = {
    "tables": _tables,
    "rows": _rows,
    "notes": _notes,
    "numbers": _numbers,
    "minimum": _minimum,
    "sections": sections_scope,
    "status": status_scope,
    "terms": terms_scope,
    "parts": stated_parts_scope,
}

_OF_KIND: dict[str, Callable[[Rule], str]] = {
    "code_list": code_scope,
    "format": format_scope,
    "text_pattern": text_scope,
    "continuity": continuity_scope,
}
