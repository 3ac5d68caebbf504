"""Rules of the kind `presence`, and amounts against a minimum: one verdict for one place."""

from __future__ import annotations

from collections.abc import Callable

from juesuan.arithmetic.money import parse_amount
from juesuan.encode.prepared import key_column
from juesuan.encode.sql.parts import BATCH, NO_AMOUNTS, Part, in_force, labels, listed, quoted, union
from juesuan.package.facts import amount_tables
from juesuan.standard.catalogue import Rule


def minimum_parts(rule: Rule) -> list[Part]:
    """Return every printed amount of every table with what it is against the minimum."""
    least = parse_amount(rule.check["minimum"]).value
    return [Part(table, _minimum(rule, table, least)) for table in rule.check["tables"]]


def _minimum(rule: Rule, table: str, least: int) -> str:
    return union(
        f"""SELECT r.package_id, {labels(rule, table, f"r.{key_column(table)}", column)}, r.{column} AS total,
  {least} AS expected, r.{column} - {least} AS difference, r.{column}_quantum AS quanta,
  CASE WHEN r.{column} < {least} THEN 'out_of_range' ELSE 'possible' END AS verdict
FROM {BATCH} AS r JOIN packages AS p ON p.package_id = r.package_id
WHERE r.{column} IS NOT NULL AND {in_force(rule)}"""
        for column in amount_tables()[table]
    )


def presence_parts(rule: Rule) -> list[Part]:
    """Return what is missing or without a place; what is there is not returned."""
    return _PARTS[rule.check["what"]](rule)


def _tables(rule: Rule) -> list[Part]:
    return [Part(table, _table(rule, table)) for table in rule.check["tables"]]


def _table(rule: Rule, table: str) -> str:
    return f"""SELECT p.package_id, {labels(rule, table, "''", "")}, {NO_AMOUNTS}, 'missing' AS verdict
FROM packages AS p
LEFT JOIN tables AS t ON t.package_id = p.package_id AND t.table_name = {quoted(table)}
LEFT JOIN {BATCH} AS r ON r.package_id = p.package_id
WHERE t.package_id IS NULL AND r.package_id IS NULL AND {in_force(rule)}"""


def _rows(rule: Rule) -> list[Part]:
    return [Part(table, _missing_rows(rule, table, rows)) for table, rows in rule.check["rows"].items()]


def _missing_rows(rule: Rule, table: str, rows: list[str]) -> str:
    return union(
        f"""SELECT p.package_id, {labels(rule, table, quoted(row), "")}, {NO_AMOUNTS}, 'missing' AS verdict
FROM packages AS p JOIN {_loaded(table)}
LEFT JOIN {BATCH} AS r ON r.package_id = p.package_id AND r.row_number IS NOT NULL
  AND r.{key_column(table)} = {quoted(row)}
WHERE r.package_id IS NULL AND {in_force(rule)}"""
        for row in rows
    )


def _notes(rule: Rule) -> list[Part]:
    return [Part(table, _missing_note(rule, table)) for table in rule.check["tables"]]


def _missing_note(rule: Rule, table: str) -> str:
    return f"""SELECT p.package_id, {labels(rule, table, "''", "")}, {NO_AMOUNTS}, 'missing' AS verdict
FROM packages AS p JOIN {_loaded(table)}
JOIN {_loaded("sections", "u")}
LEFT JOIN sections AS s ON s.package_id = p.package_id AND s.section = {quoted(table)}
WHERE (s.status IS NULL OR s.status <> 'none_stated') AND {in_force(rule)}
  AND p.package_id NOT IN ({filled(table, BATCH)})"""


def filled(table: str, source: str) -> str:
    """Return the query for packages whose table prints an amount, or may print one."""
    quanta = [f"f.{column}_quantum" for column in amount_tables()[table]]
    prints = " OR ".join(f"{quantum} > 0 OR {quantum} IS NULL" for quantum in quanta)
    return f"SELECT f.package_id FROM {source} AS f WHERE {prints}"


