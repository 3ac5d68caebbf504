"""Rules on the text whose verdicts stand in a table with those of others: all of a table in one query."""

# ruff: noqa: S608 (what goes into the queries is the catalogue, never anybody's data)
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from juesuan.encode.sql.parts import NO_AMOUNTS, listed
from juesuan.encode.sql.prose.constants import constants
from juesuan.encode.sql.prose.tables import RATES, is_prose
from juesuan.encode.sql.together.outcomes import rank
from juesuan.standard.catalogue import Rule

_STATED, _WORDS = "stated_verdicts", "word_verdicts"
_CHECKED = {_STATED: "CASE v.verdict WHEN 'blank' THEN 0 ELSE 1 END", _WORDS: "v.checked"}
_AMOUNTS = {_STATED: "v.total, v.expected, v.difference", _WORDS: NO_AMOUNTS}


def shared_table(rule: Rule) -> str | None:
    """Return the table in which the verdicts of a rule stand by its name; None where it has none."""
    if not is_prose(rule):
        return None
    return _STATED if rule.stated else None if rule.kind in RATES else _WORDS


def shared_places(rules: Iterable[Rule], verdicts: Iterable[str]) -> Iterator[str]:
    """Yield the queries for the places of rules in such tables, with some verdicts."""
    wanted = listed(verdicts)
    for table, some in _by_table(dict(enumerate(rules))).items():
        names = listed(rule.id for rule in some.values())
        yield f"""SELECT v.package_id, v.rule_id, v.table_name, v.row_key, v.column_name, {_AMOUNTS[table]},
  v.verdict
FROM {table} AS v WHERE v.rule_id IN {names} AND v.verdict IN {wanted}"""


def counted_shared(rules: Mapping[int, Rule], places: Mapping[str, int]) -> Iterator[str]:
    """Yield the queries for what rules in such tables, by their numbers, counted in each package."""
    for table, some in _by_table(rules).items():
        names = [(rule.id, number) for number, rule in some.items()]
        yield f"""SELECT x.package_id, n.rule_number, x.worst, x.checked,
  CASE WHEN x.judged > 0 THEN 'pass' ELSE 'not_applicable' END AS clean
FROM (
  SELECT v.package_id, v.rule_id, MIN({rank("v", places)}) AS worst, SUM({_CHECKED[table]}) AS checked,
    SUM(CASE v.verdict WHEN 'blank' THEN 0 ELSE 1 END) AS judged
  FROM {table} AS v GROUP BY v.package_id, v.rule_id
) AS x JOIN ({constants(("rule_id", "rule_number"), names)}) AS n ON n.rule_id = x.rule_id"""


def _by_table(rules: Mapping[int, Rule]) -> dict[str, dict[int, Rule]]:
    found: dict[str, dict[int, Rule]] = {}
    for number, rule in rules.items():
        if table := shared_table(rule):
            found.setdefault(table, {})[number] = rule
    return found
