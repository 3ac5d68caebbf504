"""Stated rates against every computation that can stand behind them: the semantics of `arithmetic.rates`."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from juesuan.arithmetic.rates import WIDEST
from juesuan.encode.sql.prose.constants import same
from juesuan.encode.sql.prose.products import less, with_products

_AMOUNT = ("package_id", "concept", "subject")
_CHANGE = (*_AMOUNT, "basis")
_PERCENT = 10**8
"""One as a rate: a hundred millionfold percents."""

JUDGED = ("without_base", "undefined", "possible", "inconclusive", "cut", "mismatch")
"""What a stated rate can be; the last but one and the last, and `undefined`, are violations."""


def rate_changes() -> str:
    """Return the query for the changes in amount that a stated rate of change can belong to.

    Those of its section, or where that states none, all. Columns: package_id, row_number (of the rate),
    value, quantum.
    """
    return f"""SELECT DISTINCT x.package_id, x.row_number, x.value, x.quantum
FROM (
  SELECT f.package_id, f.row_number, g.value, g.quantum,
    CASE WHEN g.section = f.section THEN 0 ELSE 1 END AS far,
    MIN(CASE WHEN g.section = f.section THEN 0 ELSE 1 END)
      OVER (PARTITION BY f.package_id, f.row_number) AS nearest
  FROM figures AS f JOIN figures AS g ON {same("g", "f", _CHANGE)}
  WHERE f.measure = 'change_rate' AND f.value IS NOT NULL
    AND g.measure = 'change_amount' AND g.value IS NOT NULL AND g.level = 0
) AS x WHERE x.far = x.nearest"""


def computations() -> str:
    """Return the query for every computation of a stated rate from two printed amounts.

    Columns: package_id, row_number, part, part_quantum, base, base_quantum, sign (0: part over base; +1, -1:
    part over the base less or plus the part).
    """
    return f"""SELECT f.package_id, f.row_number, a.value AS part, a.quantum AS part_quantum,
  b.value AS base, b.quantum AS base_quantum, 0 AS sign
FROM figures AS f
JOIN amount_values AS a ON {same("a", "f", _AMOUNT)} AND a.basis = 'actual'
JOIN amount_values AS b ON b.package_id = f.package_id AND b.concept = f.whole AND b.subject = ''
  AND b.basis = 'actual'
WHERE f.measure = 'share' AND f.value IS NOT NULL
UNION ALL
SELECT f.package_id, f.row_number, a.value, a.quantum, b.value, b.quantum, 0 AS sign
FROM figures AS f JOIN base_names AS n ON n.basis = f.basis
JOIN amount_values AS a ON {same("a", "f", _AMOUNT)} AND a.basis = 'actual'
JOIN amount_values AS b ON {same("b", "f", _AMOUNT)} AND b.basis = n.name
WHERE f.measure = 'completion_rate' AND f.value IS NOT NULL
UNION ALL
SELECT f.package_id, f.row_number, c.value, c.quantum, b.value, b.quantum, 0 AS sign
FROM rate_changes AS c JOIN figures AS f ON {same("f", "c", ("package_id", "row_number"))}
JOIN base_names AS n ON n.basis = f.basis
JOIN amount_values AS b ON {same("b", "f", _AMOUNT)} AND b.basis = n.name
UNION ALL
SELECT f.package_id, f.row_number, c.value, c.quantum, a.value, a.quantum, s.sign
FROM rate_changes AS c JOIN figures AS f ON {same("f", "c", ("package_id", "row_number"))}
JOIN amount_values AS a ON {same("a", "f", _AMOUNT)} AND a.basis = 'actual'
JOIN rate_signs AS s ON {same("s", "f", ("package_id", "row_number"))}"""


def rate_signs() -> str:
    """Return the query for the ways that a change can have gone: as its rate says, or its amount, or both."""
    said = f"""SELECT f.package_id, f.row_number, f.signed AS sign FROM figures AS f
  WHERE f.measure = 'change_rate' AND f.value IS NOT NULL AND f.signed <> 0
  UNION
  SELECT f.package_id, f.row_number, g.signed AS sign
  FROM figures AS f JOIN figures AS g ON {same("g", "f", (*_CHANGE, "section"))}
  WHERE f.measure = 'change_rate' AND f.value IS NOT NULL
    AND g.measure = 'change_amount' AND g.signed <> 0"""
    return f"""SELECT f.package_id, f.row_number, w.sign
FROM figures AS f CROSS JOIN (SELECT 1 AS sign UNION ALL SELECT -1 AS sign) AS w
LEFT JOIN (
  SELECT x.package_id, x.row_number, MIN(x.sign) AS least, MAX(x.sign) AS most
  FROM ({said}) AS x GROUP BY x.package_id, x.row_number
) AS s ON {same("s", "f", ("package_id", "row_number"))}
WHERE f.measure = 'change_rate' AND f.value IS NOT NULL
  AND (s.package_id IS NULL OR w.sign = s.least OR w.sign = s.most)"""


def rate_verdicts() -> str:
    """Return the query for every stated rate and what it is: it holds when any computation of it does.

    Columns: package_id, row_number, row_key, concept, measure, basis, whole, value,
    with_amount (1 where its own amount is printed), verdict (`JUDGED`).
    """
    return f"""SELECT f.package_id, f.row_number, f.row_key, f.concept, f.measure, f.basis, f.whole, f.value,
  CASE WHEN a.package_id IS NULL THEN 0 ELSE 1 END AS with_amount,
  CASE COALESCE(c.best, -1) WHEN -1 THEN 'without_base' WHEN 0 THEN 'undefined' WHEN 4 THEN 'possible'
    WHEN 3 THEN 'inconclusive' WHEN 2 THEN 'cut' ELSE 'mismatch' END AS verdict
