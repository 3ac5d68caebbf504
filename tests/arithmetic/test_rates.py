"""A printed percentage against the amounts that it is computed from."""

import pytest

from juesuan.arithmetic.money import parse_amount
from juesuan.arithmetic.rates import growth, judge_rate, ratio


def judged(printed, rate):
    return judge_rate(parse_amount(printed), rate)


def share(part, whole):
    return ratio(parse_amount(part), parse_amount(whole))


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [("94.7", "possible"), ("94.69", "possible"), ("95", "possible"), ("94.6", "cut"), ("94.8", "cut"),
     ("95.7", "mismatch"), ("9.47", "mismatch")],
)  # fmt: skip
def test_a_share_holds_when_its_rounding_meets_the_computed_interval(printed, verdict):
    assert judged(printed, share("980.00", "1035.00")) == verdict


def test_amounts_with_few_digits_cannot_bear_out_many_digits_of_a_rate():
    assert judged("66.667", share("2", "3")) == "inconclusive"
    assert judged("12.0", share("2", "3")) == "mismatch"


def test_a_share_of_nothing_is_no_rate():
    assert share("0.00", "0.00") is None


def test_growth_is_measured_against_last_year():
    fall = growth(parse_amount("12.32"), parse_amount("61.82"), -1)
    assert judged("16.6", fall) == "possible"
    assert judged("19.9", fall) == "mismatch"


def test_growth_from_nothing_is_no_rate():
    assert growth(parse_amount("5.00"), parse_amount("5.00"), 1) is None


def test_a_base_that_may_be_zero_bounds_nothing_from_above():
    rate = growth(parse_amount("4.99"), parse_amount("5.00"), 1)
    assert rate.high is None
    assert judged("49900", rate) == "inconclusive"
