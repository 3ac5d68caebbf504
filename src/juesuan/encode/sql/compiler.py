"""Rules in, portable SQL out: the violations of a rule and its outcome for every package."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from collections.abc import Callable
from functools import cache

from juesuan.arithmetic.instances import tables_of
from juesuan.encode.sql.codes import code_parts
from juesuan.encode.sql.continuity import continuity_parts
from juesuan.encode.sql.formats import format_parts
from juesuan.encode.sql.judging import judged
from juesuan.encode.sql.pairs import pair_equations
from juesuan.encode.sql.parts import Equations, Part, in_force, listed, union
from juesuan.encode.sql.presence import minimum_parts, presence_parts
from juesuan.encode.sql.prose.tables import PROSE_VERDICTS, is_prose, prose_parts, prose_scope, prose_tables
from juesuan.encode.sql.scopes import scope_of
from juesuan.encode.sql.sums import line_sums, row_sums, tree_sums
from juesuan.encode.sql.texts import all_text_outcomes, all_text_parts, text_parts
from juesuan.standard.catalogue import Rule, rules

VIOLATED = ("impossible", "mismatch", "implausible", "out_of_range", "missing", "unplaced")
"""The verdicts that make an equation or a presence rule fail, the worst first."""

TAIL = "rounding_tail"
_TEXT = "text_pattern"


@cache
def sql_rules() -> tuple[Rule, ...]:
    """Return the active rules that can be expressed in SQL, in catalogue order."""
    active = (rule for rule in rules() if rule.status == "active")
    return tuple(rule for rule in active if "sql" in rule.encodings)


def intermediate_tables() -> tuple[tuple[str, str], ...]:
    """Return the tables that an engine creates from the prepared ones before it asks for any rule.

    Each is a name and the query that fills it, in the order in which they need each other.
    """
    return prose_tables()


@cache
def text_rules() -> tuple[Rule, ...]:
    """Return those of `sql_rules` that are judged together, in one pass over the notes on the text."""
    return tuple(rule for rule in sql_rules() if rule.kind == _TEXT)


def failing(rule: Rule) -> tuple[str, ...]:
    """Return the verdicts that make a rule fail, the worst first."""
    if is_prose(rule):
        return PROSE_VERDICTS
    if rule.kind in _OWN_VERDICTS:
        return tuple(verdict for verdict in rule.messages if verdict != TAIL)
    return VIOLATED


def parts(rule: Rule) -> list[Part]:
    """Return the queries that judge one rule, one for each official table that it belongs to.

    They return every equation with its verdict, `possible`, `blank` and `unknown` included.
    """
    if is_prose(rule):
        return prose_parts(rule)
    if not rule.linear:
        return _PARTS[rule.kind](rule)
    tables: dict[str, list[str]] = {}
    for equations in _EQUATIONS[rule.kind](rule):
        tables.setdefault(equations.table, []).append(judged(rule, equations).query)
    return [Part(table, union(queries)) for table, queries in tables.items()]


def violations_query(rule: Rule) -> str:
    """Return the query for the violations and tails of one rule in all packages.

    Columns: package_id, rule_id, table_name, row_key, column_name (the total of the equation), total,
    expected, difference, quanta (millionths of 万元), verdict.
    """
    return matching(everything(rule), [*failing(rule), TAIL])


def text_violations_query() -> str:
    """Return the query for the violations of all `text_rules` in all packages; columns as of one rule."""
    return all_text_parts(text_rules()).over("reading_notes")


def text_outcomes_query() -> str:
    """Return the query for the outcomes of all `text_rules` on every package.

    Columns: those of the outcomes of one rule, with rule_id behind package_id.
    """
    return all_text_outcomes(text_rules())


def matching(query: str, verdicts: list[str]) -> str:
    """Return the rows of a judging query that have one of the verdicts."""
    return f"""SELECT j.package_id, j.rule_id, j.table_name, j.row_key, j.column_name,
  j.total, j.expected, j.difference, j.quanta, j.verdict
