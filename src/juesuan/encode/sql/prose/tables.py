"""What is computed once for all packages before the rules on the text are asked, and how they are asked."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from collections.abc import Callable
from functools import cache

from juesuan.encode.sql.parts import NO_AMOUNTS, Part, listed, quoted
from juesuan.encode.sql.prose.cells import concept_cells, fixed_cells, printed_tables
from juesuan.encode.sql.prose.direction_parts import part_verdicts
from juesuan.encode.sql.prose.directions import direction_verdicts, worded
from juesuan.encode.sql.prose.presence import word_verdicts
from juesuan.encode.sql.prose.printings import amount_printings, amount_values, base_names
from juesuan.encode.sql.prose.rates import (
    computations,
    computed_rates,
    rate_changes,
    rate_signs,
    rate_verdicts,
)
from juesuan.encode.sql.prose.reasons import changes, reason_verdicts
from juesuan.encode.sql.prose.stated import BUILDERS, stated_verdicts
from juesuan.encode.sql.prose.sums import sum_parts, sum_terms, sum_totals
from juesuan.package.statements import FIGURES
from juesuan.standard.catalogue import Rule

RATES = ("share", "growth", "completion")
"""The kinds of rules on rates."""

PROSE_VERDICTS = (
    *("impossible", "mismatch", "undefined", "cut", "contradiction"),
    *("implausible", "out_of_range", "missing"),
)
"""The verdicts with which a rule on the text fails, the worst first."""

_WHATS = {
    "direction": ("amounts", "completion", "amount_and_rate", "nothing", "parts"),
    "presence": ("filled", "reasons", "unfit_reasons", "amounts_of_changes", "counted", "shares_limit"),
}

_TABLES: tuple[tuple[str, Callable[[], str]], ...] = (
    ("printed_tables", printed_tables),
    ("fixed_cells", fixed_cells),
    ("concept_cells", concept_cells),
    ("amount_printings", amount_printings),
    ("amount_values", amount_values),
    ("base_names", base_names),
    ("sum_totals", sum_totals),
    ("sum_terms", sum_terms),
    ("sum_parts", sum_parts),
    *BUILDERS.values(),
    ("stated_verdicts", stated_verdicts),
    ("rate_changes", rate_changes),
    ("rate_signs", rate_signs),
    ("computations", computations),
    ("computed_rates", computed_rates),
    ("rate_verdicts", rate_verdicts),
    ("worded", worded),
    ("direction_verdicts", direction_verdicts),
    ("part_verdicts", part_verdicts),
    ("stated_changes", changes),
    ("reason_verdicts", reason_verdicts),
    ("word_verdicts", word_verdicts),
)


@cache
def prose_tables() -> tuple[tuple[str, str], ...]:
    """Return the tables that an engine creates from the prepared ones, in this order: name and query."""
    return tuple((name, query()) for name, query in dict(_TABLES).items())


def is_prose(rule: Rule) -> bool:
    """Say whether a rule can be judged from these tables."""
    if rule.stated:
        return all(name in BUILDERS for name in rule.check["statements"] if name != "measures")
    if rule.family != "narrative":
        return False
    if rule.kind in RATES:
        return "measure" in rule.check
    return rule.check.get("what") in _WHATS.get(rule.kind, ())


def prose_parts(rule: Rule) -> list[Part]:
    """Return the query for all that one rule on the text judged."""
    if rule.stated:
        query = f"SELECT {_AMOUNTS} FROM stated_verdicts AS v WHERE v.rule_id = {quoted(rule.id)}"
    elif rule.kind in RATES:
        query = f"""SELECT r.package_id, {quoted(rule.id)} AS rule_id, 'figures' AS table_name, r.row_key,
  'value' AS column_name, {NO_AMOUNTS}, r.verdict FROM rate_verdicts AS r WHERE {_rates(rule)}"""
    else:
        query = f"""SELECT v.package_id, v.rule_id, v.table_name, v.row_key, v.column_name, {NO_AMOUNTS},
  v.verdict FROM word_verdicts AS v WHERE v.rule_id = {quoted(rule.id)}"""
    return [Part(FIGURES, query)]


_AMOUNTS = ", ".join(
    f"v.{name}"
    for name in (
        *("package_id", "rule_id", "table_name", "row_key", "column_name"),
        *("total", "expected", "difference", "quanta", "verdict"),
    )
)


def prose_scope(rule: Rule) -> str:
    """Return the query for what one rule on the text looked at: package_id, checked, outcome."""
    if rule.stated:
        return f"""SELECT v.package_id, COUNT(*) AS checked, 'pass' AS outcome FROM stated_verdicts AS v
WHERE v.rule_id = {quoted(rule.id)} AND v.verdict <> 'blank' GROUP BY v.package_id"""
    if rule.kind not in RATES:
        return f"""SELECT v.package_id, SUM(v.checked) AS checked, 'pass' AS outcome FROM word_verdicts AS v
WHERE v.rule_id = {quoted(rule.id)} GROUP BY v.package_id"""
    return f"""SELECT r.package_id, r.checked, CASE
  WHEN r.without_base > 0 THEN CASE WHEN r.checked > 0 THEN 'inconclusive' ELSE 'not_run' END
  WHEN r.wide > 0 THEN 'inconclusive' ELSE 'pass' END AS outcome
FROM (SELECT r.package_id, {_count("NOT IN ('without_base', 'inconclusive')")} AS checked,
    {_count("= 'without_base'")} AS without_base, {_count("= 'inconclusive'")} AS wide
  FROM rate_verdicts AS r WHERE {_rates(rule)} GROUP BY r.package_id) AS r"""


def _count(condition: str) -> str:
    return f"SUM(CASE WHEN r.verdict {condition} THEN 1 ELSE 0 END)"


def _rates(rule: Rule) -> str:
    """Return the condition on the stated rates `r` that a rule judges them."""
    check = rule.check
    conditions = [f"r.measure = {quoted(check['measure'])}"]
    if "wholes" in check:
        conditions.append(f"r.whole IN {listed(check['wholes'])}")
    if "bases" in check:
        conditions.append(f"r.basis IN {listed(check['bases'])}")
    if "but" in check:
        conditions.append(f"r.concept NOT IN {listed(check['but'])}")
    if "with_amounts" in check:
        conditions.append("r.with_amount = 1")
    return " AND ".join(conditions)
