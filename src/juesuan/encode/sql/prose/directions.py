"""The words more, less and level against the figures."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from juesuan.encode.sql.prose.constants import BUDGETS, constants, named, rules_that_look_for, same

_KEY = ("package_id", "row_number")
_AMOUNT = ("package_id", "concept", "subject")
_CHANGE = (*_AMOUNT, "basis")
_WORDED = (*_CHANGE, "section", "source_ref", "direction")
_HUNDRED = 100 * 10**6


def worded() -> str:
    """Return the query for each direction that the text says, once for each sentence.

    Columns: those of `figures` that name it, and whether the two amounts that it compares are printed
    (`pairs`), alike but not to the same digit (`doubtful`), and which way they bear out (`rises`, `falls`,
    `levels`).
    """
    return f"""SELECT {named("f", _KEY)}, f.row_key, {named("f", _CHANGE[1:])}, f.section, f.signed,
  COUNT(b.value) AS pairs, {_count(_DOUBTFUL)} AS doubtful, {_count(f"{_GAP} > 0")} AS rises,
  {_count(f"{_GAP} < 0")} AS falls, {_count(f"{_GAP} = 0")} AS levels
FROM (SELECT w.package_id, MIN(w.row_number) AS row_number FROM figures AS w
  WHERE w.measure IN ('change_amount', 'change_rate') AND (w.signed <> 0 OR w.level = 1)
  GROUP BY {named("w", _WORDED)}) AS w
JOIN figures AS f ON {same("f", "w", _KEY)}
LEFT JOIN amount_values AS a ON {same("a", "f", _AMOUNT)} AND a.basis = 'actual'
LEFT JOIN base_names AS n ON n.basis = f.basis AND a.package_id IS NOT NULL
LEFT JOIN amount_values AS b ON {same("b", "f", _AMOUNT)} AND b.basis = n.name
GROUP BY {named("f", _KEY)}, f.row_key, {named("f", _CHANGE[1:])}, f.section, f.signed"""


_GAP = "a.value - b.value"
_DOUBTFUL = f"{_GAP} <> 0 AND 2 * ABS({_GAP}) < a.quantum + b.quantum"


def _count(condition: str) -> str:
    return f"COALESCE(SUM(CASE WHEN {condition} THEN 1 ELSE 0 END), 0)"


def direction_verdicts() -> str:
    """Return the query for every word judged: package_id, rule_id, row_key, verdict, checked."""
    queries = [_amounts(), _completion(), _one_change(), _nothing()]
    return "\nUNION ALL\n".join(query for query in queries if query)


def _amounts() -> str:
    """The word against the two amounts: it holds when any printing of both bears it out."""
    rows = [
        (rule.id, basis)
        for rule in rules_that_look_for(("direction",), "amounts")
        for basis in rule.check["bases"]
    ]
    holds = (
        "(w.signed = 1 AND w.rises > 0) OR (w.signed = -1 AND w.falls > 0) OR (w.signed = 0 AND w.levels > 0)"
    )
    return f"""SELECT w.package_id, c.rule_id, w.row_key,
  CASE WHEN {holds} THEN 'possible' ELSE 'contradiction' END AS verdict, 1 AS checked
FROM worded AS w JOIN ({constants(("rule_id", "basis"), rows)}) AS c ON c.basis = w.basis
WHERE w.pairs > 0 AND w.doubtful = 0"""


def _completion() -> str:
    """The word against the completion rate that the same section states, where the amounts are not printed.

    One of 100 % says equal, unless it is only rounded: others of its section print more digits.
    """
    rules = [(rule.id,) for rule in rules_that_look_for(("direction",), "completion")]
    gap = f"(r.value - {_HUNDRED})"
    sign = f"CASE WHEN {gap} > 0 THEN 1 WHEN {gap} < 0 THEN -1 ELSE 0 END"
    return f"""SELECT x.package_id, c.rule_id, x.row_key, CASE
  WHEN 2 * ABS({gap}) <= r.quantum AND x.signed = 0 THEN 'possible'
  WHEN {sign} = x.signed THEN 'possible'
  WHEN {gap} = 0 AND COALESCE(o.finest, r.quantum) >= r.quantum THEN 'possible'
  ELSE 'contradiction' END AS verdict, 1 AS checked
