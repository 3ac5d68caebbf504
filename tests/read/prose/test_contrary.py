"""Reasons that say the contrary of the change that they explain."""

import pytest

from read.prose.stated import figures_of

ALL = "three_public_expenses_explanation"


def reasons(text: str, section: str = ALL) -> list[str]:
    return [figure.reason for figure in figures_of(section, text) if figure.measure == "change_amount"]


@pytest.mark.parametrize(
    ("direction", "reason"),
    [
        ("增加", "公务接待减少"),
        ("增加", "接待批次减少"),
        ("增加", "厉行节约，压减支出"),
        ("增加", "贯彻落实中央八项规定精神，严格控制公务接待费支出"),
        ("增加", "一是落实过紧日子要求；二是减少接待支出"),
        ("减少", "公务接待批次增加"),
    ],
)
def test_the_item_itself_goes_the_other_way(direction, reason):
    assert reasons(f"公务接待费支出比上年{direction}1万元，主要原因是{reason}。") == ["contrary"]


@pytest.mark.parametrize(
    ("direction", "reason"),
    [
        ("增加", "公务接待增加"),
        ("减少", "厉行节约，压减支出"),
        # Something else fell, and nobody knows how the two hang together.
        ("增加", "公务用车减少"),
        ("增加", "减少了会议，增加了接待"),
        ("增加", "人员减少"),
        ("增加", "压减一般性支出，保障重点支出"),
        # What was less last year, or planned less, explains more this year.
        ("增加", "上年公务接待减少"),
        ("增加", "压减年初预算"),
        ("增加", "未厉行节约"),
        ("减少", "公务接待标准提高，接待批次减少"),
    ],
)
def test_any_other_word_leaves_the_reason_as_it_is(direction, reason):
    assert reasons(f"公务接待费支出比上年{direction}1万元，主要原因是{reason}。") == ["stated"]


def test_a_reason_may_be_that_of_the_nearer_change():
    text = "公务接待费支出比预算增加1万元，比上年减少2万元，主要原因是厉行节约。"
    assert reasons(text) == ["stated", "stated"]


def test_balances_rise_where_expenditure_falls():
    text = "2022年度收入支出总计10万元，比上年增加1万元，主要原因是压减支出。"
    assert "contrary" not in reasons(text, "revenue_expenditure_summary_explanation")


def test_against_the_budget():
    section = "general_budget_expenditure_explanation"
    item = (
        "1.一般公共服务支出（类）。年初预算为10万元，支出决算为12万元，支出决算数大于年初预算数的主要原因是"
    )
    assert reasons(item + "严格控制经费支出。", section) == ["contrary"]
    assert reasons(item + "压减一般性支出。", section) == ["stated"]
