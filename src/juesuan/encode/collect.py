"""Run the compiled rules on any SQL engine that holds the prepared tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from juesuan.encode.oracle_result import oracle_result
from juesuan.encode.prepared import Prepared
from juesuan.encode.results import Counted, EngineResult, Violation
from juesuan.encode.sql.compiler import (
    outcomes_query,
    sql_rules,
    text_outcomes_query,
    text_rules,
    text_violations_query,
    violations_query,
)
from juesuan.evaluate.finding import OutcomeVerdict
from juesuan.package.content import Package
from juesuan.package.years import Years, department_year
from juesuan.standard.catalogue import Rule

Fetch = Callable[[str], Iterable[Sequence[Any]]]
"""Runs one query and returns its rows."""


def collect(fetch: Fetch, prepared: Prepared, packages: Sequence[Package]) -> dict[str, EngineResult]:
    """Judge all packages by all rules that SQL can express, by their keys in the prepared tables.

    The tables that the rules share must have been created already.
    """
    results = {key: EngineResult() for key in prepared.keys}
    for rule in sql_rules():
        if rule in text_rules():
            continue
        if _outcomes(rule, fetch, results):
            add_violations(fetch(violations_query(rule)), results)
    _judge_texts(fetch, results)
    return judge_aside(results, prepared, packages)


def collect_outcomes(fetch: Fetch, prepared: Prepared, rules: Iterable[Rule]) -> dict[str, EngineResult]:
    """Return the outcomes of some rules alone, without the places."""
    results = {key: EngineResult() for key in prepared.keys}
    for rule in rules:
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
    """Let the oracle, whose integers have no end, judge the packages whose amounts are too large.

    The packages of the year after are its own, too: the engines do not see what they continue.
    """
    left = left_to_the_oracle(prepared, packages)
    years = Years(packages)
    for key, package in zip(prepared.keys, packages, strict=True):
        if key in left:
            results[key] = oracle_result(package, years.before(package))
    return results


def left_to_the_oracle(prepared: Prepared, packages: Sequence[Package]) -> frozenset[str]:
    """Return the packages that are not in the tables and those of the year after, by their keys."""
    named = dict(zip(prepared.keys, packages, strict=True))
    unseen = {department_year(named[key]) for key in prepared.aside}
    found = set(prepared.aside)
    for key, package in named.items():
        department, scope, year = department_year(package)
        if (department, scope, year - 1) in unseen:
            found.add(key)
    return frozenset(found)


def _judge_texts(fetch: Fetch, results: dict[str, EngineResult]) -> None:
    """Judge the rules on the text, which are many, together."""
    anything = False
    for key, rule, outcome, detail, *counts in fetch(text_outcomes_query()):
        _record(results[key], rule, outcome, detail, counts)
        anything = anything or detail is not None
    if anything:
        add_violations(fetch(text_violations_query()), results)
    for result in results.values():
        result.outcomes = {
            rule.id: result.outcomes[rule.id] for rule in sql_rules() if rule.id in result.outcomes
        }


def _outcomes(rule: Rule, fetch: Fetch, results: dict[str, EngineResult]) -> bool:
    """Record the outcomes of one rule; say whether there is anything to list."""
    anything = False
    for key, outcome, detail, *counts in fetch(outcomes_query(rule)):
        _record(results[key], rule.id, outcome, detail, counts)
        anything = anything or detail is not None
    return anything


def _record(
    result: EngineResult, rule: str, outcome: OutcomeVerdict, detail: str | None, counts: list[Any]
) -> None:
    result.outcomes[rule] = outcome
    result.counted[rule] = Counted(detail, *(int(count) for count in counts))


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)
