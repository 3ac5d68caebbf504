"""Run the compiled rules on any SQL engine that holds the prepared tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from juesuan.encode.oracle_result import oracle_result
from juesuan.encode.prepared import Prepared
from juesuan.encode.results import Counted, EngineResult, Violation
from juesuan.encode.sql.compiler import outcomes_query, sql_rules, violations_query
from juesuan.package.content import Package
from juesuan.standard.catalogue import Rule

Fetch = Callable[[str], Iterable[Sequence[Any]]]
"""Runs one query and returns its rows."""


def collect(fetch: Fetch, prepared: Prepared, packages: Sequence[Package]) -> dict[str, EngineResult]:
    """Judge all packages by all rules that SQL can express, by their keys in the prepared tables."""
    results = {key: EngineResult() for key in prepared.keys}
    for rule in sql_rules():
        if _outcomes(rule, fetch, results):
            add_violations(fetch(violations_query(rule)), results)
    return judge_aside(results, prepared, packages)


def collect_outcomes(fetch: Fetch, prepared: Prepared) -> dict[str, EngineResult]:
    """Return the outcomes alone, without the places."""
    results = {key: EngineResult() for key in prepared.keys}
    for rule in sql_rules():
        _outcomes(rule, fetch, results)
    return results


def add_violations(rows: Iterable[Sequence[Any]], results: dict[str, EngineResult]) -> None:
    """Add rows of a violations query to the results of their packages."""
    for key, rule, table, row, column, total, expected, difference, _quanta, verdict in rows:
        amounts = (_whole(total), _whole(expected), _whole(difference))
        results[key].violations.append(Violation(rule, table, row, column, verdict, *amounts))


def judge_aside(
    results: dict[str, EngineResult], prepared: Prepared, packages: Sequence[Package]
) -> dict[str, EngineResult]:
    """Let the oracle, whose integers have no end, judge the packages whose amounts are too large."""
    for key, package in zip(prepared.keys, packages, strict=True):
        if key in prepared.aside:
            results[key] = oracle_result(package)
    return results


def _outcomes(rule: Rule, fetch: Fetch, results: dict[str, EngineResult]) -> bool:
    """Record the outcomes of one rule; say whether there is anything to list."""
    anything = False
    for key, outcome, detail, *counts in fetch(outcomes_query(rule)):
        results[key].outcomes[rule.id] = outcome
        results[key].counted[rule.id] = Counted(detail, *(int(count) for count in counts))
        anything = anything or detail is not None
    return anything


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)
