"""Equations of two places: text and table, text and text, two names of one amount, part and whole."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from collections.abc import Iterator

from juesuan.encode.sql.prose.constants import constants, named, same, statement_rules
from juesuan.encode.sql.prose.printings import PLACE

PRINTED = ("package_id", "concept", "subject", "basis")
QUANTITY = ("package_id", "concept", "subject", "measure", "basis")
_OWN = ("package_id", "rule_id", "relation", "row_number", "row_key", "value", "quantum")


def equation(total: str, other: str, printed: str) -> str:
    """Return the columns of an equation of two amounts; the first is a figure, the second may be blank."""
    return f"""'figures' AS table_name, {total}.row_key, 'value' AS column_name, {total}.value AS total,
  {other}.value AS expected, {total}.quantum + {other}.quantum AS quanta, 0 AS squares,
  CASE WHEN {total}.quantum > {other}.quantum THEN {total}.quantum ELSE {other}.quantum END AS coarsest,
  1 + {printed} AS printed"""


def with_tables() -> str:
    """Return the query for each figure and the cell of a table that prints the same amount."""
    rows = [
        (rule.id, concept) for rule, concepts in statement_rules("table_concepts") for concept in concepts
    ]
    return f"""SELECT f.package_id, c.rule_id, 'same' AS relation, {equation("f", "k", "0")}
FROM figures AS f JOIN ({constants(("rule_id", "concept"), rows)}) AS c ON c.concept = f.concept
JOIN concept_cells AS k ON {same("k", "f", PRINTED)}
WHERE f.measure = 'amount' AND f.value IS NOT NULL"""


def with_each_other() -> str:
    """Return the query for each figure and the first one that states the same, where no table prints it."""
    rows = [
        (rule.id, concept, measure)
        for rule, concepts in statement_rules("text_concepts")
        for concept in concepts
        for measure in rule.check["statements"]["measures"]
    ]
    group = (*QUANTITY, "whole")
    return f"""SELECT o.package_id, q.rule_id,
  CASE q.measure WHEN 'count' THEN 'count' ELSE 'same' END AS relation, {equation("o", "f", "1")}
FROM (SELECT {named("f", group)}, c.rule_id, MIN(f.row_number) AS row_number
  FROM figures AS f JOIN ({constants(("rule_id", "concept", "measure"), rows)}) AS c
    ON c.concept = f.concept AND c.measure = f.measure
  WHERE f.value IS NOT NULL GROUP BY {named("f", group)}, c.rule_id HAVING COUNT(*) > 1) AS q
JOIN figures AS f ON f.package_id = q.package_id AND f.row_number = q.row_number
JOIN figures AS o ON {same("o", "q", group)} AND o.row_number > q.row_number AND o.value IS NOT NULL
LEFT JOIN concept_cells AS k ON {same("k", "q", PRINTED)}
  AND q.measure = 'amount'
