"""The queries for all prepared tables."""

# ruff: noqa: S608 (what goes into the queries is the standard, never anybody's data)
from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from juesuan.arithmetic.rounding import FACTORS
from juesuan.corpus.preparing.amounts import Millionths, wide_table
from juesuan.corpus.preparing.figures import figures_table
from juesuan.corpus.stacked import NUMBER
from juesuan.encode.sql.parts import quoted, union
from juesuan.package.facts import amount_tables
from juesuan.standard.tables import table_names

STACKED = "stacked_{}"
"""The name under which an engine has each stacked table; `package_number` is that in the run."""


class Form(NamedTuple):
    """What differs between engines and runs."""

    millionths: Millionths
    """Writes a decimal column as an integer of millionths."""
    digits: Callable[[str], str]
    """Writes the condition that a text is all digits."""
    unplaced: frozenset[str]
    """The tables in which some package has a number without a place."""


def prepared_queries(form: Form) -> dict[str, str]:
    """Return a query for each prepared table, `codes` aside, over the stacked tables."""
    return {
        "packages": _packages(),
        "tables": _tables(),
        "sections": _sections(),
        "reading_notes": _notes(),
        "problems": _problems(),
        "budget_bases": _budgets(),
        "figures": figures_table(form.millionths),
        **{
            name: wide_table(name, form.millionths, form.digits, unplaced=name in form.unplaced)
            for name in amount_tables()
        },
    }


def unplaced_query() -> str:
    """Return the query for the tables in which some package has a number without a place."""
    return "SELECT DISTINCT n.\"table\" FROM stacked_reading_notes AS n WHERE n.kind = 'unplaced'"


def _packages() -> str:
    factors = " ".join(f"WHEN {quoted(name)} THEN {factor}" for name, factor in FACTORS.items())
    texts = ("department_id", "scope", "division", "standard_version", "text_rules")
    return f"""SELECT s.{NUMBER} AS package_id, s.fiscal_year, COALESCE(s.layout, '') AS layout,
  CASE s.rounding_profile {factors} ELSE {FACTORS["nearest"]} END AS rounding_factor,
  {", ".join(f"COALESCE(s.{name}, '') AS {name}" for name in texts)}
FROM stacked_packages AS s"""


def _tables() -> str:
    present = [
        f"""SELECT s.{NUMBER} AS package_id, {quoted(name)} AS table_name, 1 AS readable,
  COALESCE(c.row_count, 0) AS row_count
FROM stacked_packages AS s
LEFT JOIN (SELECT r.{NUMBER}, COUNT(*) AS row_count FROM {STACKED.format(name)} AS r GROUP BY r.{NUMBER}) AS c
  ON c.{NUMBER} = s.{NUMBER}
WHERE s.tables LIKE '%,{name},%'"""
        for name in table_names()
    ]
    broken = f"""SELECT DISTINCT q.{NUMBER} AS package_id, q.table_name, 0 AS readable, 0 AS row_count
FROM stacked_problems AS q JOIN stacked_packages AS s ON s.{NUMBER} = q.{NUMBER}
WHERE q.rule_id = 'files-readable' AND (s.tables IS NULL OR s.tables NOT LIKE '%,' || q.table_name || ',%')"""
    return union([*present, broken])


def _sections() -> str:
    return f"""SELECT s.{NUMBER} AS package_id, s.section, COALESCE(s.status, '') AS status,
  CASE WHEN s.source_ref IS NULL THEN 0 ELSE 1 END AS sourced
FROM stacked_sections AS s"""


def _notes() -> str:
    """Return the notes that rules look at; `other`, the great majority, only says what a number is."""
    texts = {
        "kind": "kind",
        '"table"': "table_name",
        '"row"': "row_key",
        '"column"': "column_name",
        "reason": "reason",
    }
    texts |= {"note_id": "note_id", "section": "section", "detail": "detail"}
    columns = ", ".join(f"COALESCE(n.{column}, '') AS {name}" for column, name in texts.items())
    return (
        f"SELECT n.{NUMBER} AS package_id, {columns}\nFROM stacked_reading_notes AS n WHERE n.kind <> 'other'"
    )


def _problems() -> str:
    own = quoted("descriptor-conforms")
    place = "'' AS table_name, '' AS row_key, '' AS column_name"
    return f"""SELECT q.{NUMBER} AS package_id, q.rule_id, q.verdict,
  COALESCE(q.table_name, '') AS table_name,
  COALESCE(q.row_key, '') AS row_key, COALESCE(q.column_name, '') AS column_name
FROM stacked_problems AS q WHERE q.rule_id <> {own}
UNION ALL
SELECT DISTINCT q.{NUMBER} AS package_id, q.rule_id, 'unreadable' AS verdict, {place}
FROM stacked_problems AS q WHERE q.rule_id = {own}
UNION ALL
SELECT s.{NUMBER} AS package_id, {own} AS rule_id, 'descriptor' AS verdict, {place}
FROM stacked_packages AS s WHERE NOT s.conforms
  AND s.{NUMBER} NOT IN (SELECT q.{NUMBER} FROM stacked_problems AS q WHERE q.rule_id = {own})"""


def _budgets() -> str:
    return f"""SELECT b.{NUMBER} AS package_id, COALESCE(b.budget_basis, '') AS budget_basis
FROM stacked_three_public_expenses AS b"""
