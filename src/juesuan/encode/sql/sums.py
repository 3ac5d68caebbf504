"""Row sums, line sums and hierarchy sums: the equations within one table."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from typing import Any

from juesuan.arithmetic.instances import TOTAL_ROWS
from juesuan.encode.prepared import attribute_column, key_column
from juesuan.encode.sql.parts import BATCH, Equations, listed, quoted, union
from juesuan.standard.catalogue import Rule


def row_sums(rule: Rule) -> list[Equations]:
    """Return one equation for every printed row: the total column against its parts."""
    check = rule.check
    table, total = check["table"], check["total"]
    columns = [total, *(term.lstrip("-") for term in check["terms"])]
    quanta = [f"r.{column}_quantum" for column in columns]
    query = f"""SELECT r.package_id, {quoted(table)} AS table_name, r.{key_column(table)} AS row_key,
  {quoted(total)} AS column_name, COALESCE(r.{total}, 0) AS total, {_signed(check["terms"])} AS expected,
  r.{total}_quantum AS total_quantum, {" + ".join(quanta)} AS quanta,
  {" + ".join(f"{quantum} * {quantum}" for quantum in quanta)} AS squares, 0 AS coarsest
FROM {BATCH} AS r
WHERE r.row_number IS NOT NULL{_where(check, "r")}"""
    return [Equations(table, "sum", query)]


def _signed(terms: list[str]) -> str:
    signs = ["-" if term.startswith("-") else "+" for term in terms]
    values = [f"COALESCE(r.{term.lstrip('-')}, 0)" for term in terms]
    return " ".join(["0", *(f"{sign} {value}" for sign, value in zip(signs, values, strict=True))])


def _where(selector: dict[str, Any], alias: str) -> str:
    return f" AND {_selects(selector['where'], alias)}" if selector.get("where") else ""


def _selects(attributes: dict[str, str], alias: str) -> str:
    conditions = [f"{alias}.{attribute_column(name)} = {quoted(value)}" for name, value in attributes.items()]
    return " AND ".join(conditions)


def line_sums(rule: Rule) -> list[Equations]:
    """Return one equation for every amount column: the total line against the lines of the formula."""
    check = rule.check
    table, total = check["table"], quoted(check["total"])
    key = f"r.{key_column(table)}"
    signs = _line_signs(check["terms"], key)
    members = " OR ".join([f"{key} = {total}", *signs.values()])
    queries = []
    for column in check["columns"]:
        value, quantum = f"COALESCE(r.{column}, 0)", f"r.{column}_quantum"
        parts = " ".join(f"WHEN {lines} THEN {sign}{value}" for sign, lines in signs.items())
        queries.append(f"""SELECT r.package_id, {quoted(table)} AS table_name, {total} AS row_key,
  {quoted(column)} AS column_name, SUM(CASE WHEN {key} = {total} THEN {value} ELSE 0 END) AS total,
  SUM(CASE {parts} ELSE 0 END) AS expected, 0 AS total_quantum,
  {_known_sum(f"CASE WHEN {members} THEN {quantum} ELSE 0 END")} AS quanta,
  SUM(CASE WHEN {members} THEN {quantum} * {quantum} ELSE 0 END) AS squares, 0 AS coarsest
