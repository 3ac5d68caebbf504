"""DuckDB and SQLite say exactly what the oracle says, of every package and all at once."""

from functools import cache

import pytest

from encode.faults import FAULTS, all_faulty, example
from juesuan.encode import duckdb_engine, sqlite_engine
from juesuan.encode.oracle_result import oracle_result
from juesuan.encode.sql.compiler import sql_rules

ENGINES = {"duckdb": duckdb_engine, "sqlite": sqlite_engine}


@cache
def results(engine):
    return ENGINES[engine].run(all_faulty())


def comparable(result):
    counted = {rule: (counted.detail, counted.checked) for rule, counted in result.counted.items()}
    return result.outcomes, counted, sorted(result.violations, key=str)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("package", all_faulty(), ids=lambda package: package.id)
def test_every_fault_is_judged_as_by_the_oracle(engine, package):
    expected = comparable(oracle_result(package))
    assert comparable(results(engine)[package.id]) == expected


def test_the_faults_meet_every_outcome_and_verdict():
    found = [oracle_result(package) for package in all_faulty()]
    assert {verdict for result in found for verdict in result.outcomes.values()} == {
        "pass", "fail", "not_applicable", "not_run", "inconclusive",
    }  # fmt: skip
    assert {violation.verdict for result in found for violation in result.violations} >= {
        "impossible", "implausible", "mismatch", "rounding_tail", "out_of_range", "missing", "unplaced",
    }  # fmt: skip


def test_every_rule_that_sql_can_express_is_judged():
    result = duckdb_engine.run([example()])["999999-example-office-2024"]
    assert list(result.outcomes) == [rule.id for rule in sql_rules()]
    assert set(result.outcomes.values()) == {"pass", "not_applicable"}


def test_packages_of_one_name_are_told_apart():
    broken = example()
    FAULTS["total off"](broken)
    first, second = sqlite_engine.run([example(), broken]).items()
    assert (first[0], second[0]) == ("999999-example-office-2024", "999999-example-office-2024#2")
    assert not first[1].violations
    assert second[1].violations


def test_no_packages():
    assert duckdb_engine.run([]) == {}
    assert sqlite_engine.run([]) == {}
