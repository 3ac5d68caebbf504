"""Which packages have amounts so large, or so mixed, that sums of them might not fit 64 bits.

The bounds are those of `encode.prepared` and `encode.prepared_figures`.
"""

# ruff: noqa: S608 (what goes into the queries is the standard, never anybody's data)
from __future__ import annotations

from collections.abc import Sequence

from juesuan.encode.prepared import LARGEST
from juesuan.encode.prepared_figures import AMOUNTS, MIXED, MONEY, PERCENT, RATES, WIDEST, summed_concepts
from juesuan.encode.sql.parts import listed, union
from juesuan.package.facts import amount_tables

_MORE = 16
"""So many cells are counted in more than there are."""


def aside_query() -> str:
    """Return the query for the packages that engines leave to the oracle, over the prepared tables."""
    sums = f"{_wide('t.largest')} * 4 * (t.cells + {_MORE}) >= {LARGEST}"
    squares = f"{_wide('t.coarsest')} * t.coarsest * 3 * (t.cells + {_MORE}) >= {LARGEST}"
    texts = f"{_wide('f.largest')} * 4 * (f.cells + {_MORE}) >= {LARGEST}"
    quanta = f"{_wide('f.coarsest')} * f.coarsest * 3 * (f.cells + {_MORE}) >= {LARGEST}"
    mixed = f"""m.largest > {MONEY} OR m.largest > {_wide("m.finest")} * {WIDEST}
    OR m.coarsest > {_wide("m.finest")} * {MIXED}"""
    return f"""SELECT t.package_id FROM ({_tables()}) AS t WHERE {sums} OR {squares}
UNION
SELECT f.package_id FROM ({_figures()}) AS f WHERE {texts} OR {quanta} OR f.coarsest_rate > {PERCENT}
UNION
SELECT m.package_id FROM ({_money()}) AS m WHERE {mixed}"""


def followers_query(aside: Sequence[int]) -> str:
    """Return the query for the packages a year after those: what they continue, the engine does not see."""
    same = "e.department_id = p.department_id AND e.scope = p.scope AND e.fiscal_year = p.fiscal_year - 1"
    return f"""SELECT p.package_id FROM packages AS p JOIN packages AS e ON {same}
WHERE e.package_id IN ({", ".join(str(number) for number in aside)})"""


def _wide(column: str) -> str:
    return f"CAST({column} AS DECIMAL(38, 0))"


def _tables() -> str:
    """Return largest amount, finest and coarsest quantum, and rows of the longest table."""
    return f"""SELECT x.package_id, MAX(x.largest) AS largest, MAX(x.coarsest) AS coarsest,
  MIN(x.finest) AS finest, MAX(x.cells) AS cells
FROM ({union(_table(name) for name in amount_tables())}) AS x GROUP BY x.package_id"""


def _table(name: str) -> str:
    columns = amount_tables()[name]
    largest = _greatest([f"COALESCE(MAX(ABS(r.{column})), 0)" for column in columns])
    coarsest = _greatest([f"COALESCE(MAX(r.{column}_quantum), 0)" for column in columns])
    finest = _least([f"COALESCE(MIN({_printed(f'r.{column}_quantum')}), {MONEY})" for column in columns])
    return f"""SELECT r.package_id, {largest} AS largest, {coarsest} AS coarsest, {finest} AS finest,
  COUNT(r.row_number) AS cells
FROM {name} AS r GROUP BY r.package_id"""


def _printed(quantum: str) -> str:
    return f"CASE WHEN {quantum} > 0 THEN {quantum} ELSE NULL END"


def _greatest(values: list[str]) -> str:
    return f"GREATEST({', '.join(values)})" if len(values) > 1 else values[0]


def _least(values: list[str]) -> str:
    return f"LEAST({', '.join(values)})" if len(values) > 1 else values[0]


def _figures() -> str:
    rate = f"x.measure IN {listed(RATES)}"
    summed = f"x.concept IN {listed(sorted(summed_concepts()))}"
    return f"""SELECT x.package_id, COUNT(*) AS cells, MAX(ABS(x.value)) AS largest,
  COALESCE(MAX(CASE WHEN {summed} THEN x.quantum ELSE 0 END), 0) AS coarsest,
  COALESCE(MAX(CASE WHEN {rate} THEN x.quantum ELSE 0 END), 0) AS coarsest_rate
FROM figures AS x WHERE x.value IS NOT NULL GROUP BY x.package_id"""


def _money() -> str:
    """Return the same as of the tables, with the figures that a stated rate may be computed from."""
    rates = f"figures AS y WHERE y.value IS NOT NULL AND y.measure IN {listed(RATES)}"
    stated = f"""SELECT x.package_id, MAX(ABS(x.value)) AS largest, MAX(x.quantum) AS coarsest,
  COALESCE(MIN({_printed("x.quantum")}), {MONEY}) AS finest
FROM figures AS x JOIN (
  SELECT y.package_id, y.concept FROM {rates} UNION SELECT y.package_id, y.whole AS concept FROM {rates}
) AS c ON c.package_id = x.package_id AND c.concept = x.concept
WHERE x.value IS NOT NULL AND x.measure IN {listed(AMOUNTS)} GROUP BY x.package_id"""
    return f"""SELECT z.package_id, MAX(z.largest) AS largest, MAX(z.coarsest) AS coarsest,
  MIN(z.finest) AS finest
FROM (
{stated}
UNION ALL
SELECT t.package_id, t.largest, t.coarsest, t.finest FROM ({_tables()}) AS t
WHERE t.package_id IN (SELECT y.package_id FROM figures AS y WHERE y.value IS NOT NULL)
) AS z GROUP BY z.package_id"""
