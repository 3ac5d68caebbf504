"""Every engine gives every conformance fixture the verdicts of the oracle, at the same places."""

from functools import cache
from pathlib import Path

import pytest

from juesuan.encode import duckdb_engine, sqlite_engine
from juesuan.encode.gx_engine import run_gx
from juesuan.encode.oracle_result import oracle_result
from juesuan.encode.pandera_engine import run_pandera
from juesuan.encode.sql.compiler import sql_rules
from juesuan.package.load import load_package

FIXTURES = Path(__file__).parent.parent / "fixtures"
NAMES = ["valid/complete", *(f"invalid/{rule.id}" for rule in sql_rules())]
CONTINUED = "invalid/opening-balances-continue"
LAST_YEAR = f"{CONTINUED}/last_year"
ENGINES = {"duckdb": duckdb_engine.run, "sqlite": sqlite_engine.run, "gx": run_gx, "pandera": run_pandera}


@cache
def packages():
    """Load all fixtures; their ids are those of the example, so each gets its own.

    One is judged together with last year's package: the two are a department of their own.
    """
    found = {name: load_package(FIXTURES / name) for name in (*NAMES, LAST_YEAR)}
    for name, package in found.items():
        package.descriptor["name"] = name
    for name in (CONTINUED, LAST_YEAR):
        found[name].descriptor["juesuan:departmentId"] = "420100-continued-office"
    return found


@cache
def expected(name):
    return oracle_result(packages()[name], packages()[LAST_YEAR] if name == CONTINUED else None)


@cache
def results(engine):
    return ENGINES[engine](packages().values())


def places(result, rules):
    """Return the failures of rules that an engine expresses; tails are notes, and not every engine's."""
    found = [each for each in result.violations if each.verdict != "rounding_tail"]
    return sorted(each[:5] for each in found if each.rule in rules)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_judges_a_fixture_as_the_oracle_does(engine, name):
    wanted, found = expected(name), results(engine)[name]
    assert found.outcomes.items() <= wanted.outcomes.items()
    assert places(found, found.outcomes) == places(wanted, found.outcomes)


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_sees_every_fixture_that_it_can_express(engine):
    """Nothing agrees by being empty: each rule that an engine expresses fails on its own fixture."""
    seen = {name for name in NAMES if places(results(engine)[name], results(engine)[name].outcomes)}
    expressed = {f"invalid/{rule}" for rule in results(engine)["valid/complete"].outcomes}
    assert expressed
    assert expressed <= seen
