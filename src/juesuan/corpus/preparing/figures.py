"""The figures of the text: amounts as integers, and what their words say of a change."""

# ruff: noqa: S608 (what goes into the queries is the standard, never anybody's data)
from __future__ import annotations

from juesuan.corpus.preparing.amounts import Millionths, base_quantum, base_value
from juesuan.corpus.stacked import LINE, NUMBER, decimals_column
from juesuan.package.statements import LEVEL, NONE, SIGNS

_TEXTS = ("concept", "subject", "measure", "basis", "section", "whole", "direction", "reason", "source_ref")


def figures_table(millionths: Millionths) -> str:
    """Return the query for the figures; those whose value is no amount are left out."""
    decimals = f"f.{decimals_column('value')}"
    none = ", ".join(f"'{word}'" for word in NONE)
    level = ", ".join(f"'{word}'" for word in LEVEL)
    signs = " ".join(f"WHEN '{word}' THEN {sign}" for word, sign in SIGNS.items())
    silent = f"f.direction IN ({none}) OR (f.direction IN ({level}) AND f.measure = 'change_amount')"
    value = base_value("f.value", decimals, "f.unit", millionths)
    texts = ", ".join(f"COALESCE(f.{name}, '') AS {name}" for name in _TEXTS)
    return f"""SELECT f.{NUMBER} AS package_id, CAST(f.{LINE} - 1 AS BIGINT) AS row_number,
  f.figure_id AS row_key,
  COALESCE(c.core, '') AS subject_core, {texts},
  CAST(CASE WHEN {decimals} IS NULL AND ({silent}) THEN 0 ELSE {value} END AS BIGINT) AS value,
  {base_quantum(decimals, "f.unit", "0")} AS quantum,
  COALESCE(CASE f.direction {signs} ELSE 0 END, 0) AS signed,
  CASE WHEN f.direction IN ({level}) THEN 1 ELSE 0 END AS level
FROM stacked_figures AS f LEFT JOIN subjects AS c ON c.subject = f.subject
WHERE {decimals} IS NULL OR ({decimals} >= 0 AND NOT (COALESCE(f.unit, '') = '元' AND {decimals} > 2))"""
