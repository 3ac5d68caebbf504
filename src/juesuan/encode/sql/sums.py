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
    table, total = rule.check["table"], quoted(rule.check["total"])
    queries = []
    for column in rule.check["columns"]:
        sums = ",\n  ".join(f"{sql} AS {name}" for name, sql in line_amounts(rule, column).items())
        queries.append(f"""SELECT r.package_id, {quoted(table)} AS table_name, {total} AS row_key,
  {quoted(column)} AS column_name, {sums}, 0 AS total_quantum, 0 AS coarsest
FROM {BATCH} AS r GROUP BY r.package_id HAVING COUNT(r.row_number) > 0""")
    return [Equations(table, "sum", union(queries))]


def line_amounts(rule: Rule, column: str) -> dict[str, str]:
    """Return what one column's equation adds up over the rows `r` of a package, by name."""
    check = rule.check
    key, total = f"r.{key_column(check['table'])}", quoted(check["total"])
    signs = _line_signs(check["terms"], key)
    members = " OR ".join([f"{key} = {total}", *signs.values()])
    value, quantum = f"COALESCE(r.{column}, 0)", f"r.{column}_quantum"
    parts = " ".join(f"WHEN {lines} THEN {sign}{value}" for sign, lines in signs.items())
    return {
        "total": f"SUM(CASE WHEN {key} = {total} THEN {value} ELSE 0 END)",
        "expected": f"SUM(CASE {parts} ELSE 0 END)",
        "quanta": _known_sum(f"CASE WHEN {members} THEN {quantum} ELSE 0 END"),
        "squares": f"SUM(CASE WHEN {members} THEN {quantum} * {quantum} ELSE 0 END)",
    }


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
    table = rule.check["table"]
    query = f"""WITH families AS (
{families(rule)}
)
{family_equations(rule, "families")}"""
    return [Equations(table, "sum", query)]


def families(rule: Rule) -> str:
    """Return the query for every parent with the sums of the codes directly below it, in all columns.

    Columns: package_id, row_key, and of each column the amount and `_quantum` of the parent, `_sum`,
    `_quanta` and `_squares` of the codes; total rows without codes below them are among the parents.
    """
    check = rule.check
    columns = check["columns"]
    pairs = ", ".join(f"l.{column}, l.{column}_quantum" for column in columns)
    sums = ",\n    ".join(_column_sums(column) for column in columns)
    rows = f"AS row_key, {pairs} FROM linked AS l WHERE l.parent"
    totals = [
        f"SELECT l.package_id, {quoted(total['row'])} {rows} IS NULL{_where(total, 'l')}"
        for total in check["totals"]
    ]
    children = f"SELECT l.package_id, l.parent {rows} IS NOT NULL"
    names = [total["row"] for total in check["totals"]]
    own = ",\n  ".join(_family(column) for column in columns)
    query = f"""WITH linked AS (
{_linked(columns)}
), members AS (
{union([*totals, children])}
), sums AS (
  SELECT m.package_id, m.row_key,
    {sums}
  FROM members AS m GROUP BY m.package_id, m.row_key
)
SELECT t.package_id, t.{{key}} AS row_key,
  {own}
FROM {BATCH} AS t LEFT JOIN sums AS s ON s.package_id = t.package_id AND s.row_key = t.{{key}}
WHERE t.row_number IS NOT NULL AND (s.row_key IS NOT NULL OR t.{{key}} IN {listed(names)})"""
    return query.replace("{key}", key_column(check["table"]))


def family_equations(rule: Rule, source: str) -> str:
    """Return the query for the equations of all columns over what `families` gives."""
    table = rule.check["table"]
    return union(
        f"""SELECT f.package_id, {quoted(table)} AS table_name, f.row_key, {quoted(column)} AS column_name,
  f.{column} AS total, f.{column}_sum AS expected, f.{column}_quantum AS total_quantum,
  f.{column}_quantum + f.{column}_quanta AS quanta,
  f.{column}_quantum * f.{column}_quantum + f.{column}_squares AS squares, 0 AS coarsest
FROM {source} AS f"""
        for column in rule.check["columns"]
    )


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


def _family(column: str) -> str:
    """Return one column of a parent and its codes; a total row without codes below it equals nothing."""
    return f"""COALESCE(t.{column}, 0) AS {column}, t.{column}_quantum,
  COALESCE(s.{column}, 0) AS {column}_sum,
  CASE WHEN s.row_key IS NULL THEN 0 ELSE s.{column}_quantum END AS {column}_quanta,
  COALESCE(s.{column}_squares, 0) AS {column}_squares"""
