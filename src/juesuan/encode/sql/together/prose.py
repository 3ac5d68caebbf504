"""What the rules on the text counted, from the tables that hold the verdicts of many of them."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from juesuan.encode.sql.parts import listed
from juesuan.encode.sql.prose.constants import constants
from juesuan.encode.sql.prose.tables import RATES, rates_of
from juesuan.encode.sql.together.outcomes import rank
from juesuan.standard.catalogue import Rule

_STATED, _WORDS = "stated_verdicts", "word_verdicts"


def shares_its_table(rule: Rule) -> bool:
    """Say whether the verdicts of a rule on the text stand in a table with those of others, by its name."""
    return rule.stated or rule.kind not in RATES


def prose_places(rules: Sequence[Rule], verdicts: Sequence[str]) -> Iterator[str]:
    """Yield, for each such table, what is to be selected of it behind `v.package_id, v.rule_id`."""
    amounts = "v.total, v.expected, v.difference"
    for table, own, stated in ((_STATED, amounts, True), (_WORDS, _NO_AMOUNTS, False)):
        names = [rule.id for rule in rules if bool(rule.stated) == stated]
        if names:
            yield f"""v.table_name, v.row_key, v.column_name, {own}, v.verdict
FROM {table} AS v WHERE v.rule_id IN {listed(names)} AND v.verdict IN {listed(verdicts)}"""


_NO_AMOUNTS = (
    "CAST(NULL AS BIGINT) AS total, CAST(NULL AS BIGINT) AS expected, CAST(NULL AS BIGINT) AS difference"
)


def counted_prose(rules: Mapping[int, Rule], places: Mapping[str, int]) -> list[str]:
    """Return the queries for what the rules on the text, by their numbers, counted in each package."""
    stated = {number: rule for number, rule in rules.items() if rule.stated}
    rates = {number: rule for number, rule in rules.items() if not rule.stated and rule.kind in RATES}
    words = {number: rule for number, rule in rules.items() if number not in stated and number not in rates}
    found = [_rates(number, rule, places) for number, rule in rates.items()]
    one = "CASE v.verdict WHEN 'blank' THEN 0 ELSE 1 END"
    tables = ((_STATED, one, stated), (_WORDS, "v.checked", words))
    return [*(_shared(*table, places) for table in tables if table[2]), *found]


def _shared(table: str, checked: str, rules: Mapping[int, Rule], places: Mapping[str, int]) -> str:
    names = [(rule.id, number) for number, rule in rules.items()]
    return f"""SELECT x.package_id, n.rule_number, x.worst, x.checked,
  CASE WHEN x.judged > 0 THEN 'pass' ELSE 'not_applicable' END AS clean
FROM (
  SELECT v.package_id, v.rule_id, MIN({rank("v", places)}) AS worst, SUM({checked}) AS checked,
    SUM(CASE v.verdict WHEN 'blank' THEN 0 ELSE 1 END) AS judged
  FROM {table} AS v GROUP BY v.package_id, v.rule_id
) AS x JOIN ({constants(("rule_id", "rule_number"), names)}) AS n ON n.rule_id = x.rule_id"""


def _rates(number: int, rule: Rule, places: Mapping[str, int]) -> str:
    return f"""SELECT x.package_id, {number} AS rule_number, x.worst, x.checked, CASE
    WHEN x.without_base > 0 THEN CASE WHEN x.checked > 0 THEN 'inconclusive' ELSE 'not_run' END
    WHEN x.wide > 0 THEN 'inconclusive' ELSE 'pass' END AS clean
FROM (SELECT r.package_id, MIN({rank("r", places)}) AS worst,
    SUM(CASE WHEN r.verdict IN ('without_base', 'inconclusive') THEN 0 ELSE 1 END) AS checked,
    SUM(CASE r.verdict WHEN 'without_base' THEN 1 ELSE 0 END) AS without_base,
    SUM(CASE r.verdict WHEN 'inconclusive' THEN 1 ELSE 0 END) AS wide
  FROM rate_verdicts AS r WHERE {rates_of(rule)} GROUP BY r.package_id) AS x"""
