"""Functional codes by the names that the text prints."""

import pytest

from juesuan.read.prose.listed.functional import listed_codes
from read.prose.stated import passage_of

DETAILS = "general_budget_expenditure_details"
OFFICE = "政府办公厅（室）及相关机构事务（款）"


def codes(text, year=2022):
    return [each.code for each in listed_codes(passage_of(DETAILS, text), year)]


def test_a_path_is_read_as_far_as_it_goes():
    assert codes(f"1.一般公共服务支出（类）{OFFICE}行政运行（项）。支出决算为1.00万元。") == ["2010301"]
    assert codes("教育支出（类）支出5.00万元，占1.00%；卫生健康（类）支出2.00万元。") == ["205", "210"]
    assert codes("1、社会保障和就业支出具体包括：") == ["208"]


def test_the_level_may_be_called_by_its_long_name():
    assert codes("住房保障支出（类）住房改革支出（款）提租补贴（项级）：反映补贴。") == ["2210202"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("卫生健康支出（类）行政单位医疗（款）公务员医疗补助（项）", "2101103"),
        ("住房保障支出（类）住房改革支出（款）购房补帖（项）", "2210203"),
        ("社会保障和就业支出（类）行政事业单位离退休（款）归口管理的行政单位离退休（项）", "2080501"),
        ("医疗卫生与计划生育支出（类）行政事业单位医疗（款）行政单位医疗（项）", "2101101"),
    ],
)
def test_a_name_that_is_nearly_right_is_told(path, code):
    assert codes(f"{path}。") == [code]


def test_names_that_nothing_is_like_leave_what_is_certain():
    assert codes("农林水支出（类）示例事务（款）行政运行（项）。") == ["213"]
    assert codes("住房保障支出（类）住房改革支出（款）示例补助（项）。") == ["22102"]


def test_a_placeholder_is_no_name():
    (found,) = listed_codes(passage_of(DETAILS, "教育支出（类）***（款）***（项）：支出决算为0万元。"), 2022)
    assert (found.code, found.name) == ("205", "教育支出(类)")


def test_ordinary_words_are_no_category():
    assert codes("本年教育方面的支出有所增加，科学技术投入也有增加。") == []


@pytest.mark.parametrize(
    ("behind", "use"),
    [
        ("。主要用于：业务指导等基本支出。年初预算为1.00万元。", "basic_expenditure"),
        ("：反映示例局项目经费支出。", "project_expenditure"),
        ("：反映基本支出和项目支出。", ""),
        ("。年初预算为1.00万元，用于基本支出。", ""),
    ],
)
def test_the_words_right_behind_a_code_say_what_it_is_used_for(behind, use):
    path = f"一般公共服务支出（类）{OFFICE}行政运行（项）"
    (found,) = listed_codes(passage_of(DETAILS, path + behind), 2022)
    assert found.detail == use
