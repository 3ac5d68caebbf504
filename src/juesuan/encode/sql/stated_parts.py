"""The rule on the parts of a total: a section that takes a total apart states every part with an amount."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from typing import Any

from juesuan.encode.prepared import key_column
from juesuan.encode.sql.parts import BATCH, NO_AMOUNTS, Part, in_force, labels, listed, quoted, union
from juesuan.standard.catalogue import Rule

_MEASURES = "('amount', 'share')"
_UNREAD = "SELECT DISTINCT w.package_id FROM reading_notes AS w WHERE w.kind = 'unread' AND w.section = "
"""The packages with a number in a section that was not understood: what it states is then not all known."""


def stated_parts(rule: Rule) -> list[Part]:
    """Return the sections that leave a part with an amount out."""
    return [Part(record["table"], _left_out(rule, record)) for record in rule.check["totals"]]


def _left_out(rule: Rule, record: dict[str, Any]) -> str:
    section, table = record["section"], record["table"]
    says = ",\n    ".join(
        f"MAX(CASE WHEN g.concept IN {listed(concepts)} THEN 1 ELSE 0 END) AS says_{column}"
        for column, concepts in record["parts"].items()
    )
    silent = " OR ".join(f"(r.{column} <> 0 AND f.says_{column} = 0)" for column in record["parts"])
    return f"""SELECT r.package_id, {labels(rule, "sections", quoted(section), "status")}, {NO_AMOUNTS},
  'missing' AS verdict
FROM {BATCH} AS r JOIN packages AS p ON p.package_id = r.package_id
JOIN (
  SELECT g.package_id, {says}
  FROM figures AS g WHERE {_states(record)} GROUP BY g.package_id
) AS f ON f.package_id = r.package_id
WHERE r.row_number IS NOT NULL AND r.{key_column(table)} = {quoted(record["row"])} AND ({silent})
  AND r.package_id NOT IN ({_UNREAD}{quoted(section)}) AND {in_force(rule)}"""


def _states(record: dict[str, Any]) -> str:
    """Return whether a figure takes the total of a section apart."""
    concepts = dict.fromkeys(concept for group in record["parts"].values() for concept in group)
    return (
        f"g.section = {quoted(record['section'])} AND g.measure IN {_MEASURES} "
        f"AND g.concept IN {listed(concepts)}"
    )


def stated_parts_scope(rule: Rule) -> str:
    """Return how many parts were looked for; not in what is not all read, nor without the table."""
    totals = union(_total(record) for record in rule.check["totals"])
    return f"""SELECT x.package_id, SUM(x.parts * x.sure) AS checked,
  CASE WHEN MAX(x.there) = 0 THEN 'not_run' WHEN MAX(x.sure) = 0 THEN 'inconclusive' ELSE 'pass' END
    AS outcome
FROM (
{totals}
) AS x GROUP BY x.package_id"""


def _total(record: dict[str, Any]) -> str:
    return f"""SELECT f.package_id, {len(record["parts"])} AS parts,
  CASE WHEN t.readable = 1 THEN 1 ELSE 0 END AS there,
  CASE WHEN t.readable = 1 AND u.package_id IS NULL THEN 1 ELSE 0 END AS sure
FROM (
  SELECT DISTINCT g.package_id FROM figures AS g WHERE {_states(record)}
) AS f
LEFT JOIN tables AS t ON t.package_id = f.package_id AND t.readable = 1
  AND t.table_name = {quoted(record["table"])}
LEFT JOIN (
  {_UNREAD}{quoted(record["section"])}
) AS u ON u.package_id = f.package_id"""