FROM (SELECT w.package_id, w.row_key, w.section, w.signed, MIN(r.row_number) AS row_number
  FROM worded AS w JOIN figures AS r ON {same("r", "w", (*_CHANGE, "section"))}
    AND r.measure = 'completion_rate' AND r.value IS NOT NULL
  WHERE w.basis IN {BUDGETS} AND w.pairs = 0
  GROUP BY w.package_id, w.row_number, w.row_key, w.section, w.signed) AS x
JOIN figures AS r ON {same("r", "x", _KEY)}
LEFT JOIN (SELECT r.package_id, r.section, MIN(r.quantum) AS finest FROM figures AS r
  WHERE r.measure = 'completion_rate' AND r.value IS NOT NULL GROUP BY r.package_id, r.section) AS o
  ON {same("o", "x", ("package_id", "section"))}
CROSS JOIN ({constants(("rule_id",), rules)}) AS c"""


def _one_change() -> str:
    """A change whose direction a paragraph says twice or more: it may go one way only.

    It goes the way that most words say; where they are even, that of the amount. The first word that says
    otherwise is the wrong one.
    """
    rules = [(rule.id,) for rule in rules_that_look_for(("direction",), "amount_and_rate")]
    group = (*_CHANGE, "section", "source_ref")
    partition = f"PARTITION BY {named('f', group)}"
    return f"""SELECT y.package_id, c.rule_id, y.row_key,
  CASE WHEN y.wrong = 1 THEN 'contradiction' ELSE 'possible' END AS verdict,
  CASE WHEN y.rank_number = 1 THEN y.words - 1 ELSE 0 END AS checked
FROM (
  SELECT x.package_id, x.row_key, x.words, x.rank_number,
    CASE WHEN x.signed <> x.way AND x.row_number = MIN(CASE WHEN x.signed <> x.way THEN x.row_number END)
      OVER (PARTITION BY {named("x", group)}) THEN 1 ELSE 0 END AS wrong
  FROM (
    SELECT f.*, CASE WHEN f.balance > 0 THEN 1 WHEN f.balance < 0 THEN -1
      ELSE FIRST_VALUE(f.signed) OVER ({partition} ORDER BY
        CASE WHEN f.measure = 'change_amount' AND f.value IS NOT NULL THEN 0 ELSE 1 END,
        f.row_number) END AS way
    FROM (
      SELECT {named("f", group)}, f.measure, f.value, f.row_number, f.row_key, f.signed,
        COUNT(*) OVER ({partition}) AS words, SUM(f.signed) OVER ({partition}) AS balance,
        ROW_NUMBER() OVER ({partition} ORDER BY f.row_number) AS rank_number
      FROM figures AS f
      WHERE f.measure IN ('change_amount', 'change_rate') AND f.signed <> 0
    ) AS f WHERE f.words > 1
  ) AS x
) AS y CROSS JOIN ({constants(("rule_id",), rules)}) AS c
WHERE y.wrong = 1 OR y.rank_number = 1"""


def _nothing() -> str:
    """A rise or a fall by zero, or a level with a change beside it."""
    rules = [(rule.id,) for rule in rules_that_look_for(("direction",), "nothing")]
    return f"""SELECT f.package_id, c.rule_id, f.row_key,
  CASE WHEN (f.value <> 0 AND f.signed = 0) OR (f.value = 0 AND f.signed <> 0) THEN 'contradiction'
    ELSE 'possible' END AS verdict, 1 AS checked
FROM figures AS f CROSS JOIN ({constants(("rule_id",), rules)}) AS c
WHERE f.measure = 'change_amount' AND f.value IS NOT NULL AND f.quantum > 0
  AND (f.signed <> 0 OR f.level = 1)"""
