"""All rules together give every outcome that each of them gives alone."""

from random import Random

import pytest

from encode.faults import all_faulty
from juesuan.encode import sqlite_engine
from juesuan.encode.prepared import prepare
from juesuan.encode.sql.compiler import failing, intermediate_tables, outcomes_query, sql_rules
from juesuan.encode.sql.prose.tables import is_prose
from juesuan.encode.sql.together.steps import OUTCOMES, counted_rules, steps, verdicts
from juesuan.synthetic import seed_faults, synthetic_corpus


@pytest.fixture(scope="module")
def connection():
    random = Random(3)  # noqa: S311 - nothing secret
    seeded = [
        seed_faults(package, random, 3)[0] for package in synthetic_corpus(12, seed=3, years=(2023, 2024))
    ]
    connection = sqlite_engine.connect(prepare([*all_faulty(), *seeded]))
    for name, queries in steps():
        connection.execute(f"CREATE TABLE {name} AS {queries[0]}")
        for query in queries[1:]:
            connection.execute(f"INSERT INTO {name} {query}")
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def together(connection):
    columns = "package_id, rule_id, outcome, detail, checked"
    rows = connection.execute(f"SELECT {columns} FROM {OUTCOMES}").fetchall()  # noqa: S608
    found = {rule.id: set() for rule in sql_rules()}
    for package, rule, *rest in rows:
        found[rule].add((package, *rest))
    assert len(rows) == sum(len(each) for each in found.values())
    return found


@pytest.mark.parametrize("kind", sorted({rule.kind for rule in sql_rules()}))
def test_rules_say_together_what_each_says_alone(connection, together, kind):
    for rule in sql_rules():
        if rule.kind == kind:
            alone = {tuple(row[:4]) for row in connection.execute(outcomes_query(rule))}
            assert together[rule.id] == alone, rule.id


def test_the_corpus_has_outcomes_of_every_sort(together):
    found = {row[1] for rows in together.values() for row in rows}
    assert found == {"pass", "fail", "not_applicable", "not_run", "inconclusive"}


def test_verdicts_are_in_the_order_of_every_rule_that_has_several():
    for rule in counted_rules():
        if not (rule.linear or is_prose(rule)):
            continue
        places = [verdicts().index(verdict) for verdict in failing(rule)]
        assert places == sorted(places), rule.id


def test_what_rules_share_alone_is_made_first():
    names = [name for name, _ in steps()]
    assert names[: len(intermediate_tables())] == [name for name, _ in intermediate_tables()]
    assert names[-1] == OUTCOMES
