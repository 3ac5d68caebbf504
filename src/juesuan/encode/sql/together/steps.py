"""The tables that lead from the prepared ones to the outcomes of all rules, in their order."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from juesuan.encode.sql.compiler import TAIL, everything, failing, parts, sql_rules, text_rules
from juesuan.encode.sql.judging import judged
from juesuan.encode.sql.pairs import is_coded
from juesuan.encode.sql.parts import Equations, union
from juesuan.encode.sql.prose.tables import PROSE_VERDICTS, is_prose, prose_tables
from juesuan.encode.sql.scopes import scope_of
from juesuan.encode.sql.sums import families, family_equations, row_sums
from juesuan.encode.sql.texts import all_text_outcomes
from juesuan.encode.sql.together.cells import cell_equations, cell_tables, line_equations
from juesuan.encode.sql.together.coded import coded_equations, coded_tables
from juesuan.encode.sql.together.outcomes import (
    COUNTED,
    counted_equations,
    counted_outcomes,
    counted_scope,
    counted_violations,
)
from juesuan.encode.sql.together.prose import counted_prose
from juesuan.standard.catalogue import Rule

OUTCOMES = "outcomes"
_FAMILIES = "{}_families"


@cache
def steps() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the tables to be made of the prepared ones: name, and the queries whose rows it holds.

    The last is `outcomes`: package_id, rule_id, outcome, detail, checked, for every rule that SQL can express
    and every package, as `outcomes_query` returns them for one.
    """
    rules = counted_rules()
    shared = [*prose_tables(), *cell_tables(_linear()), *coded_tables(_linear()), *_family_tables()]
    outcomes = [counted_outcomes(rules, verdicts(), verdicts().index(TAIL)), all_text_outcomes(text_rules())]
    return (
        *((name, (query,)) for name, query in shared),
        (COUNTED, tuple(_counted())),
        (OUTCOMES, tuple(_columns(query) for query in outcomes)),
    )


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


def _family_tables() -> Iterator[tuple[str, str]]:
    for rule in _linear():
        if rule.kind == "tree_sum":
            table = rule.check["table"]
            yield _FAMILIES.format(table), families(rule).format(batch=table)


def _counted() -> Iterator[str]:
    numbered = dict(enumerate(counted_rules()))
    yield from counted_prose(
        {number: rule for number, rule in numbered.items() if is_prose(rule)}, _places(PROSE_VERDICTS)
    )
    for number, rule in numbered.items():
        if rule.linear:
            yield counted_equations(number, _judged(rule), _places(failing(rule)))
        elif not is_prose(rule):
            yield counted_violations(number, everything(rule), _places(failing(rule)))
            yield counted_scope(number, scope_of(rule))


def _places(names: tuple[str, ...]) -> Mapping[str, int]:
    return {name: verdicts().index(name) for name in (*names, TAIL)}


def _judged(rule: Rule) -> str:
    """Return all that a rule of equations judged, read from the tables that rules share."""
    queries = [judged(rule, each).over(each.table) for each in _equations(rule)]
    return union(queries) if queries else union(part.over(part.table) for part in parts(rule))


def _equations(rule: Rule) -> list[Equations]:
    if rule.kind == "tree_sum":
        table = rule.check["table"]
        return [Equations(table, "sum", family_equations(rule, _FAMILIES.format(table)))]
    if rule.kind == "line_sum":
        return line_equations(rule)
    if rule.kind == "row_sum":
        return row_sums(rule)
    return [
        coded_equations(rule, pair) if is_coded(pair) else cell_equations(rule, pair, _linear())
        for pair in rule.check["pairs"]
    ]
