"""Rules of the kind `text_pattern`: every note that reading the text has made of a rule.

Beside the form for one rule there is one that judges all of them in a single pass over the notes.
"""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from collections.abc import Sequence

from juesuan.encode.sql.parts import (
    BATCH,
    NO_AMOUNTS,
    Part,
    by_condition,
    in_force,
    labels,
    listed,
    loaded,
    quoted,
    union,
)
from juesuan.standard.catalogue import Rule

_NOTES = "reading_notes"
_PLACE = f"{quoted(_NOTES)} AS table_name, n.note_id AS row_key, 'printed' AS column_name"
_PARTS = """(
  SELECT s.package_id, COUNT(*) AS parts FROM sections AS s WHERE s.status <> 'missing' GROUP BY s.package_id
) AS s ON s.package_id = p.package_id"""


def text_parts(rule: Rule) -> list[Part]:
    """Return every place where the text has what a rule forbids."""
    query = f"""SELECT n.package_id, {labels(rule, _NOTES, "n.note_id", "printed")}, {NO_AMOUNTS},
  'leftover' AS verdict
FROM {BATCH} AS n JOIN packages AS p ON p.package_id = n.package_id
WHERE n.kind = 'text' AND n.detail = {quoted(rule.id)} AND {in_force(rule)}"""
    return [Part(_NOTES, query)]


def text_scope(rule: Rule) -> str:
    """Return the parts of the text that were looked through for a rule, and whether they were."""
    searched = f"INSTR(p.text_rules, {_mark(rule.id)}) > 0"
    return f"""SELECT p.package_id, {_checked(searched)} AS checked,
  CASE WHEN {searched} THEN 'pass' ELSE 'not_run' END AS outcome
FROM packages AS p JOIN {loaded(_NOTES)}
LEFT JOIN {_PARTS}
LEFT JOIN (
  SELECT n.package_id, COUNT(*) AS found FROM {_NOTES} AS n
  WHERE n.kind = 'text' AND n.detail = {quoted(rule.id)} GROUP BY n.package_id
) AS f ON f.package_id = p.package_id"""


def _mark(rule: str) -> str:
    return quoted(f",{rule},")


def _checked(searched: str) -> str:
    parts = "CASE WHEN s.parts > 0 THEN s.parts ELSE 1 END"
    return f"CASE WHEN f.found > 0 OR {searched} THEN {parts} ELSE 0 END"


def all_text_parts(rules: Sequence[Rule]) -> Part:
    """Return every place where the text has what any of the rules forbids, in one pass over the notes."""
    conditions = " OR ".join(
        f"(n.detail IN {listed(rule.id for rule in some)} AND {condition})"
        for condition, some in by_condition(rules)
    )
    query = f"""SELECT n.package_id, n.detail AS rule_id, {_PLACE}, {NO_AMOUNTS}, 'leftover' AS verdict
FROM {BATCH} AS n JOIN packages AS p ON p.package_id = n.package_id
WHERE n.kind = 'text' AND ({conditions or "1 = 0"})"""
    return Part(_NOTES, query)


def all_text_outcomes(rules: Sequence[Rule]) -> str:
    """Return the outcomes of all the rules on every package, with `rule_id` as their second column."""
    return union(_outcomes(*group) for group in by_condition(rules))


def _outcomes(condition: str, group: list[Rule]) -> str:
    judged = f"t.readable = 1 AND ({condition})"
    rules = " UNION ALL ".join(
        f"SELECT {quoted(rule.id)} AS rule_id, {_mark(rule.id)} AS mark" for rule in group
    )
    # Packages by the thousand were looked through for the same rules: these are taken apart once.
    return f"""SELECT p.package_id, k.rule_id,
  CASE WHEN t.readable IS NULL OR NOT ({condition}) THEN 'not_applicable' WHEN f.found > 0 THEN 'fail'
    WHEN k.searched = 1 THEN 'pass' ELSE 'not_run' END AS outcome,
  CASE WHEN {judged} AND f.found > 0 THEN 'leftover' ELSE NULL END AS detail,
  CASE WHEN {judged} THEN {_checked("k.searched = 1")} ELSE 0 END AS checked, 0 AS unknown, 0 AS missing
FROM packages AS p JOIN (
  SELECT d.text_rules, r.rule_id, CASE WHEN INSTR(d.text_rules, r.mark) > 0 THEN 1 ELSE 0 END AS searched
  FROM (SELECT DISTINCT text_rules FROM packages) AS d CROSS JOIN ({rules}) AS r
) AS k ON k.text_rules = p.text_rules
LEFT JOIN {loaded(_NOTES)}
LEFT JOIN {_PARTS}
LEFT JOIN (
  SELECT n.package_id, n.detail, COUNT(*) AS found FROM {_NOTES} AS n
  WHERE n.kind = 'text' GROUP BY n.package_id, n.detail
) AS f ON f.package_id = p.package_id AND f.detail = k.rule_id"""
