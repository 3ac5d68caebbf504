"""Possible, implausible, impossible: checked against honest rounding of honest amounts."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan.arithmetic.rounding import FACTORS, judge, tolerance

CENT = 10_000


@pytest.mark.parametrize(("parts", "cents"), [(1, 0), (2, 1), (3, 1), (4, 2), (5, 2), (10, 5), (20, 10)])
def test_the_bound_is_half_the_number_of_parts(parts, cents):
    quanta = (parts + 1) * CENT
    assert tolerance(quanta, CENT) == cents * CENT
    assert judge(cents * CENT, quanta, 0, FACTORS["truncate"]) == "possible"
    assert judge((cents + 1) * CENT, quanta, quanta * CENT) == "impossible"


def test_a_possible_difference_beyond_three_deviations_is_implausible():
    quanta, squares = 13 * CENT, 13 * CENT * CENT
    assert judge(3 * CENT, quanta, squares) == "possible"
    assert judge(4 * CENT, quanta, squares) == "implausible"
    assert judge(6 * CENT, quanta, squares) == "implausible"
    assert judge(7 * CENT, quanta, squares) == "impossible"


@given(st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=40))
def test_honest_rounding_is_never_called_impossible(yuan):
    """Each part and the total rounded half up on its own, from yuan to 0.01 万元 (100 yuan)."""
    total = _rounded(sum(yuan))
    parts = sum(_rounded(value) for value in yuan)
    quanta = (len(yuan) + 1) * CENT
    assert judge((total - parts) * CENT, quanta, quanta * CENT) != "impossible"


@given(st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=40))
def test_honest_cutting_is_never_called_impossible(yuan):
    total, parts = sum(yuan) // 100, sum(value // 100 for value in yuan)
    quanta = (len(yuan) + 1) * CENT
    assert judge((total - parts) * CENT, quanta, quanta * CENT, FACTORS["truncate"]) == "possible"


@pytest.mark.parametrize("parts", range(1, 8))
def test_every_difference_within_the_bound_has_a_witness(parts):
    """The bound is tight: some honest amounts really produce it."""
    bound = parts // 2
    yuan = [50] * (2 * bound) + [0] * (parts - 2 * bound)
    assert sum(_rounded(value) for value in yuan) - _rounded(sum(yuan)) == bound


@pytest.mark.parametrize("profile", ["exact", "balanced"])
def test_exact_accounts_have_no_rounding(profile):
    assert judge(CENT, 5 * CENT, 5 * CENT * CENT, FACTORS[profile]) == "impossible"
    assert judge(0, 5 * CENT, 5 * CENT * CENT, FACTORS[profile]) == "possible"


def _rounded(yuan):
    return math.floor(yuan / 100 + 0.5)
