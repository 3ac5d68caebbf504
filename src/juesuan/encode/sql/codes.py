"""Rules of the kind `code_list` on the coded rows of the tables: every row that breaks one."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from collections.abc import Callable

from juesuan.encode.prepared import key_column
from juesuan.encode.sql.parts import BATCH, NO_AMOUNTS, Part, in_force, labels, listed, quoted, union
from juesuan.package.facts import amount_tables
from juesuan.standard.catalogue import Rule

CODE_RULES = frozenset({"known", "name", "parent", "depth", "order", "nature", "group"})
"""What the rules that need only the tables and the code lists look at."""

_ITEM_DIGITS = 7
_PARENTS = {5: (7,), 3: (5, 7)}
"""By the length of a parent's code: those of the codes that need it."""


def code_parts(rule: Rule) -> list[Part]:
    """Return the rows that break a rule, with one part for every table."""
    judge = _BROKEN[rule.check["what"]]
    return [Part(table, judge(rule, table)) for table in rule.check["tables"]]


def code_scope(rule: Rule) -> str:
    """Return how many coded rows there are; without any of the tables a rule has not run."""
    tables = rule.check["tables"]
    there = f"""SELECT t.package_id, 0 AS coded
FROM tables AS t WHERE t.readable = 1 AND t.table_name IN {listed(tables)}"""
    counts = [
        f"""SELECT r.package_id, COUNT(*) AS coded
FROM {table} AS r WHERE {_coded(table)} GROUP BY r.package_id"""
        for table in tables
    ]
    return f"""SELECT p.package_id, COALESCE(SUM(x.coded), 0) AS checked,
  CASE WHEN COUNT(x.coded) = 0 THEN 'not_run' WHEN SUM(x.coded) > 0 THEN 'pass' ELSE 'not_applicable' END
    AS outcome
FROM packages AS p LEFT JOIN (
{union([there, *counts])}
) AS x ON x.package_id = p.package_id GROUP BY p.package_id"""


def _coded(table: str, alias: str = "r") -> str:
    """Return whether a row is printed and its key a code."""
    return f"{alias}.code = {alias}.{key_column(table)}"


def _selected(rule: Rule, table: str, verdict: str, column: str, source: str) -> str:
    """Return the violations at the rows that a source, with package_id and row_key, selects."""
    return f"""SELECT b.package_id, {labels(rule, table, "b.row_key", column)}, {NO_AMOUNTS},
  {quoted(verdict)} AS verdict
FROM (
{source}
) AS b JOIN packages AS p ON p.package_id = b.package_id
WHERE {in_force(rule)}"""


def _valid(rule: Rule, alias: str = "c") -> str:
    """Return the entries of the rule's list for a row's code that are in force in the package's year."""
    return f"""codes AS {alias} ON {alias}.list_name = {quoted(rule.check["list"])} AND {alias}.code = r.code
    AND COALESCE({alias}.since, y.fiscal_year) <= y.fiscal_year
    AND COALESCE({alias}.until, y.fiscal_year) >= y.fiscal_year"""


def _known(rule: Rule, table: str) -> str:
    source = f"""  SELECT r.package_id, r.code AS row_key FROM {BATCH} AS r
  JOIN packages AS y ON y.package_id = r.package_id
  LEFT JOIN {_valid(rule)}
  WHERE {_coded(table)} AND c.code IS NULL"""
    return _selected(rule, table, "unknown", "", source)


def _name(rule: Rule, table: str) -> str:
    """A name may be cut by the source, so a beginning of the right name is not a wrong one."""
    source = f"""  SELECT r.package_id, r.code AS row_key FROM {BATCH} AS r
  JOIN packages AS y ON y.package_id = r.package_id
  JOIN {_valid(rule)} AND c.verified = 1
  WHERE {_coded(table)} AND r.name_plain <> ''
  GROUP BY r.package_id, r.code
  HAVING MAX(CASE WHEN SUBSTR(c.name_plain, 1, LENGTH(r.name_plain)) = r.name_plain THEN 1 ELSE 0 END) = 0"""
    return _selected(rule, table, "mismatch", "", source)


def _parent(rule: Rule, table: str) -> str:
    """The first row below a parent that is not printed stands for all of them."""
    lacking = "\n  UNION\n".join(_first_below(table, length) for length in _PARENTS)
    return _selected(rule, table, "missing", "", lacking)