WHERE k.package_id IS NULL"""


def nearest() -> str:
    """Return the query for figures that equal, or are part of, the nearest printing of another quantity."""
    columns = ", ".join(f"w.{name}" for name in (*_OWN, "section", "named", "subject_core"))
    wanted = ", ".join(f"w.{name}" for name in ("concept", "subject", "measure", "basis"))
    return f"""WITH wanted AS (
{_wanted()}
), found AS (
  SELECT {columns}, {wanted}, g.row_key AS other, g.value AS other_value, g.quantum AS other_quantum,
    g.printed, {PLACE.format(own="w.section")} AS place, g.position
  FROM wanted AS w JOIN amount_printings AS g ON {same("g", "w", PRINTED)}
  WHERE w.measure = 'amount'
  UNION ALL
  SELECT {columns}, {wanted}, g.row_key AS other, g.value AS other_value, g.quantum AS other_quantum,
    1 AS printed, CASE WHEN g.section = w.section THEN 0 ELSE 2 END AS place, g.row_number AS position
  FROM wanted AS w JOIN figures AS g ON {same("g", "w", QUANTITY)} AND g.value IS NOT NULL
  WHERE w.measure <> 'amount'
), ranked AS (
  SELECT x.*, ROW_NUMBER() OVER (PARTITION BY x.package_id, x.rule_id, x.concept, x.row_number
    ORDER BY x.place, x.position) AS rank_number
  FROM found AS x
), chosen AS (
  SELECT {named("x", _OWN)}, x.other_value, x.other_quantum, x.printed FROM ranked AS x
  WHERE x.rank_number = 1
  UNION ALL
{_by_name()}
), pairs AS (
  SELECT {named("x", _OWN)}, x.printed, x.other_value, x.other_quantum FROM chosen AS x
)
SELECT t.package_id, t.rule_id, t.relation, {_two()} FROM pairs AS t"""


def _two() -> str:
    return """'figures' AS table_name, t.row_key, 'value' AS column_name, t.value AS total,
  t.other_value AS expected, t.quantum + t.other_quantum AS quanta, 0 AS squares,
  CASE WHEN t.quantum > t.other_quantum THEN t.quantum ELSE t.other_quantum END AS coarsest,
  1 + t.printed AS printed"""


def _wanted() -> str:
    """Return the query for figures and the quantities that each is to be compared with."""
    equal = ("rule_id", "concept", "other", "measure", "named")
    within = ("rule_id", "relation", "concept", "whole", "measure", "unless")
    return f"""  SELECT f.package_id, c.rule_id, 'same' AS relation, f.row_number, f.row_key, f.value,
    f.quantum, f.section, c.named, f.subject_core, c.other AS concept, f.subject, f.measure, f.basis
  FROM figures AS f JOIN ({constants(equal, _equal())}) AS c
    ON c.concept = f.concept AND c.measure = f.measure
  WHERE f.value IS NOT NULL
  UNION ALL
  SELECT f.package_id, c.rule_id, c.relation, f.row_number, f.row_key, f.value, f.quantum,
    f.section, 0 AS named, '' AS subject_core, c.whole AS concept, '' AS subject, f.measure, f.basis
  FROM figures AS f JOIN ({constants(within, _within())}) AS c
    ON c.concept = f.concept AND c.measure = f.measure
  LEFT JOIN (SELECT DISTINCT u.package_id, u.concept, u.measure, u.section FROM figures AS u
    WHERE u.subject = '' AND u.basis = 'actual') AS u
    ON u.package_id = f.package_id AND u.concept = c.unless AND u.measure = c.measure
    AND u.section = f.section
  WHERE f.value IS NOT NULL AND f.subject = '' AND f.basis = 'actual' AND u.package_id IS NULL"""


def _equal() -> Iterator[tuple[str | int, ...]]:
    for rule, pairs in statement_rules("equal"):
        for pair in pairs:
            for measure in pair.get("measures", ["amount"]):
                yield rule.id, pair["one"], pair["other"], measure, int("names" in pair)


def _within() -> Iterator[tuple[str, ...]]:
    for rule, records in statement_rules("at_most"):
        for record in records:
            measure = record.get("measure", "amount")
            relation = "within" if measure == "count" else "at_most"
            yield rule.id, relation, record["part"], record["whole"], measure, record.get("unless", "")


def _by_name() -> str:
    """Return those without a printing whose subject only one other figure names alike."""
    return f"""  SELECT {named("w", _OWN)}, MAX(g.value) AS other_value, MAX(g.quantum) AS other_quantum,
    1 AS printed
  FROM wanted AS w
  JOIN figures AS g ON {same("g", "w", ("package_id", "concept", "measure", "basis", "subject_core"))}
    AND g.value IS NOT NULL AND g.subject_core <> ''
  LEFT JOIN (SELECT DISTINCT x.package_id, x.row_number, x.concept FROM found AS x) AS x
    ON {same("x", "w", ("package_id", "row_number", "concept"))}
  WHERE w.named = 1 AND x.package_id IS NULL GROUP BY {named("w", _OWN)} HAVING COUNT(*) = 1"""
