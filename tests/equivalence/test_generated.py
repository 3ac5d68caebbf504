"""Generated packages with mistakes: every engine says what the oracle says, and did in the committed run."""

import json
from dataclasses import replace
from functools import cache

import pytest

from comparison.differences import agreement
from comparison.engines import ENGINES, Judged
from comparison.generated import generated
from equivalence import keep, line, row_of
from juesuan.encode.expectations import expectation_rules
from juesuan.encode.oracle_result import oracle_result
from juesuan.encode.results import Counted, EngineResult
from juesuan.encode.sql.compiler import sql_rules
from juesuan.package.years import Years
from measuring import ROOT

NAMES = [name for name in ENGINES if name != "spark"]
PACKAGES, FAULTS = 60, 150
RESULT = ROOT / "benchmarks" / "results" / "equivalence.json"
pytestmark = pytest.mark.filterwarnings("ignore")


@cache
def corpus():
    made = generated(PACKAGES, FAULTS, seed=8)
    years = Years(made.packages)
    return made, [oracle_result(package, years.before(package)) for package in made.packages]


@cache
def compared(engine):
    made, expected = corpus()
    return agreement(ENGINES[engine], ENGINES[engine].judge(made.packages), expected)


@pytest.mark.parametrize("engine", NAMES)
def test_an_engine_says_of_generated_packages_what_the_oracle_says(engine):
    found = compared(engine)
    assert found.differences == []
    assert found.packages + found.aside == PACKAGES
    assert found.packages > PACKAGES * 0.8
    assert found.outcomes == found.packages * len(found.rules)
    assert found.violations > 80


def test_the_engines_leave_the_same_packages_to_the_oracle():
    assert len({compared(engine).aside for engine in NAMES}) == 1


def test_the_sql_engines_express_all_rules_that_sql_can_express():
    for engine in ("sqlite", "duckdb", "duckdb_parquet"):
        assert compared(engine).rules == {rule.id for rule in sql_rules()}
    assert compared("gx").rules == {rule.id for rule in expectation_rules()}


def test_the_packages_are_in_all_layouts_and_have_the_mistakes_that_are_wanted():
    made, _ = corpus()
    assert {package.layout.partition("-")[0] for package in made.packages} == {
        "national", "shanghai", "sichuan", "wuhan",
    }  # fmt: skip
    assert len({package.layout for package in made.packages}) == 6
    assert made.kinds().total() >= FAULTS
    assert len(made.kinds()) > 25


def test_more_mistakes_than_there_are_places_for_are_refused(monkeypatch):
    monkeypatch.setattr("comparison.generated.seed_faults", lambda package, *_: (package, []))
    with pytest.raises(ValueError, match="0"):
        generated(2, 5)


def differing(change):
    """Return what is found where an engine says what the oracle says, but for one change."""
    _, expected = corpus()
    number = next(n for n, result in enumerate(expected) if len(result.violations) > 1)
    results = [
        replace(each, outcomes=dict(each.outcomes), counted=dict(each.counted), violations=[*each.violations])
        for each in expected
    ]
    change(results[number])
    found = agreement(ENGINES["sqlite"], Judged(results, frozenset()), expected)
    assert {each.package for each in found.differences} == {number}
    return found


def test_a_place_that_an_engine_does_not_see_is_a_difference():
    found = differing(lambda result: result.violations.pop())
    assert [each.of_the_engine for each in found.differences] == ["nothing"]


def test_a_place_that_an_engine_tells_twice_is_a_difference():
    found = differing(lambda result: result.violations.append(result.violations[0]))
    assert [each.of_the_oracle for each in found.differences] == ["nothing"]


def test_another_amount_is_a_difference():
    def change(result):
        result.violations[0] = result.violations[0]._replace(total=-1, expected=0, difference=-1)

    assert differing(change).count == 2


def test_another_outcome_and_another_number_of_checks_are_differences():
    def change(result):
        result.outcomes["amounts-not-negative"] = "inconclusive"
        result.counted["tables-present"] = Counted(None, 1)

    assert [each.rule for each in differing(change).differences] == ["amounts-not-negative", "tables-present"]


def test_a_rule_of_which_an_engine_says_nothing_of_one_package_is_a_difference():
    found = differing(lambda result: result.outcomes.pop("tables-present"))
    assert [each.of_the_engine for each in found.differences] == ["nothing"]


def test_a_package_that_an_engine_leaves_to_the_oracle_is_not_compared():
    _, expected = corpus()
    found = agreement(ENGINES["sqlite"], Judged([EngineResult(), *expected[1:]], frozenset({0})), expected)
    assert (found.count, found.packages, found.aside) == (0, PACKAGES - 1, 1)


def test_differences_are_printed_and_runs_are_kept_beside_each_other(tmp_path):
    row = {"engine": "sqlite", "faults": 1, **row_of(differing(lambda result: result.violations.pop()), 1.0)}
    assert line(row).splitlines()[1].endswith("by the oracle, nothing by sqlite")
    for name in ("sqlite", "spark", "sqlite"):
        keep(tmp_path / "kept.json", {"engines": [{**row, "engine": name}]})
    kept = json.loads((tmp_path / "kept.json").read_text("utf-8"))
    assert [each["engines"][0]["engine"] for each in kept["runs"]] == ["spark", "sqlite"]


def committed():
    """Return the rows of the committed runs by engine."""
    runs = json.loads(RESULT.read_text("utf-8"))["runs"]
    return {row["engine"]: row for run in runs for row in run["engines"]}


def test_the_committed_runs_found_no_difference():
    assert set(committed()) == set(ENGINES)
    assert {row["differences"] for row in committed().values()} == {0}
    assert committed()["spark"]["packages"] >= 100


@pytest.mark.parametrize("engine", NAMES)
def test_the_committed_run_compared_a_thousand_packages_with_two_thousand_mistakes(engine):
    row = committed()[engine]
    assert row["packages"] >= 1_000
    assert row["faults"] >= 2_000
    assert row["outcomes"] == row["packages"] * row["rules"]
    assert row["rules"] == len(compared(engine).rules)