FROM (
{query}
) AS j
WHERE j.verdict IN {listed(verdicts)}"""


def everything(rule: Rule) -> str:
    """Return all that a rule judged, in all its tables."""
    return union(part.over(part.table) for part in parts(rule))


def outcomes_query(rule: Rule) -> str:
    """Return the query for the outcome of one rule on every package.

    Columns: package_id, outcome (pass, fail, not_applicable, not_run, inconclusive), detail (the worst
    verdict), checked, unknown, missing (tables).
    """
    verdicts = failing(rule)
    detail = " ".join(
        f"WHEN COALESCE(v.found_{verdict}, 0) > 0 THEN '{verdict}'" for verdict in (*verdicts, TAIL)
    )
    failed = " + ".join(f"COALESCE(v.found_{verdict}, 0)" for verdict in verdicts)
    scope, checked, missing, otherwise = _linear_scope(rule) if rule.linear else _other_scope(rule)
    applies = in_force(rule)
    return f"""SELECT p.package_id,
  CASE WHEN NOT ({applies}) THEN 'not_applicable' WHEN {failed} > 0 THEN 'fail' {otherwise} END AS outcome,
  CASE {detail} ELSE NULL END AS detail, CASE WHEN {applies} THEN {checked} ELSE 0 END AS checked,
  {_NOT_KNOWN if rule.linear else 0} AS unknown, {missing} AS missing
FROM packages AS p
LEFT JOIN (
{_counts(everything(rule), verdicts)}
) AS v ON v.package_id = p.package_id
LEFT JOIN (
{scope}
) AS s ON s.package_id = p.package_id"""


def _counts(query: str, failing_verdicts: tuple[str, ...]) -> str:
    verdicts = dict.fromkeys((*failing_verdicts, TAIL, "possible", "unknown"))
    sums = ", ".join(
        f"SUM(CASE j.verdict WHEN '{each}' THEN 1 ELSE 0 END) AS found_{each}" for each in verdicts
    )
    return f"SELECT j.package_id, {sums}\nFROM (\n{query}\n) AS j GROUP BY j.package_id"


def _linear_scope(rule: Rule) -> tuple[str, str, str, str]:
    """Return what qualifies a pass of equations: tables that are not there, cells that are not known."""
    tables = tables_of(rule)
    found = f"""SELECT t.package_id, COUNT(*) AS found FROM tables AS t
WHERE t.readable = 1 AND t.table_name IN {listed(tables)} GROUP BY t.package_id"""
    missing = f"{len(tables)} - COALESCE(s.found, 0)"
    seen = [*VIOLATED, TAIL, "possible"]
    checked = " + ".join(f"COALESCE(v.found_{verdict}, 0)" for verdict in seen)
    otherwise = f"""WHEN {missing} > 0 THEN 'not_run'
    WHEN {_NOT_KNOWN} > 0 THEN CASE WHEN {checked} > 0 THEN 'inconclusive' ELSE 'not_run' END
    WHEN {checked} = 0 THEN 'not_applicable' ELSE 'pass'"""
    return found, checked, missing, otherwise


def looked_at(rule: Rule) -> str:
    """Return the query for what a rule that is no equation of the tables looked at in each package."""
    return prose_scope(rule) if is_prose(rule) else scope_of(rule)


def _other_scope(rule: Rule) -> tuple[str, str, str, str]:
    return looked_at(rule), "COALESCE(s.checked, 0)", "0", "ELSE COALESCE(s.outcome, 'not_applicable')"


_EQUATIONS: dict[str, Callable[[Rule], list[Equations]]] = {
    "row_sum": row_sums,
    "line_sum": line_sums,
    "tree_sum": tree_sums,
    "same_amount": pair_equations,
    "range": pair_equations,
}

_PARTS: dict[str, Callable[[Rule], list[Part]]] = {
    "range": minimum_parts,
    "presence": presence_parts,
    "code_list": code_parts,
    "format": format_parts,
    _TEXT: text_parts,
    "continuity": continuity_parts,
}

_OWN_VERDICTS = frozenset({"code_list", "format", _TEXT, "continuity"})
"""The kinds whose messages name all verdicts that they fail with; of no rule there is a worse one."""

_NOT_KNOWN = "COALESCE(v.found_unknown, 0)"
"""How many equations rest on a number that is not known."""
