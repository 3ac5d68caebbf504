"""Empty tables whose amounts the text states, things paid for and not counted, shares of more than all."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from juesuan.encode.sql.parts import listed
from juesuan.encode.sql.prose.constants import constants, rules_that_look_for, same
from juesuan.package.facts import amount_tables
from juesuan.package.statements import table_cells

_PRESENCE = ("presence",)
_HUNDRED = 100 * 10**6
_FIGURE = "'figures' AS table_name, {alias}.row_key, 'value' AS column_name"


def word_verdicts() -> str:
    """Return the query for all that is judged of the text and is no amount.

    Columns: package_id, rule_id, table_name, row_key, column_name, verdict, checked (how many things
    the row stands for).
    """
    place = _FIGURE.format(alias="v")
    queries = [
        f"SELECT v.package_id, v.rule_id, {place}, v.verdict, v.checked FROM {table} AS v"
        for table in ("direction_verdicts", "part_verdicts", "reason_verdicts")
    ]
    return "\nUNION ALL\n".join([*queries, _filled(), _counted(), _shares()])


def _filled() -> str:
    rules = [(rule.id,) for rule in rules_that_look_for(_PRESENCE, "filled")]
    places = [(c, cell.table) for c, cell in table_cells().items() if cell.table in amount_tables()]
    return f"""SELECT t.package_id, c.rule_id, t.table_name, '' AS row_key, '' AS column_name,
  CASE WHEN s.package_id IS NULL THEN 'possible' ELSE 'contradiction' END AS verdict, 1 AS checked
FROM tables AS t CROSS JOIN ({constants(("rule_id",), rules)}) AS c
LEFT JOIN printed_tables AS p ON {same("p", "t", ("package_id", "table_name"))}
LEFT JOIN (SELECT DISTINCT f.package_id, n.table_name
  FROM figures AS f JOIN ({constants(("concept", "table_name"), places)}) AS n ON n.concept = f.concept
  WHERE f.measure = 'amount' AND f.basis = 'actual' AND f.value <> 0) AS s
  ON {same("s", "t", ("package_id", "table_name"))}
WHERE t.readable = 1 AND t.table_name IN {listed(amount_tables())} AND p.package_id IS NULL"""


def _counted() -> str:
    """The first count of things of which the first amount says that money was spent on them."""
    rows = [
        (rule.id, amount, count)
        for rule in rules_that_look_for(_PRESENCE, "counted")
        for amount, count in rule.check["things"].items()
    ]
    return f"""SELECT n.package_id, c.rule_id, {_FIGURE.format(alias="n")},
  CASE WHEN s.value <> 0 AND n.value = 0 THEN 'contradiction' ELSE 'possible' END AS verdict, 1 AS checked
FROM ({constants(("rule_id", "spent", "counted"), rows)}) AS c
JOIN ({_first("amount", "AND f.value IS NOT NULL")}) AS s ON s.concept = c.spent
JOIN ({_first("count", "")}) AS n ON n.concept = c.counted AND n.package_id = s.package_id
WHERE n.value IS NOT NULL"""


def _first(measure: str, where: str) -> str:
    """Return the query for the first figure of each actual quantity without a subject."""
    return f"""SELECT f.package_id, f.concept, f.row_key, f.value FROM figures AS f
  JOIN (SELECT f.package_id, f.concept, MIN(f.row_number) AS row_number FROM figures AS f
    WHERE f.subject = '' AND f.measure = '{measure}' AND f.basis = 'actual' {where}
    GROUP BY f.package_id, f.concept) AS q ON {same("q", "f", ("package_id", "row_number"))}"""


def _shares() -> str:
    """The shares that no printed amounts allow to compute."""
    rules = [(rule.id,) for rule in rules_that_look_for(_PRESENCE, "shares_limit")]
    return f"""SELECT r.package_id, c.rule_id, {_FIGURE.format(alias="r")},
  CASE WHEN r.value > {_HUNDRED} THEN 'out_of_range' ELSE 'possible' END AS verdict, 1 AS checked
FROM rate_verdicts AS r CROSS JOIN ({constants(("rule_id",), rules)}) AS c
WHERE r.measure = 'share' AND r.verdict = 'without_base'"""