def _first_below(table: str, length: int) -> str:
    parent, below = f"SUBSTR(r.code, 1, {length})", ", ".join(map(str, _PARENTS[length]))
    return f"""  SELECT f{length}.package_id, f{length}.row_key FROM (
    SELECT r.package_id, r.code AS row_key,
      ROW_NUMBER() OVER (PARTITION BY r.package_id, {parent} ORDER BY r.row_number) AS place
    FROM {BATCH} AS r
    LEFT JOIN {BATCH} AS a ON a.package_id = r.package_id AND a.code = {parent} AND {_coded(table, "a")}
    WHERE {_coded(table)} AND LENGTH(r.code) IN ({below}) AND a.package_id IS NULL
  ) AS f{length} WHERE f{length}.place = 1"""


def _depth(rule: Rule, table: str) -> str:
    """In the order of the codes, the first code below another comes right behind it."""
    printed = " OR ".join(f"r.{column} <> 0" for column in amount_tables()[table])
    source = f"""  SELECT d.package_id, d.row_key FROM (
    SELECT r.package_id, r.code AS row_key, CASE WHEN {printed} THEN 1 ELSE 0 END AS printed,
      LEAD(r.code) OVER (PARTITION BY r.package_id ORDER BY r.code) AS next_code
    FROM {BATCH} AS r WHERE {_coded(table)}
  ) AS d WHERE d.printed = 1 AND LENGTH(d.row_key) < {rule.check["depth"]}
    AND (d.next_code IS NULL OR SUBSTR(d.next_code, 1, LENGTH(d.row_key)) <> d.row_key)"""
    return _selected(rule, table, "missing", "", source)


def _order(rule: Rule, table: str) -> str:
    """Only the first row out of order is told: those behind it may stand right."""
    source = f"""  SELECT w.package_id, w.row_key FROM (
    SELECT o.package_id, o.row_key,
      ROW_NUMBER() OVER (PARTITION BY o.package_id ORDER BY o.row_number) AS place
    FROM (
      SELECT r.package_id, r.code AS row_key, r.row_number,
        LAG(r.code) OVER (PARTITION BY r.package_id ORDER BY r.row_number) AS last_code
      FROM {BATCH} AS r WHERE {_coded(table)}
    ) AS o WHERE o.row_key < o.last_code
  ) AS w WHERE w.place = 1"""
    return _selected(rule, table, "contradiction", "", source)


def _nature(rule: Rule, table: str) -> str:
    columns = rule.check["columns"].items()
    return union(_ruled_out(rule, table, name, column) for name, column in columns)


def _ruled_out(rule: Rule, table: str, name: str, column: str) -> str:
    """A code that has verified names must have this one; of a code without any, the printed name counts."""
    source = f"""  SELECT r.package_id, r.code AS row_key FROM {BATCH} AS r
  JOIN packages AS y ON y.package_id = r.package_id
  LEFT JOIN {_valid(rule)} AND c.verified = 1
  WHERE {_coded(table)} AND LENGTH(r.code) = {_ITEM_DIGITS} AND r.name_bare = {quoted(name)}
    AND r.{column} <> 0
  GROUP BY r.package_id, r.code
  HAVING COUNT(c.code) = 0 OR MAX(CASE WHEN c.name_bare = {quoted(name)} THEN 1 ELSE 0 END) = 1"""
    return _selected(rule, table, "contradiction", column, source)


def _group(rule: Rule, table: str) -> str:
    groups = f"SELECT DISTINCT c.code, c.grp FROM codes AS c WHERE c.list_name = {quoted(rule.check['list'])}"
    source = f"""  SELECT r.package_id, r.code AS row_key FROM {BATCH} AS r
  JOIN ({groups} AND c.grp <> '') AS g ON g.code = r.code
  WHERE {_coded(table)} AND r.grp <> g.grp AND r.grp IN (SELECT h.grp FROM ({groups}) AS h)"""
    return _selected(rule, table, "contradiction", "group", source)


_BROKEN: dict[str, Callable[[Rule, str], str]] = {
    "known": _known,
    "name": _name,
    "parent": _parent,
    "depth": _depth,
    "order": _order,
    "nature": _nature,
    "group": _group,
}