FROM figures AS f
LEFT JOIN (SELECT x.package_id, x.row_number, MAX(x.verdict) AS best FROM computed_rates AS x
  GROUP BY x.package_id, x.row_number) AS c ON {same("c", "f", ("package_id", "row_number"))}
LEFT JOIN (SELECT DISTINCT a.package_id, a.concept, a.subject FROM amount_values AS a
  WHERE a.basis = 'actual') AS a ON {same("a", "f", _AMOUNT)}
WHERE f.measure IN ('share', 'completion_rate', 'change_rate') AND f.value IS NOT NULL"""


def computed_rates() -> str:
    """Return the query for each computation's verdict: package_id, row_number, verdict.

    4 possible, 3 inconclusive, 2 cut, 1 mismatch, 0 undefined.
    """
    products = {
        "low": ("lowest", "percent"),
        "low_printed": ("printed_high", "largest"),
        "high": ("highest", "percent"),
        "high_printed": ("printed_low", "smallest"),
        "near": ("exact", "percent"),
        "near_least": ("least", "divisor"),
        "near_most": ("most", "divisor"),
        "width": ("spread", "units"),
        "widest": ("narrow", "wide"),
    }
    kept = ["package_id", "row_number", "divisor", "exact", "unbounded", "falling", "printed_high"]
    return f"""SELECT c.package_id, c.row_number, CASE WHEN c.divisor = 0 THEN 0
  WHEN c.falling = 0 AND {less("c.low_printed", "c.low")} THEN {_NEAR}
  WHEN c.falling = 1 AND c.printed_high < 0 THEN {_NEAR}
  WHEN c.unbounded = 0 AND {less("c.high", "c.high_printed")} THEN {_NEAR}
  WHEN c.unbounded = 1 OR {less("c.widest", "c.width")} THEN 3 ELSE 4 END AS verdict
FROM (
{with_products(_factors(), products, kept)}
) AS c"""


_NEAR = f"""CASE
    WHEN c.exact >= 0 AND NOT {less("c.near", "c.near_least")} AND {less("c.near", "c.near_most")} THEN 2
    WHEN c.exact < 0 AND {less("c.near_least", "c.near")} AND NOT {less("c.near_most", "c.near")} THEN 2
    ELSE 1 END"""
"""Whether the computed rate, rounded, is off by one printed digit only."""


def _factors() -> str:
    """The numbers that are multiplied and compared.

    With part P ± p/2, base B ± b/2 and the printed rate R ± r/2, the rate lies between (2P - p)/largest and
    (2P + p)/smallest. A divisor below zero changes the sign of both sides. Its width, more than twenty
    printed units, is compared as 2·10^7·(P·b + B·p) with smallest · largest · unit, all in finest
    quanta.
    """
    return f"""SELECT y.package_id, y.row_number, {2 * _PERCENT} AS percent,
  {4 * _PERCENT // WIDEST} AS units,
  y.flip * (2 * y.part - y.part_quantum) AS lowest, 2 * y.part + y.part_quantum AS highest,
  y.printed_high AS printed_high, y.printed_low, y.flip * y.largest AS largest,
  CASE WHEN y.smallest > 0 THEN y.smallest ELSE 0 END AS smallest,
  CASE WHEN y.smallest > 0 THEN 0 ELSE 1 END AS unbounded,
  CASE WHEN y.sign <> 0 AND y.largest <= 0 THEN 1 ELSE 0 END AS falling,
  CASE WHEN y.divisor < 0 THEN -y.part ELSE y.part END AS exact, ABS(y.divisor) AS divisor,
  y.least, y.most,
  CASE WHEN y.smallest > 0 THEN
    CAST(y.part / y.finest AS BIGINT) * CAST(y.base_quantum / y.finest AS BIGINT)
    + CAST(y.base / y.finest AS BIGINT) * CAST(y.part_quantum / y.finest AS BIGINT) ELSE 0 END AS spread,
  CASE WHEN y.smallest > 0 THEN y.unit * CAST(y.smallest / y.finest AS BIGINT) ELSE 0 END AS narrow,
  CASE WHEN y.smallest > 0 THEN CAST(y.largest / y.finest AS BIGINT) ELSE 0 END AS wide
FROM (
{_bounds()}
) AS y"""


def _bounds() -> str:
    return """  SELECT c.package_id, c.row_number, c.part, c.part_quantum, c.base, c.base_quantum, c.sign,
    2 * f.value + f.quantum AS printed_high, 2 * f.value - f.quantum AS printed_low,
    2 * f.value - CASE f.quantum WHEN 0 THEN 1 ELSE 3 * f.quantum END AS least,
    2 * f.value + CASE f.quantum WHEN 0 THEN 1 ELSE 3 * f.quantum END AS most,
    CASE f.quantum WHEN 0 THEN 1 ELSE f.quantum END AS unit, c.base - c.sign * c.part AS divisor,
    2 * c.base + c.base_quantum - c.sign * (2 * c.part - c.part_quantum) AS largest,
    2 * c.base - c.base_quantum - c.sign * (2 * c.part + c.part_quantum) AS smallest,
    CASE WHEN c.sign = 0 AND c.base < 0 THEN -1 ELSE 1 END AS flip,
    CASE WHEN c.part_quantum = 0 AND c.base_quantum = 0 THEN 1 WHEN c.part_quantum = 0 THEN c.base_quantum
      WHEN c.base_quantum = 0 OR c.part_quantum < c.base_quantum THEN c.part_quantum
      ELSE c.base_quantum END AS finest
  FROM computations AS c JOIN figures AS f
    ON f.package_id = c.package_id AND f.row_number = c.row_number"""
