"""Everywhere that an amount is printed, in the text and in the tables."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from juesuan.encode.sql.prose.constants import BUDGETS, constants
from juesuan.package.statements import BUDGETS as BUDGET_NAMES

PLACE = "CASE WHEN g.in_text = 0 THEN 1 WHEN g.section = {own} THEN 0 ELSE 2 END"
"""The order of printings `g` seen from a section: those of the section, of the tables, of other sections."""


def amount_printings() -> str:
    """Return the query for every printed amount.

    Columns: package_id, concept, subject, basis, in_text, section, position (reading order), table_name,
    row_key, column_name, value, quantum, printed (0 for a cell that is blank).
    """
    return """SELECT f.package_id, f.concept, f.subject, f.basis, 1 AS in_text, f.section,
  f.row_number AS position, 'figures' AS table_name, f.row_key, 'value' AS column_name, f.value, f.quantum,
  1 AS printed
FROM figures AS f WHERE f.measure = 'amount' AND f.value IS NOT NULL
UNION ALL
SELECT c.package_id, c.concept, c.subject, c.basis, 0 AS in_text, '' AS section, 0 AS position, c.table_name,
  c.row_key, c.column_name, c.value, c.quantum, CASE WHEN c.quantum > 0 THEN 1 ELSE 0 END AS printed
FROM concept_cells AS c"""


def amount_values() -> str:
    """Return the query for the different amounts that are printed of each quantity, places left aside."""
    return """SELECT DISTINCT g.package_id, g.concept, g.subject, g.basis, g.value, g.quantum
FROM amount_printings AS g"""


def base_names() -> str:
    """Return the query for the bases that a change or rate on one basis is compared with, in their order."""
    rows: list[tuple[str, str, int]] = []
    for basis in BUDGET_NAMES:
        names = BUDGET_NAMES if basis == "unspecified_budget" else (basis, "unspecified_budget")
        rows += [(basis, name, order) for order, name in enumerate(names)]
    return f"""{constants(("basis", "name", "place"), rows)}
UNION ALL SELECT DISTINCT f.basis, f.basis AS name, 0 AS place FROM figures AS f
WHERE f.basis NOT IN {BUDGETS}"""