def _loaded(table: str, alias: str = "t") -> str:
    same = f"{alias}.package_id = p.package_id AND {alias}.table_name = {quoted(table)}"
    return f"tables AS {alias} ON {same} AND {alias}.readable = 1"


def _numbers(rule: Rule) -> list[Part]:
    query = f"""SELECT n.package_id, {quoted(rule.id)} AS rule_id, n.table_name, n.row_key, n.column_name,
  {NO_AMOUNTS}, 'unplaced' AS verdict
FROM {BATCH} AS n JOIN packages AS p ON p.package_id = n.package_id
WHERE n.kind = 'unplaced' AND {in_force(rule)}"""
    return [Part("reading_notes", query)]


_PARTS: dict[str, Callable[[Rule], list[Part]]] = {
    "tables": _tables,
    "rows": _rows,
    "notes": _notes,
    "numbers": _numbers,
}


# What the rules of this module looked at: package_id, checked, and the outcome where nothing is wrong.


def presence_scope(rule: Rule) -> str:
    """Return the query for what a presence rule, or one with a minimum, looked at in each package."""
    return _SCOPES[rule.check.get("what", "minimum")](rule)


def _tables_scope(rule: Rule) -> str:
    return f"SELECT p.package_id, {len(rule.check['tables'])} AS checked, 'pass' AS outcome FROM packages AS p"


def _rows_scope(rule: Rule) -> str:
    rows = rule.check["rows"]
    cases = " ".join(f"WHEN {quoted(table)} THEN {len(keys)}" for table, keys in rows.items())
    checked = f"SUM(CASE t.table_name {cases} ELSE 0 END)"
    return f"""SELECT p.package_id, {checked} AS checked,
  CASE WHEN {checked} > 0 THEN 'pass' ELSE 'not_run' END AS outcome
FROM packages AS p LEFT JOIN tables AS t ON t.package_id = p.package_id AND t.readable = 1
GROUP BY p.package_id"""


def _notes_scope(rule: Rule) -> str:
    empty = union(
        f"SELECT p.package_id FROM packages AS p JOIN {_loaded(table)} "
        f"WHERE p.package_id NOT IN ({filled(table, table)})"
        for table in rule.check["tables"]
    )
    return f"""SELECT p.package_id, COUNT(u.readable) AS checked,
  CASE WHEN MAX(u.readable) = 1 THEN 'pass' ELSE 'not_run' END AS outcome
FROM ({empty}) AS p LEFT JOIN {_loaded("sections", "u")} GROUP BY p.package_id"""


def _numbers_scope(_rule: Rule) -> str:
    notes = "SELECT n.package_id, 1 AS found FROM reading_notes AS n WHERE n.kind = 'unplaced'"
    return f"""SELECT p.package_id, SUM(COALESCE(x.found, 0)) AS checked, 'pass' AS outcome
FROM packages AS p JOIN {_loaded("reading_notes")}
LEFT JOIN (
{union([*_printed(list(amount_tables())), notes])}
) AS x ON x.package_id = p.package_id GROUP BY p.package_id"""


def _minimum_scope(rule: Rule) -> str:
    return f"""SELECT x.package_id, SUM(x.found) AS checked, 'pass' AS outcome
FROM (
{union(_printed(rule.check["tables"]))}
) AS x GROUP BY x.package_id HAVING SUM(x.found) > 0"""


def _printed(tables: list[str]) -> list[str]:
    """Return, for each table, how many amounts each package prints in it."""
    return [
        f"SELECT r.package_id, {' + '.join(f'COUNT(r.{column})' for column in amount_tables()[table])} AS found "
        f"FROM {table} AS r GROUP BY r.package_id"
        for table in tables
    ]


_SCOPES: dict[str, Callable[[Rule], str]] = {
    "tables": _tables_scope,
    "rows": _rows_scope,
    "notes": _notes_scope,
    "numbers": _numbers_scope,
    "minimum": _minimum_scope,
}
