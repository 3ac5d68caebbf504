"""Trees of codes: summed exactly, rounded row by row, within what a reader believes."""

import pytest

from juesuan.synthetic.trees import NotPlausibleError, check, tree_of


def test_every_level_is_the_sum_of_what_is_below_it():
    tree = tree_of({"2010301": (500,), "2010302": (250,), "2080501": (100,)}, grid=1)
    assert tree.printed == {
        "total": (850,), "201": (750,), "20103": (750,), "2010301": (500,), "2010302": (250,),
        "208": (100,), "20805": (100,), "2080501": (100,),
    }  # fmt: skip
    assert tree.codes(3) == ["201", "208"]


def test_each_amount_is_rounded_by_itself():
    tree = tree_of({"2010301": (140,), "2010302": (140,)}, grid=100)
    assert [tree.printed[code] for code in ("2010301", "2010302", "20103")] == [(1,), (1,), (3,)]


def test_a_last_digit_is_believed_and_two_are_not():
    check(101, 50, 50)
    with pytest.raises(NotPlausibleError):
        check(102, 50, 50)


def test_one_part_is_its_whole():
    with pytest.raises(NotPlausibleError):
        check(51, 50)
