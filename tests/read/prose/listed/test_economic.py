"""The items that basic expenditure was spent on, as the text lists them."""

import pytest

from juesuan.read.prose.listed.economic import economic_code, listed_items
from read.prose.stated import passage_of

SECTION = "basic_expenditure_explanation"


def listed(text, year=2022):
    return [(each.code, each.detail) for each in listed_items(passage_of(SECTION, text), year)]


def test_each_list_belongs_to_the_part_of_expenditure_before_it():
    text = (
        "人员经费570.00万元，主要包括：基本工资、奖金、退休费；"
        "公用经费80.00万元，主要包括：办公费、电费、差旅费。"
    )
    assert listed(text) == [
        ("30101", "personnel"),
        ("30103", "personnel"),
        ("30302", "personnel"),
        ("30201", "general_operating"),
        ("30206", "general_operating"),
        ("30211", "general_operating"),
    ]


def test_a_list_that_ends_with_others_says_so():
    text = "人员经费570.00万元，主要包括：基本工资、奖金、退休费等支出。"
    names = [each.name for each in listed_items(passage_of(SECTION, text), 2022)]
    assert names == ["基本工资", "奖金", "退休费", "等"]


def test_a_remark_behind_the_last_name_is_no_part_of_it():
    text = "公用经费80.00万元，主要包括：办公费、水费、电费（不涉及的不列）。"
    assert [code for code, _ in listed(text)] == ["30201", "30205", "30206"]


def test_two_names_that_a_conjunction_joins_are_two():
    text = "公用经费80.00万元，主要用于：办公费、差旅费、印刷费和邮电费。"
    assert [code for code, _ in listed(text)] == ["30201", "30211", "30202", "30207"]


def test_a_name_that_the_classification_lacks_is_kept_without_a_code():
    text = "公用经费80.00万元，主要包括：办公费、差旅费、电费、示例费。"
    assert listed(text)[-1] == ("", "general_operating")


@pytest.mark.parametrize(
    "text",
    [
        "人员经费570.00万元，主要用于保障在职人员工资和退休人员待遇。",
        "公用经费80.00万元，包括办公费。",
        "公用经费80.00万元。主要包括：办公费、差旅费、电费。",
    ],
)
def test_a_sentence_that_lists_no_names_is_no_list(text):
    assert listed(text) == []


def test_an_item_of_another_part_keeps_its_own_code():
    text = "人员经费570.00万元，主要包括：基本工资、奖金、办公费。"
    assert listed(text)[-1] == ("30201", "personnel")


@pytest.mark.parametrize(
    ("printed", "group", "found"),
    [
        ("办公设备购置", "general_operating", ("31002", "")),
        ("其他交通费", "general_operating", ("30239", "其他交通费用")),
        ("其他对个人和家庭的补助支出", "personnel", ("30399", "其他对个人和家庭的补助")),
        ("其他", "personnel", ("", "")),
        ("因公出国(境)费用", "general_operating", ("30212", "")),
    ],
)
def test_a_name_is_told_where_only_one_is_like_it(printed, group, found):
    assert economic_code(printed, group, 2022) == found


def test_before_the_reform_of_the_classification_nothing_is_asserted():
    text = "人员经费570.00万元，主要包括：基本工资、奖金、退休费。"
    assert listed(text, year=2016) == []
