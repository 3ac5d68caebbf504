"""Which tables a document holds: the nine by title, further ones by their looks."""

import pytest

from read.reading import amounts, notes
from read.reading import read as read_text
from read.tables.grids import grid, read

GENERAL = grid(
    "科目编码|科目名称|合计|基本支出|项目支出", "201|一般公共服务支出|3.00|1.00|2.00", "合计|<|3.00|1.00|2.00"
)


@pytest.mark.parametrize(
    "title",
    [
        "一般公共预算财政拨款支出决算表",
        "2023年度一般公共预算财政拨款支出决算表",
        "五、一般公共预算财政拨款支出决算表",
        "一般公共预算财政拨款支出决算表（公开05表）",
        "公开05表 一般公共预算财政拨款支出决算表",
        "财决08表 一般公共预算财政拨款支出决算表",
        "财决Z08-1表 一般公共预算财政拨款支出决算表",
        "附表5：一般公共预算财政拨款支出决算表",
        "一般公共预算财政拨款支出决算表（2023年度）",
        "示例县示范局一般公共预算财政拨款支出决算表",
    ],
)
def test_a_title_is_known_whatever_number_and_year_stand_around_it(title):
    reading = read(title, "单位：万元", GENERAL)
    assert amounts(reading, "general_budget_expenditure")["201", "project_expenditure"] == "2.00"
    assert list(reading.tables) == ["general_budget_expenditure"]


def extra(reading):
    return [(n["printed"], n["detail"]) for n in notes(reading, "extra_table")]


def test_a_further_table_ends_the_one_before_and_is_listed():
    reading = read(
        "一般公共预算财政拨款支出决算表",
        "单位：万元",
        GENERAL,
        "项目支出决算表",
        "单位：万元",
        grid("科目编码|项目名称|金额", "2010602|甲项目|1.50", "2010602|乙项目|0.50"),
        "财政拨款支出决算明细表",
        grid("项目|合计|工资福利支出", "201|3.00|1.00"),
        "第三部分 情况说明",
    )
    assert extra(reading) == [("项目支出决算表", "2"), ("财政拨款支出决算明细表", "2")]
    assert len(amounts(reading, "general_budget_expenditure")) == 6
    assert reading.coverage.unplaced == 4
    assert list(reading.tables) == ["general_budget_expenditure"]


def test_a_further_table_in_plain_text_is_listed_too():
    reading = read_text(
        "2020年度支出决算表\n部门：示例县示范局 单位：万元\n编码 科目名称 本年支出合计 "
        "基本支出 项目支出 上缴上级支出 "
        "经营支出 对附属单位补助支出\n合计 6.00 1.00 1.00 1.00 1.00 2.00\n"
        "国有资产占有使用情况表\n单位：万元\n房屋 1.00\n车辆 2.00\n第三部分 说明\n"
    )
    assert extra(reading) == [("国有资产占有使用情况表", "2")]
    assert len(amounts(reading, "expenditure")) == 6


def test_titles_of_further_tables_in_the_table_of_contents_are_none():
    reading = read_text("目 录\n十、项目支出决算表\n十一、国有资产情况表\n第一部分 概况\n")
    assert extra(reading) == []


def test_self_assessment_sheets_are_read_elsewhere():
    reading = read("项目支出绩效自评表", grid("项目名称|预算数", "甲项目|1.50"))
    assert extra(reading) == []


EXPENDITURE = "科目编码|科目名称|本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出"


def test_of_two_tables_that_are_called_alike_the_one_by_subject_counts():
    reading = read(
        "支出决算表（分单位）",
        grid(
            "单位名称|本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出",
            "甲所|5.00|5.00||||",
        ),
        "支出决算表（分科目）",
        grid(EXPENDITURE, "201|一般公共服务支出|5.00|5.00||||", "合计|<|5.00|5.00||||"),
    )
    assert extra(reading) == [("支出决算表(分单位)", "2")]
    assert [row["function_code"] for row in reading.tables["expenditure"]] == ["201", "total"]


def test_without_a_mark_the_header_tells_them_apart():
    reading = read(
        "支出决算表",
        grid("单位名称|<|本年支出合计|基本支出|项目支出", "1|甲所|5.00|5.00|", "合计|<|5.00|5.00|"),
        "支出决算表",
        grid(EXPENDITURE, "201|一般公共服务支出|5.00|5.00||||", "合计|<|5.00|5.00||||"),
    )
    assert extra(reading) == [("支出决算表", "4")]
    assert [row["function_code"] for row in reading.tables["expenditure"]] == ["201", "total"]


def test_the_fuller_of_two_titles_of_one_table_is_the_standard_table():
    columns = "科目编码|科目名称|小计|基本支出|项目支出"
    reading = read(
        "国有资本经营预算财政拨款支出决算表",
        grid(columns, "合计|<|1.00|1.00|"),
        "国有资本经营预算财政拨款收入支出决算表",
        grid(
            "科目编码|科目名称|年初结转和结余|本年收入|小计|基本支出|项目支出|年末结转和结余",
            "合计|<||1.00|1.00|1.00||",
        ),
    )
    assert amounts(reading, "state_capital")["total", "revenue"] == "1.00"
    assert extra(reading) == [("国有资本经营预算财政拨款支出决算表", "2")]


def test_a_heading_of_the_text_ends_a_table():
    reading = read(
        "一般公共预算财政拨款支出决算表", GENERAL, "第三部分 2023年度部门决算情况说明", "支出 3.00 万元。"
    )
    assert reading.coverage.cells == 6


def test_a_heading_of_the_explanations_ends_the_last_table():
    reading = read_text(
        "2024年度国有资本经营预算财政拨款支出决算表\n部门：示例市示例区示范局 单位：万元\n合计 3.00 3.00 \n"
        "一、收入支出决算总体情况说明\n2024年度收、支总计10.00万元。\n"
    )
    assert [row["value"] for row in reading.figures] == ["10.00", "10.00"]
    assert {row["section"] for row in reading.figures} == {"revenue_expenditure_summary_explanation"}
