"""The slips that turn the right number into the printed one."""

import pytest

from juesuan.evaluate.mistakes import likely_mistake


@pytest.mark.parametrize(
    ("printed", "expected", "words"),
    [
        ("1506.01", "1506.10", "颠倒"),
        ("82.44", "824.40", "小数点"),
        ("130000", "13", "一万倍"),
        ("966.28", "66.28", "多了一位"),
        ("66.28", "966.28", "漏了一位"),
        ("121.35", "121.25", "打错"),
    ],
)
def test_a_slip_is_named(printed, expected, words):
    assert words in likely_mistake(printed, expected)["zh"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("40.00", "29.57"), ("5", "4"), ("", "1.00"), ("1.00", "1.00"), ("-1.00", "1.00")],
)
def test_what_no_single_slip_explains_stays_unnamed(printed, expected):
    assert likely_mistake(printed, expected) is None