FROM {BATCH} AS r GROUP BY r.package_id HAVING COUNT(r.row_number) > 0""")
    return [Equations(table, "sum", union(queries))]


def _line_signs(terms: list[str | dict[str, str]], key: str) -> dict[str, str]:
    """Return the condition that selects the added lines and the one that selects the subtracted ones."""
    named = [term for term in terms if isinstance(term, str)]
    added = [term for term in named if not term.startswith("-")]
    taken = [term.lstrip("-") for term in named if term.startswith("-")]
    groups = [f"({_selects(term, 'r')})" for term in terms if isinstance(term, dict)]
    plus = " OR ".join([*([f"{key} IN {listed(added)}"] if added else []), *groups])
    found = {"": plus, "-": f"{key} IN {listed(taken)}" if taken else ""}
    return {sign: condition for sign, condition in found.items() if condition}


def _known_sum(quantum: str) -> str:
    """Return the sum of quanta, NULL where one of them is; SUM alone would leave NULLs out."""
    return f"CASE WHEN COUNT(*) = COUNT({quantum}) THEN SUM({quantum}) ELSE NULL END"


def tree_sums(rule: Rule) -> list[Equations]:
    """Return one equation for every parent and column: the parent against the codes directly below it."""
    check = rule.check
    table, columns = check["table"], check["columns"]
    key = key_column(table)
    pairs = ", ".join(f"l.{column}, l.{column}_quantum" for column in columns)
    sums = ",\n    ".join(_column_sums(column) for column in columns)
    rows = f"AS row_key, {pairs} FROM linked AS l WHERE l.parent"
    totals = [
        f"SELECT l.package_id, {quoted(total['row'])} {rows} IS NULL{_where(total, 'l')}"
        for total in check["totals"]
    ]
    children = f"SELECT l.package_id, l.parent {rows} IS NOT NULL"
    names = [total["row"] for total in check["totals"]]
    families = union(_family(table, column, names) for column in columns)
    query = f"""WITH linked AS (
{_linked(columns)}
), members AS (
{union([*totals, children])}
), sums AS (
  SELECT m.package_id, m.row_key,
    {sums}
  FROM members AS m GROUP BY m.package_id, m.row_key
)
{families}"""
    return [Equations(table, "sum", query.replace("{key}", key))]


def _linked(columns: list[str]) -> str:
    """Return every coded row with its nearest printed ancestor."""
    amounts = ", ".join(f"r.{column}, r.{column}_quantum" for column in columns)
    return f"""  SELECT r.package_id, r.side, r.grp, COALESCE(a.{{key}}, b.{{key}}) AS parent, {amounts}
  FROM {BATCH} AS r
  LEFT JOIN {_ancestor("a", 5)}
  LEFT JOIN {_ancestor("b", 3)}
  WHERE r.row_number IS NOT NULL AND r.{{key}} NOT IN {listed(sorted(TOTAL_ROWS))}"""


def _ancestor(alias: str, length: int) -> str:
    same = f"{alias}.package_id = r.package_id AND {alias}.row_number IS NOT NULL"
    return f"""{BATCH} AS {alias} ON {same} AND {alias}.{{key}} =
    CASE WHEN LENGTH(r.{{key}}) > {length} THEN SUBSTR(r.{{key}}, 1, {length}) ELSE NULL END"""


def _column_sums(column: str) -> str:
    quantum = f"m.{column}_quantum"
    return (
        f"SUM(COALESCE(m.{column}, 0)) AS {column}, {_known_sum(quantum)} AS {column}_quantum, "
        f"SUM({quantum} * {quantum}) AS {column}_squares"
    )


def _family(table: str, column: str, totals: list[str]) -> str:
    """Return one column's equations; a total row without codes below it equals nothing."""
    quantum = f"t.{column}_quantum"
    return f"""SELECT t.package_id, {quoted(table)} AS table_name, t.{{key}} AS row_key,
  {quoted(column)} AS column_name, COALESCE(t.{column}, 0) AS total, COALESCE(s.{column}, 0) AS expected,
  {quantum} AS total_quantum,
  {quantum} + CASE WHEN s.row_key IS NULL THEN 0 ELSE s.{column}_quantum END AS quanta,
  {quantum} * {quantum} + COALESCE(s.{column}_squares, 0) AS squares, 0 AS coarsest
FROM {BATCH} AS t LEFT JOIN sums AS s ON s.package_id = t.package_id AND s.row_key = t.{{key}}
WHERE t.row_number IS NOT NULL AND (s.row_key IS NOT NULL OR t.{{key}} IN {listed(totals)})"""
