"""All equations of the tables as one table, judged together."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from juesuan.arithmetic.equations import Relation
from juesuan.encode.sql.judging import VERDICTS, when_printed
from juesuan.encode.sql.pairs import is_coded
from juesuan.encode.sql.parts import BATCH, Equations, union
from juesuan.encode.sql.sums import families, family_equations, row_sums
from juesuan.encode.sql.together.cells import cell_equations, cell_tables, line_equations
from juesuan.encode.sql.together.coded import coded_equations, coded_tables
from juesuan.standard.catalogue import Rule

_FAMILIES = "{}_families"
_RELATIONS: tuple[Relation, ...] = ("sum", "same", "at_most")


def equation_tables(rules: tuple[Rule, ...]) -> Iterator[tuple[str, str]]:
    """Yield the tables that the equations of some rules are read from, beside the prepared ones."""
    yield from cell_tables(rules)
    yield from coded_tables(rules)
    for rule in rules:
        if rule.kind == "tree_sum":
            table = rule.check["table"]
            yield _FAMILIES.format(table), families(rule).replace(BATCH, table)


def judged_equations(numbered: Iterable[tuple[int, Rule]], rules: tuple[Rule, ...]) -> str:
    """Return the query for all equations of some of the rules, each with its verdict.

    Columns: package_id, rule_number, table_name, row_key, column_name, total, expected, difference, verdict;
    whether a rule is in force is not asked.
    """
    arms = [arm for number, rule in numbered for arm in _arms(number, rule, rules)]
    cases = " ".join(f"WHEN {number} THEN {VERDICTS[name]}" for number, name in enumerate(_RELATIONS))
    return f"""SELECT e.package_id, e.rule_number, e.table_name, e.row_key, e.column_name,
  e.total, e.expected, e.difference, CASE e.relation {cases} END AS verdict
FROM (
{union(arms)}
) AS e JOIN packages AS p ON p.package_id = e.package_id"""


def _arms(number: int, rule: Rule, rules: tuple[Rule, ...]) -> Iterator[str]:
    for table, relation, query in _equations(rule, rules):
        read = query.replace(BATCH, table)
        yield f"""SELECT q.package_id, {number} AS rule_number, {_RELATIONS.index(relation)} AS relation,
  q.table_name, q.row_key, q.column_name, q.total, q.expected, q.total - q.expected AS difference,
  q.total_quantum, q.quanta, q.squares, q.coarsest
FROM (
{read}
) AS q WHERE 1 = 1{when_printed(rule, "q")}"""


@cache
def _equations(rule: Rule, rules: tuple[Rule, ...]) -> list[Equations]:
    if rule.kind == "tree_sum":
        table = rule.check["table"]
        return [Equations(table, "sum", family_equations(rule, _FAMILIES.format(table)))]
    if rule.kind == "line_sum":
        return line_equations(rule)
    if rule.kind == "row_sum":
        return row_sums(rule)
    return [
        coded_equations(rule, pair) if is_coded(pair) else cell_equations(rule, pair, rules)
        for pair in rule.check["pairs"]
    ]
