"""Numbers whose blank cells are gone: proved, left open, or placed with the least blame."""

import pytest

from read.accounts import Account, Item, disclosure
from read.reading import amounts, notes, read

HEAD = (
    "2021年度一般公共预算财政拨款支出决算表（表5）\n单位：万元\n科目名称 小计 基本支出 项目支出\n栏次 1 2 3\n"
)
BUDGET = "general_budget_expenditure"


def test_the_hierarchy_proves_which_column_a_number_stands_in():
    reading = read(
        HEAD
        + "合计 9.00 5.00 4.00\n201 一般公共服务支出 9.00 5.00 4.00\n20103 政府办公厅事务 9.00 5.00 4.00\n"
        "2010301 行政运行 5.00 5.00\n2010302 一般行政管理事务 4.00 4.00\n"
    )
    found = amounts(reading, BUDGET)
    assert found["2010301", "basic_expenditure"] == "5.00"
    assert found["2010302", "project_expenditure"] == "4.00"
    proved = {note["row"]: note for note in notes(reading, "proved")}
    assert proved["2010301"]["read_as"] == "total_expenditure=5.00 basic_expenditure=5.00"
    assert "general-budget-hierarchy" in proved["2010301"]["detail"]
    assert reading.coverage.unplaced == 0


def test_what_several_placements_share_is_placed_and_the_rest_is_listed():
    reading = read(HEAD + "合计 10.00 5.00 5.00\n201 一般公共服务支出 5.00 5.00\n205 教育支出 5.00 5.00\n")
    assert amounts(reading, BUDGET) == {
        ("total", "total_expenditure"): "10.00",
        ("total", "basic_expenditure"): "5.00",
        ("total", "project_expenditure"): "5.00",
        ("201", "total_expenditure"): "5.00",
        ("205", "total_expenditure"): "5.00",
    }
    assert [(note["row"], note["printed"]) for note in notes(reading, "unplaced")] == [
        ("201", "5.00"),
        ("205", "5.00"),
    ]
    assert (reading.coverage.numbers, reading.coverage.cells) == (7, 5)


def test_rounding_is_allowed_for():
    """1.00 = 0.34 + 0.33 + 0.34 is off by one last digit, which rounding explains."""
    reading = read(
        HEAD + "合计 4.00 1.00 3.00\n201 一般公共服务支出 0.34 0.34\n205 教育支出 0.33 0.33\n"
        "206 科学技术支出 0.34 0.34\n208 社会保障和就业支出 3.00 3.00\n"
    )
    found = amounts(reading, BUDGET)
    assert found["201", "basic_expenditure"] == "0.34"
    assert found["208", "project_expenditure"] == "3.00"


def test_tables_prove_each_other():
    """The tree settles the general budget table; the expenditure table has to be at least as large."""
    account = Account(
        items=(Item("2010301", 65100, 0), Item("2010302", 0, 72962), Item("2080501", 6961, 0)),
        economic={"30101": 72061},
        public={},
    )
    reading = read(disclosure(account))
    assert amounts(reading, "expenditure")["2010302", "project_expenditure"] == "729.62"
    assert amounts(reading, "revenue")["2080501", "fiscal_appropriation"] == "69.61"
    assert amounts(reading, "appropriation_summary")["function_208", "general_public_budget"] == "69.61"
    assert reading.coverage.unplaced == 0


def test_a_row_that_contradicts_itself_is_placed_with_the_least_blame():
    """2010301 prints 5.10 where only 5.00 balances: one wrong number as basic, more as project."""
    reading = read(
        HEAD
        + "合计 9.00 5.00 4.00\n201 一般公共服务支出 9.00 5.00 4.00\n20103 政府办公厅事务 9.00 5.00 4.00\n"
        "2010301 行政运行 5.00 5.10\n2010302 一般行政管理事务 4.00 4.00\n"
    )
    found = amounts(reading, BUDGET)
    assert found["2010301", "basic_expenditure"] == "5.10"
    assert found["2010302", "project_expenditure"] == "4.00"
    (blamed,) = [note for note in notes(reading, "proved") if note["reason"] == "blamed"]
    assert "“5.10”" in blamed["detail"]


def test_a_contradiction_that_several_changes_would_mend_is_left_open():
    reading = read(HEAD + "合计 9.00 7.00\n")
    assert amounts(reading, BUDGET) == {}
    assert [note["printed"] for note in notes(reading, "unplaced")] == ["9.00", "7.00"]


def test_a_row_that_is_printed_twice_is_not_judged():
    reading = read(
        HEAD + "合计 9.00 5.00 4.00\n201 一般公共服务支出 9.00 9.00\n201 一般公共服务支出 9.00 9.00\n"
    )
    assert len(notes(reading, "unplaced")) == 4


@pytest.mark.parametrize("dash", ["-", "—", "——"])
def test_a_printed_dash_keeps_its_cell(dash):
    reading = read(HEAD + f"合计 4.00 {dash} 4.00\n")
    assert amounts(reading, BUDGET) == {
        ("total", "total_expenditure"): "4.00",
        ("total", "project_expenditure"): "4.00",
    }
    assert reading.coverage.numbers == 2
