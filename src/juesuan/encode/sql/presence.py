"""Rules of the kind `presence`, and amounts against a minimum: one verdict for one place."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from collections.abc import Callable

from juesuan.arithmetic.money import parse_amount
from juesuan.encode.prepared import key_column
from juesuan.encode.sql.parts import BATCH, NO_AMOUNTS, Part, in_force, labels, loaded, quoted, union
from juesuan.encode.sql.stated_parts import stated_parts
from juesuan.encode.sql.structure import sections_parts, status_parts, terms_parts
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
FROM packages AS p JOIN {loaded(table)}
LEFT JOIN {BATCH} AS r ON r.package_id = p.package_id AND r.row_number IS NOT NULL
  AND r.{key_column(table)} = {quoted(row)}
WHERE r.package_id IS NULL AND {in_force(rule)}"""
        for row in rows
    )


def _notes(rule: Rule) -> list[Part]:
    return [Part(table, _missing_note(rule, table)) for table in rule.check["tables"]]


def _missing_note(rule: Rule, table: str) -> str:
    return f"""SELECT p.package_id, {labels(rule, table, "''", "")}, {NO_AMOUNTS}, 'missing' AS verdict
FROM packages AS p JOIN {loaded(table)}
JOIN {loaded("sections", "u")}
LEFT JOIN sections AS s ON s.package_id = p.package_id AND s.section = {quoted(table)}
WHERE (s.status IS NULL OR s.status <> 'none_stated') AND {in_force(rule)}
  AND p.package_id NOT IN ({filled(table, BATCH)})"""


def filled(table: str, source: str) -> str:
    """Return the query for packages whose table prints an amount, or may print one."""
    quanta = [f"f.{column}_quantum" for column in amount_tables()[table]]
    prints = " OR ".join(f"{quantum} > 0 OR {quantum} IS NULL" for quantum in quanta)
    return f"SELECT f.package_id FROM {source} AS f WHERE {prints}"


def _numbers(rule: Rule) -> list[Part]:
    query = f"""SELECT n.package_id, {quoted(rule.id)} AS rule_id, n.table_name, n.row_key, n.column_name,
  {NO_AMOUNTS}, 'unplaced' AS verdict
FROM {BATCH} AS n JOIN packages AS p ON p.package_id = n.package_id
WHERE n.kind = 'unplaced' AND {in_force(rule)}
GROUP BY n.package_id, n.table_name, n.row_key, n.column_name, n.reason"""
    return [Part("reading_notes", query)]


_PARTS: dict[str, Callable[[Rule], list[Part]]] = {
    "tables": _tables,
    "rows": _rows,
    "notes": _notes,
    "numbers": _numbers,
    "sections": sections_parts,
    "status": status_parts,
    "terms": terms_parts,
    "parts": stated_parts,
}
