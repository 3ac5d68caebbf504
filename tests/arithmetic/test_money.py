"""The strict reader: what is an amount, exactly, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan.arithmetic.money import (
    Amount,
    NotMoneyError,
    canonical_amount,
    from_base_unit,
    in_base_unit,
    parse_amount,
)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1548.05", Amount(1_548_050_000, 10_000)),
        ("855.1", Amount(855_100_000, 100_000)),
        ("0.00", Amount(0, 10_000)),
        ("-0.10", Amount(-100_000, 10_000)),
        ("7", Amount(7_000_000, 1_000_000)),
    ],
)
def test_an_amount_keeps_its_value_and_its_printed_precision(text, amount):
    assert parse_amount(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 1.00",
        "1,234.56",
        "1e3",
        "abc",
        "NaN",
        "inf",
        "1.",
        ".5",
        "+1.00",
        "007",
        "１.００",
        "1.2345678",
        "1" * 13,
        "1 234",
        "--1",
    ],
)
def test_anything_else_is_not_money(text):
    with pytest.raises(NotMoneyError):
        parse_amount(text)


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("1,548.05", "1548.05"),
        ("１，８１３．９４", "1813.94"),
        ("－0.5", "-0.5"),
        (" 12.00 ", "12.00"),
        ("0.00", "0.00"),
    ],
)
def test_printed_amounts_lose_their_separators_and_nothing_else(printed, canonical):
    assert canonical_amount(printed) == canonical


@pytest.mark.parametrize("printed", ["1,23.45", "12,34", "1,234,5", "3.1.4", "约12"])
def test_a_text_that_is_not_one_whole_amount_is_refused(printed):
    with pytest.raises(NotMoneyError):
        canonical_amount(printed)


@given(st.integers(min_value=-(10**13), max_value=10**13), st.sampled_from(["万元", "元", "亿元"]))
def test_an_amount_survives_every_unit(cents, unit):
    sign, digits = ("-" if cents < 0 else ""), f"{abs(cents):03d}"
    text = f"{sign}{digits[:-2]}.{digits[-2:]}"
    amount = in_base_unit(parse_amount(text), unit)
    assert from_base_unit(amount.value, unit, amount.quantum) == text.replace("-0.00", "0.00")


def test_yuan_with_more_than_two_decimals_cannot_be_compared():
    with pytest.raises(NotMoneyError):
        in_base_unit(parse_amount("1.005"), "元")
