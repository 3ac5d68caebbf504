"""Small tables written out in a query, and the names that all queries on the text share."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from juesuan.encode.sql.parts import quoted
from juesuan.standard.catalogue import Rule, rules

BUDGETS = "('initial_budget', 'final_budget', 'unspecified_budget')"
"""The bases that are budgets, as a SQL list."""


def constants(columns: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """Return a query that yields the given rows; it has one row at least, or SQL has no types for it."""
    lines = ", ".join(f"({', '.join(map(_literal, row))})" for row in rows)
    if not lines:
        raise ValueError("a table of constants has no rows")
    names = ", ".join(columns)
    return f"WITH given ({names}) AS (VALUES {lines}) SELECT {names} FROM given"


def same(one: str, other: str, columns: Iterable[str]) -> str:
    """Return the condition that two aliases agree in some columns."""
    return " AND ".join(f"{one}.{column} = {other}.{column}" for column in columns)


def named(alias: str, columns: Iterable[str]) -> str:
    """Return a list of columns of one alias."""
    return ", ".join(f"{alias}.{column}" for column in columns)


@cache
def statement_rules(builder: str) -> tuple[tuple[Rule, Any], ...]:
    """Return the active rules that are equations of one kind on the text, with its parameters."""
    return tuple(
        (rule, rule.check["statements"][builder])
        for rule in rules()
        if rule.status == "active" and builder in rule.check.get("statements", {})
    )


@cache
def rules_that_look_for(kinds: tuple[str, ...], what: str | None) -> tuple[Rule, ...]:
    """Return the active rules of the narrative family of some kinds whose check has this `what`."""
    return tuple(
        rule
        for rule in rules()
        if rule.status == "active" and rule.family == "narrative"
        if rule.kind in kinds and rule.check.get("what") == what
    )


def _literal(value: str | int) -> str:
    return quoted(value) if isinstance(value, str) else str(value)
