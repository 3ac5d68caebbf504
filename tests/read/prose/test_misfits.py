"""Reasons that cannot explain a change."""

import pytest

from juesuan.read.prose.misfits import misfit


@pytest.mark.parametrize("text", [":用于人员经费", "是主要用于办公设备", "用于日常运转"])
def test_what_money_was_used_for_is_no_reason(text):
    assert misfit(text, ("general_budget_function_expenditure",), level=False) == "use"


@pytest.mark.parametrize("text", [":用于新增人员的经费", ":人员减少", ":用于项目的支出未执行完毕"])
def test_a_use_that_tells_of_a_change_is_a_reason(text):
    assert misfit(text, ("general_budget_function_expenditure",), level=False) == ""


def test_another_item_explains_the_whole_but_not_this_item():
    said = ":增加了公务用车维护费,减少了出国(境)费"
    assert misfit(said, ("vehicles",), level=False) == "other_item"
    assert misfit(said, ("vehicle_operation",), level=False) == "other_item"
    assert misfit(said, ("three_public_expenses",), level=False) == ""
    assert misfit(":增加了公务用车维护费", ("vehicles",), level=False) == ""


def test_what_stayed_level_has_not_moved():
    concepts = ("appropriation_revenue_grand_total",)
    assert misfit(":退休人员变化等原因减少支付", concepts, level=True) == "contrary"
    assert misfit(":支出减少与增加相抵,增加支出", concepts, level=True) == ""
    assert misfit(":严格控制支出", concepts, level=True) == ""
