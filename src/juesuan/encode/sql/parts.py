"""The pieces that the compiled queries share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from juesuan.arithmetic.equations import Relation
from juesuan.standard.catalogue import Rule

BATCH = "{batch}"
"""Stands for the table that a part belongs to; an engine fills in its name."""


class Part(NamedTuple):
    """What one rule says of one official table: a query over it that returns what it judged.

    Columns: package_id, rule_id, table_name, row_key, column_name, total, expected, difference,
    quanta, verdict. Amounts in millionths of 万元.
    """

    table: str
    query: str

    def over(self, source: str) -> str:
        """Return the query with the part's table read from the given source."""
        return self.query.replace(BATCH, source)


class Equations(NamedTuple):
    """A query for equations that are still to be judged, all of one relation."""

    table: str
    relation: Relation
    query: str


def quoted(text: str) -> str:
    """Return a SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def listed(texts: Iterable[str]) -> str:
    """Return a SQL list of string literals."""
    return "(" + ", ".join(quoted(text) for text in texts) + ")"


def union(queries: Iterable[str]) -> str:
    """Return all rows of all queries, duplicates included."""
    return "\nUNION ALL\n".join(queries)


def in_force(rule: Rule) -> str:
    """Return the condition on `packages AS p` under which a rule is in force."""
    conditions = []
    if rule.since is not None:
        conditions.append(f"p.fiscal_year >= {rule.since}")
    if rule.until is not None:
        conditions.append(f"p.fiscal_year <= {rule.until}")
    if rule.layouts:
        conditions.append(f"p.layout IN {listed(rule.layouts)}")
    return " AND ".join(conditions) or "1 = 1"


def by_condition(rules: Iterable[Rule]) -> list[tuple[str, list[Rule]]]:
    """Group rules by the condition under which they are in force, mostly one for all."""
    groups: dict[str, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(in_force(rule), []).append(rule)
    return list(groups.items())


def loaded(table: str, alias: str = "t") -> str:
    """Return the join of `packages AS p` with the entry of a readable table."""
    same = f"{alias}.package_id = p.package_id AND {alias}.table_name = {quoted(table)}"
    return f"tables AS {alias} ON {same} AND {alias}.readable = 1"


def labels(rule: Rule, table: str, row: str, column: str) -> str:
    """Return the columns that say where a verdict belongs; `row` is a SQL expression."""
    place = f"{quoted(table)} AS table_name, {row} AS row_key, {quoted(column)} AS column_name"
    return f"{quoted(rule.id)} AS rule_id, {place}"


NO_AMOUNTS = (
    "CAST(NULL AS BIGINT) AS total, CAST(NULL AS BIGINT) AS expected, "
    "CAST(NULL AS BIGINT) AS difference, CAST(NULL AS BIGINT) AS quanta"
)
"""The amount columns of a verdict that is not about an amount."""
