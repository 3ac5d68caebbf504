"""Which layout a disclosure follows, and what is read where none is known."""

import pytest

from read.reading import amounts, notes
from read.reading import read as read_text
from read.tables.grids import grid, read

EXPENDITURE = grid(
    "科目编码|科目名称|本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出",
    "合计|<|5.00|5.00||||",
)
CAPITAL = grid("科目编码|科目名称|合计|基本支出|项目支出", "合计|<|||")
ITEMS = grid("项目|预算数|决算数", "合计|9.00|8.00", "公务接待费|9.00|8.00")


@pytest.mark.parametrize(
    ("title", "layout", "division"),
    [
        ("上海市示例区示范局2024年度部门决算", "shanghai-2024", "310000"),
        ("上海市普陀区示范局2024年度部门决算", "shanghai-2024", "310107"),
        ("舟山市普陀区示范局2024年度部门决算", "", "330903"),
        ("普陀区示范局2024年度部门决算", "", ""),
        ("四川省示范厅2022年度部门决算", "sichuan-2020", "510000"),
        ("苍溪县示范局2020年度部门决算", "sichuan-2020", "510824"),
        ("苍溪县示范局2019年度部门决算", "", "510824"),
        ("江岸区示范局2024年度部门决算", "wuhan-2024", "420102"),
        ("湖南省示范局2024年度部门决算", "", "430000"),
    ],
)
def test_the_region_is_that_of_the_name_or_holds_it(title, layout, division):
    reading = read(title, "支出决算表", EXPENDITURE)
    assert (reading.layout, reading.division) == (layout, division)


def test_a_title_over_two_lines_names_the_department():
    reading = read("上海市示例区示范局", "2024年度部门决算", "支出决算表", EXPENDITURE)
    assert reading.department_name == "上海市示例区示范局"
    assert (reading.title, reading.fiscal_year) == ("上海市示例区示范局2024年度部门决算", 2024)


def test_an_order_of_tables_that_no_layout_has_is_read_all_the_same():
    reading = read(
        "上海市示例区示范局2024年度部门决算",
        "国有资本经营预算财政拨款收入支出决算表",
        CAPITAL,
        "单位：万元",
        "说明：本表无数据。",
        "财政拨款“三公”经费支出决算表",
        "单位：万元",
        ITEMS,
        "支出决算表",
        "单位：万元",
        EXPENDITURE,
    )
    assert reading.layout == ""
    assert amounts(reading, "expenditure")["total", "basic_expenditure"] == "5.00"
    assert len(amounts(reading, "three_public_expenses")) == 4


def test_a_set_of_eight_tables_misses_the_ninth():
    reading = read("湖南省示范局2018年度部门决算", "支出决算表", EXPENDITURE)
    status = {row["section"]: row["status"] for row in reading.sections}
    assert status["state_capital"] == "missing"
    assert status["expenditure"] == "present"


def test_the_lines_of_older_summaries_are_those_of_the_standard():
    table = grid(
        "收入|<|<|支出|<|<",
        "项目|行次|金额|项目|行次|金额",
        "一、一般公共预算财政拨款收入|1|9.00|七、文化体育与传媒支出|36|4.00",
        "||2|九、医疗卫生与计划生育支出|38|3.00",
        "||3|十四、资源勘探信息等支出|43|1.00",
        "||4|十八、国土海洋气象等支出|47|1.00",
        "||5|二十四、债务付息支出|53|0",
    )
    found = amounts(
        read("示例县示范局2018年度部门决算", "收入支出决算总表", table), "revenue_expenditure_summary"
    )
    assert [line for line, _ in found] == [
        "general_public_budget_appropriation",
        "function_207",
        "function_210",
        "function_215",
        "function_220",
        "function_232",
    ]


def test_a_line_that_no_summary_has_is_listed():
    table = grid("收入|<|支出|<", "项目|决算数|项目|决算数", "一、甲类收入|3.00|一、一般公共服务支出|4.00")
    reading = read("收入支出决算总表", table)
    assert [(note["printed"], note["reason"]) for note in notes(reading, "unplaced")] == [("3.00", "no_key")]
    assert amounts(reading, "revenue_expenditure_summary") == {("function_201", "amount"): "4.00"}


def test_shanghai_without_its_columns_is_read_by_labels_order_and_identities():
    reading = read_text(
        "上海市示例区示范局\n2024年度部门决算\n收入决算表\n单位：万元\n项目\n"
        "本年收入合计 财政拨款收入 上级补助收入 事业收入 "
        "经营收入 附属单位上缴收入 其他收入\n支出功能分类 科目编码 科目名称\n类 款 项\n合计 9.00 9.00\n"
        "201 一般公共服务支出 9.00 9.00\n201 06 财政事务 9.00 9.00\n201 06 01 行政运行 9.00 9.00\n"
        "一般公共预算财政拨款支出决算表\n单位：万元\n项目 合计 基本支出 项目支出\n"
        "201 一般公共服务支出 9.00 8.00 1.00\n201 06 财政事务 9.00 8.00 1.00\n201 06 01 行政运行 8.00 8.00\n"
        "201 06 02 一般行政管理事务 1.00 1.00\n合计 9.00 8.00 1.00\n"
        "一般公共预算财政拨款基本支出决算表\n单位：万元\n经济分类 科目名称 决算数 经济分类 科目名称 决算数\n"
        "301 工资福利支出 7.00 302 商品和服务支出 1.00\n301 01 基本工资 7.00 302 01 办公费 1.00\n"
        "人员经费合计 7.00 公用经费合计 1.00\n第三部分 情况说明\n"
    )
    assert reading.layout == "shanghai-2024"
    assert amounts(reading, "revenue")["2010601", "total_revenue"] == "9.00"
    general = amounts(reading, "general_budget_expenditure")
    assert general["2010601", "basic_expenditure"] == "8.00"
    assert general["2010602", "project_expenditure"] == "1.00"
    assert amounts(reading, "basic_expenditure") == {
        ("301", "amount"): "7.00",
        ("30101", "amount"): "7.00",
        ("302", "amount"): "1.00",
        ("30201", "amount"): "1.00",
        ("personnel_total", "amount"): "7.00",
        ("general_operating_total", "amount"): "1.00",
    }
    # Without the summaries any of six columns may hold what the revenue table prints second.
    assert {(n["table"], n["reason"]) for n in notes(reading, "unplaced")} == {("revenue", "ambiguous")}


def test_sichuan_prints_thirteen_tables_and_nine_are_read():
    reading = read(
        "苍溪县示范局2020年度部门决算",
        "财决公开03表 支出决算表",
        "部门：苍溪县示范局 金额单位：元",
        EXPENDITURE,
        "财政拨款支出决算明细表",
        "金额单位：元",
        grid("项目|<|合计|工资福利支出", "201|一般公共服务支出|5.00|5.00"),
        "项目支出决算表",
        "金额单位：元",
        grid("科目编码|项目名称|合计", "2010602|甲项目|1.00"),
        "一般公共预算财政拨款“三公”经费支出决算表",
        "金额单位：元",
        grid("项目|调整预算数|决算数", "合计|9.00|8.00", "公务接待费|9.00|8.00"),
    )
    assert (reading.layout, reading.unit, reading.budget_basis) == ("sichuan-2020", "元", "final")
    assert list(reading.tables) == ["expenditure", "three_public_expenses"]
    extra = notes(reading, "extra_table")
    assert [note["printed"] for note in extra] == ["财政拨款支出决算明细表", "项目支出决算表"]
