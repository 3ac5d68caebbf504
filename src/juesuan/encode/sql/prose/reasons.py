"""Whether the changes that the text states are explained, and stated with their amounts."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from juesuan.encode.sql.parts import union
from juesuan.encode.sql.prose.constants import constants, named, rules_that_look_for, same

_PRESENCE = ("presence",)
_SENTENCE = ("package_id", "section", "subject", "basis", "source_ref", "topic")
_PREFIXES = ("appropriation_", "revenue_", "expenditure_")


def changes() -> str:
    """Return the query for the stated changes: the columns of `figures` that name them, and `topic`.

    An amount and its rate are one change, that of revenue and of expenditure is one too: they share `topic`.
    """
    query = "SELECT f.*, f.concept AS topic FROM figures AS f"
    for prefix in _PREFIXES:
        start = f"SUBSTR(f.topic, 1, {len(prefix)}) = '{prefix}'"
        cut = f"CASE WHEN {start} THEN SUBSTR(f.topic, {len(prefix) + 1}) ELSE f.topic END AS topic"
        query = f"SELECT {_COLUMNS}, {cut}\nFROM (\n{query}\n) AS f"
    return f"{query}\nWHERE f.measure IN ('change_amount', 'change_rate')"


_COLUMNS = ", ".join(
    f"f.{name}"
    for name in (
        *("package_id", "row_number", "row_key", "concept", "subject", "measure", "basis", "section"),
        *("source_ref", "value", "signed", "reason"),
    )
)


def reason_verdicts() -> str:
    """Return the query for every change judged; columns as those of `direction_verdicts`."""
    return union([_unexplained(), _unfit(), _without_amount()])


def _unexplained() -> str:
    """The first change of each paragraph that nothing in its sentence gives a reason for."""
    rows = [
        (rule.id, basis)
        for rule in rules_that_look_for(_PRESENCE, "reasons")
        for basis in rule.check["bases"]
    ]
    given = f"""MAX(CASE WHEN f.reason <> 'absent' THEN 1 ELSE 0 END)
      OVER (PARTITION BY c.rule_id, {named("f", _SENTENCE)})"""
    place = "PARTITION BY x.package_id, x.rule_id, x.section, x.source_ref"
    return f"""SELECT x.package_id, x.rule_id, x.row_key, CASE WHEN x.given = 0 AND x.row_number =
    MIN(CASE WHEN x.given = 0 THEN x.row_number END) OVER ({place})
  THEN 'missing' ELSE 'possible' END AS verdict, 1 AS checked
FROM (SELECT f.package_id, c.rule_id, f.row_number, f.row_key, f.section, f.source_ref, {given} AS given
  FROM stated_changes AS f JOIN ({constants(("rule_id", "basis"), rows)}) AS c ON c.basis = f.basis
  WHERE f.reason <> '') AS x"""


def _unfit() -> str:
    """The first change of each sentence whose reason cannot be one, in the way that a rule names."""
    rows = [(rule.id, rule.check["reason"]) for rule in rules_that_look_for(_PRESENCE, "unfit_reasons")]
    least = f"""MIN(CASE WHEN f.reason = c.reason THEN f.row_number END)
    OVER (PARTITION BY c.rule_id, {named("f", _SENTENCE)})"""
    return f"""SELECT f.package_id, c.rule_id, f.row_key,
  CASE WHEN f.row_number = {least} THEN 'contradiction' ELSE 'possible' END AS verdict, 1 AS checked
FROM stated_changes AS f CROSS JOIN ({constants(("rule_id", "reason"), rows)}) AS c
WHERE f.reason NOT IN ('', 'absent')"""


def _without_amount() -> str:
    """The first change of each sentence whose section states its amount nowhere.

    Parts whose direction the rules on parts contradict are left to those.
    """
    rows = [
        (rule.id, basis)
        for rule in rules_that_look_for(_PRESENCE, "amounts_of_changes")
        for basis in rule.check["bases"]
    ]
    quantity = ("package_id", "concept", "subject", "measure", "basis", "section")
    told = f"""MAX(CASE WHEN f.value IS NOT NULL THEN f.judged ELSE 0 END)
      OVER (PARTITION BY f.rule_id, {named("f", quantity)})"""
    sentence = f"PARTITION BY x.rule_id, {named('x', _SENTENCE)}"
    return f"""SELECT x.package_id, x.rule_id, x.row_key,
  CASE WHEN x.judged = 1 AND x.told = 0 AND x.row_number =
    MIN(CASE WHEN x.judged = 1 AND x.told = 0 THEN x.row_number END) OVER ({sentence})
  THEN 'missing' ELSE 'possible' END AS verdict, x.judged AS checked
FROM (SELECT f.*, {told} AS told FROM (
    SELECT {_COLUMNS}, f.topic, c.rule_id, CASE WHEN v.package_id IS NULL THEN 1 ELSE 0 END AS judged
    FROM stated_changes AS f JOIN ({constants(("rule_id", "basis"), rows)}) AS c ON c.basis = f.basis
    LEFT JOIN (SELECT DISTINCT v.package_id, v.row_key FROM part_verdicts AS v
      WHERE v.verdict = 'contradiction') AS v ON {same("v", "f", ("package_id", "row_key"))}
    WHERE f.measure = 'change_amount' AND f.signed <> 0) AS f) AS x"""
