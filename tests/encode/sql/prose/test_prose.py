"""The rules on the text: DuckDB and SQLite say of every figure what the oracle says of it, rule by rule."""

from copy import deepcopy
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

import pytest

from encode.agreement import counts, named
from encode.sql.prose.changes import changed
from juesuan.encode import duckdb_engine, sqlite_engine
from juesuan.encode.engines import evaluate_with
from juesuan.encode.oracle_result import oracle_result
from juesuan.encode.prepared import prepare
from juesuan.encode.sql.compiler import sql_rules
from juesuan.encode.sql.prose.tables import RATES, is_prose
from juesuan.package.load import load_package
from juesuan.standard.catalogue import rules_by_id

DATA = Path(__file__).parents[4] / "data"
FIXTURES = Path(__file__).parents[3] / "fixtures" / "invalid"
ENGINES = {"duckdb": duckdb_engine, "sqlite": sqlite_engine}
PROSE = [rule.id for rule in sql_rules() if is_prose(rule)]
MUTANTS = 300
ITEM = "f0081"
"""One of ten items whose sum the example states."""


@cache
def published():
    folders = sorted(file.parent for file in DATA.glob("*/*/*/datapackage.json"))
    return [load_package(folder) for folder in [*folders, DATA / "example"]]


@cache
def broken():
    """Load the conformance fixture of every rule on the text; each gets a name of its own."""
    return [named(rule, load_package(FIXTURES / rule)) for rule in PROSE]


@cache
def mutants():
    random = Random(20_240_501)  # noqa: S311
    return [changed(random.choice(published()), random, f"mutant-{n}") for n in range(MUTANTS)]


@cache
def expected():
    return {package.id: oracle_result(package) for package in (*published(), *broken(), *mutants())}


def of_prose(result):
    """Return what a result says of the rules on the text."""
    verdicts = {rule: result.outcomes[rule] for rule in PROSE}
    counted = {rule: found for rule, found in counts(result).items() if rule in verdicts}
    violations = [each for each in result.violations if each.rule in verdicts]
    return verdicts, counted, sorted(violations, key=str)


@pytest.mark.parametrize("engine", ENGINES)
def test_published_broken_and_changed_figures_are_judged_as_by_the_oracle(engine):
    packages = [*published(), *broken(), *mutants()]
    for name, result in ENGINES[engine].run(packages).items():
        assert of_prose(result) == of_prose(expected()[name]), name


def test_the_changed_figures_meet_every_outcome_and_verdict():
    found = [of_prose(result) for result in expected().values()]
    assert {verdict for verdicts, *_ in found for verdict in verdicts.values()} == {
        "pass", "fail", "not_applicable", "not_run", "inconclusive",
    }  # fmt: skip
    assert {each.verdict for *_, violations in found for each in violations} >= {
        "impossible", "mismatch", "rounding_tail", "undefined", "cut", "contradiction", "out_of_range",
        "missing",
    }  # fmt: skip


@pytest.mark.parametrize("rule", PROSE)
def test_every_rule_on_the_text_fails_somewhere_and_passes_somewhere(rule):
    """Nothing agrees by being empty."""
    assert {"pass", "fail"} <= {of_prose(result)[0][rule] for result in expected().values()}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_sum_that_rounding_hardly_ever_gives_is_implausible(engine):
    package = deepcopy(published()[-1])
    item = next(record for record in package.tables["figures"] if record.key == ITEM)
    item.values["value"] = str(Decimal(item.values["value"]) + Decimal("0.03"))
    broken = ENGINES[engine].run([package])[package.id].violations
    verdicts = {each.row: each.verdict for each in broken if each.rule == "function-text-items"}
    assert set(verdicts.values()) == {"implausible"}
    assert of_prose(ENGINES[engine].run([package])[package.id]) == of_prose(oracle_result(package))


def test_few_packages_are_left_to_the_oracle():
    assert not prepare(published()).aside
    assert len(prepare(mutants()).aside) < MUTANTS / 10


def test_a_rate_that_fits_the_right_amount_is_no_disagreement():
    """The oracle does not report a rate beside a wrong amount that explains it; the engines do."""
    listed = mutants()[:100]
    alone = duckdb_engine.run(listed)
    evaluated = evaluate_with("duckdb", listed)
    spared = {
        (package.id, outcome.rule.id)
        for package, evaluation in evaluated
        for outcome in evaluation.outcomes
        if outcome.rule.id in PROSE and outcome.verdict != alone[package.id].outcomes[outcome.rule.id]
    }
    assert spared
    assert {rules_by_id()[rule].kind for _, rule in spared} <= set(RATES)
