"""Any packages with any mistakes: engines say what the oracle says, or it shrinks to one mistake."""

from ast import literal_eval
from functools import cache, lru_cache

import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

from comparison.differences import agreement
from comparison.engines import ENGINES, Judged
from juesuan.encode.oracle_result import oracle_result
from juesuan.encode.results import EngineResult
from juesuan.package.years import Years
from juesuan.synthetic import seed_faults, synthetic_package
from juesuan.synthetic.chance import stream
from juesuan.synthetic.faults import KINDS

LAYOUTS = ("national", "sichuan", "shanghai", "wuhan")
YEARS = (2020, 2021, 2022, 2023, 2024)


def mistakes_of(kinds, most):
    """Return lists of kinds of mistakes, each with a number that says where it is made."""
    each = st.tuples(st.sampled_from(kinds), st.integers(0, most))
    return st.lists(each, max_size=5, unique_by=lambda drawn: drawn[0])


mistakes = mistakes_of([*KINDS], 999)
SOME_MISTAKES = mistakes_of(["figure_changed", "row_removed", "sign_flipped", "name_wrong"], 3)
packages = st.tuples(st.sampled_from(LAYOUTS), st.integers(0, 19), st.sampled_from(YEARS), mistakes)
some = settings(deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
pytestmark = pytest.mark.filterwarnings("ignore")


@lru_cache(maxsize=400)
def whole(layout, seed, year):
    return synthetic_package(70_000 + seed, layout, year)


def made(drawn):
    """Return the packages that were drawn, and all the mistakes in them."""
    found, faults = [], []
    for layout, seed, year, kinds in drawn:
        package = whole(layout, seed, year)
        if kinds:
            rng = stream("property", *(number for _, number in kinds))
            package, seeded = seed_faults(package, rng, len(kinds), [kind for kind, _ in kinds])
            faults += seeded
        found.append(package)
    return found, faults


def differences(drawn, *engines):
    listed, _ = made(drawn)
    years = Years(listed)
    expected = [oracle_result(package, years.before(package)) for package in listed]
    return {
        (name, each)
        for name in engines
        for each in agreement(ENGINES[name], ENGINES[name].judge(listed), expected).differences
    }


@settings(some, max_examples=30)
@given(st.lists(packages, min_size=1, max_size=2))
def test_sqlite_says_of_a_package_or_two_what_the_oracle_says(drawn):
    assert differences(drawn, "sqlite") == set()


@settings(some, max_examples=2)
@given(st.lists(packages, min_size=16, max_size=20))
def test_duckdb_and_pandera_say_of_many_packages_what_the_oracle_says(drawn):
    assert differences(drawn, "duckdb", "duckdb_parquet", "pandera") == set()


few = st.tuples(st.just("national"), st.integers(0, 3), st.just(2024), SOME_MISTAKES)


def test_a_difference_shrinks_to_one_package_with_one_mistake():
    """An engine that does not see negative amounts is found out by the smallest corpus that shows it."""

    def shows_it(drawn):
        listed = [judged_alone(repr(each)) for each in drawn]
        missed = Judged([blind(each) for each in listed], frozenset())
        return agreement(ENGINES["sqlite"], missed, listed).count > 0

    smallest = find(st.lists(few, min_size=1, max_size=2), shows_it, settings=settings(some, max_examples=30))
    _, faults = made(smallest)
    assert len(smallest) == 1
    assert [fault.kind for fault in faults] == ["sign_flipped"]


@cache
def judged_alone(drawn):
    """Judge one package by the oracle, once: shrinking asks for it again and again."""
    (package,), _ = made([literal_eval(drawn)])
    return oracle_result(package)


def blind(result):
    kept = [each for each in result.violations if each.rule != "amounts-not-negative"]
    return EngineResult(result.outcomes, result.counted, kept)
