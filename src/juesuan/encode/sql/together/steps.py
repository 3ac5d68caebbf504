"""The tables that lead from the prepared ones to the outcomes of all rules, in their order."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from juesuan.encode.sql.compiler import (
    TAIL,
    VIOLATED,
    everything,
    failing,
    looked_at,
    sql_rules,
    text_rules,
    text_violations_query,
    violations_query,
)
from juesuan.encode.sql.parts import listed
from juesuan.encode.sql.prose.tables import PROSE_VERDICTS, prose_tables
from juesuan.encode.sql.texts import all_text_outcomes
from juesuan.encode.sql.together.equations import equation_tables, judged_equations
from juesuan.encode.sql.together.outcomes import (
    COUNTED,
    counted_equations,
    counted_outcomes,
    counted_scope,
    counted_violations,
)
from juesuan.encode.sql.together.prose import counted_shared, shared_places, shared_table
from juesuan.standard.catalogue import Rule

OUTCOMES = "outcomes"
_TOGETHER = 16
"""So many rules of equations are one query: each query has its price, and a long one needs memory."""


@cache
def steps() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the tables to be made of the prepared ones: name, and the queries whose rows it holds.

    The last is `outcomes`: package_id, rule_id, outcome, detail, checked, for every rule that SQL can express
    and every package, as `outcomes_query` returns them for one.
    """
    outcomes = (
        counted_outcomes(counted_rules(), verdicts(), verdicts().index(TAIL)),
        all_text_outcomes(text_rules()),
    )
    return (
        *((name, (query,)) for name, query in shared_tables()),
        (COUNTED, tuple(_counted())),
        (OUTCOMES, tuple(_columns(query) for query in outcomes)),
    )


@cache
def shared_tables() -> tuple[tuple[str, str], ...]:
    """Return the first of these tables: what several rules read."""
    return (*prose_tables(), *equation_tables(_linear()))


def place_queries(broken: Collection[str]) -> Iterator[str]:
    """Yield queries over the shared tables for the places of all violations and tails of some rules.

    Columns: package_id, rule_id, table_name, row_key, column_name, total, expected, difference, verdict.
    """
    wanted = {number: rule for number, rule in _numbered().items() if rule.id in broken}
    for some in _some({number: rule for number, rule in wanted.items() if rule.linear}):
        names = " ".join(f"WHEN {number} THEN '{rule.id}'" for number, rule in some.items())
        yield f"""SELECT j.package_id, CASE j.rule_number {names} END AS rule_id, {_PLACE}
FROM (
{judged_equations(some.items(), _linear())}
) AS j WHERE j.verdict IN {listed(_places(VIOLATED))}"""
    others = [rule for rule in wanted.values() if not rule.linear]
    queries = [violations_query(rule) for rule in others if not shared_table(rule)]
    queries += shared_places(others, _places(PROSE_VERDICTS))
    if any(rule.id in broken for rule in text_rules()):
        queries.append(text_violations_query())
    yield from (f"SELECT j.package_id, j.rule_id, {_PLACE} FROM ({query}) AS j" for query in queries)


_PLACE = "j.table_name, j.row_key, j.column_name, j.total, j.expected, j.difference, j.verdict"


@cache
def counted_rules() -> tuple[Rule, ...]:
    """Return the rules that are counted one by one; their places here are their numbers."""
    return tuple(rule for rule in sql_rules() if rule not in text_rules())


@cache
def verdicts() -> tuple[str, ...]:
    """Return all verdicts that make a rule fail, the worst first, and last the one that does not."""
    own = [verdict for rule in counted_rules() for verdict in failing(rule)]
    return (*(verdict for verdict in dict.fromkeys([*PROSE_VERDICTS, *own]) if verdict != TAIL), TAIL)


def _columns(query: str) -> str:
    return f"SELECT o.package_id, o.rule_id, o.outcome, o.detail, o.checked FROM ({query}) AS o"


@cache
def _linear() -> tuple[Rule, ...]:
    return tuple(rule for rule in counted_rules() if rule.linear)


def _numbered() -> dict[int, Rule]:
    return dict(enumerate(counted_rules()))


def _counted() -> Iterator[str]:
    linear = {number: rule for number, rule in _numbered().items() if rule.linear}
    for some in _some(linear):
        places = _places(verdict for rule in some.values() for verdict in failing(rule))
        yield counted_equations(judged_equations(some.items(), _linear()), places)
    others = {number: rule for number, rule in _numbered().items() if not rule.linear}
    yield from counted_shared(others, _places(PROSE_VERDICTS))
    for number, rule in others.items():
        if not shared_table(rule):
            yield counted_violations(number, everything(rule), _places(failing(rule)))
            yield counted_scope(number, looked_at(rule))


def _some(rules: Mapping[int, Rule]) -> Iterator[dict[int, Rule]]:
    numbers = list(rules)
    for first in range(0, len(numbers), _TOGETHER):
        yield {number: rules[number] for number in numbers[first : first + _TOGETHER]}


def _places(names: Iterable[str]) -> Mapping[str, int]:
    return {name: verdicts().index(name) for name in (*names, TAIL)}
