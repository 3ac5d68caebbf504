"""Tables in grids with certain columns: every number stands where its column says."""

import pytest

from read.reading import amounts, notes, status
from read.tables.grids import grid, read

DEPARTMENT = "上海市示例区示范局2024年度部门决算"

SUMMARY = grid(
    "收入|<|支出|<",
    "项目|决算数|项目|决算数",
    "一、一般公共预算财政拨款收入|1,000.50|一、一般公共服务支出|900.50",
    "二、政府性基金预算财政拨款收入||二、外交支出|",
    "八、其他收入|10|八、社会保障和就业支出|0",
    "||二十六、抗疫特别国债安排的支出|",
    "本年收入合计|1,010.50|本年支出合计|900.50",
    "使用非财政拨款结余（含专用结余）||结余分配|",
    "年初结转和结余||年末结转和结余|110.00",
    "总计|1,010.50|总计|1,010.50",
)


def test_a_summary_without_line_numbers_keeps_blanks_and_whole_numbers():
    reading = read(DEPARTMENT, "收入支出决算总表", "单位：万元", SUMMARY)
    found = amounts(reading, "revenue_expenditure_summary")
    assert found == {
        ("general_public_budget_appropriation", "amount"): "1000.50",
        ("other_revenue", "amount"): "10",
        ("total_revenue", "amount"): "1010.50",
        ("revenue_grand_total", "amount"): "1010.50",
        ("function_201", "amount"): "900.50",
        ("function_208", "amount"): "0",
        ("total_expenditure", "amount"): "900.50",
        ("closing_carryover", "amount"): "110.00",
        ("expenditure_grand_total", "amount"): "1010.50",
    }
    rows = {row["line"]: row for row in reading.tables["revenue_expenditure_summary"]}
    assert rows["government_funds_appropriation"]["amount"] == ""
    assert rows["other_revenue"]["item_name"] == "其他收入"
    assert reading.layout == "shanghai-2024"


def test_the_same_labels_are_told_apart_by_their_place():
    """The detail of the opening balance is numbered and called like the revenue lines."""
    table = grid(
        "收入|<|支出|<|<|<|<",
        "项目|决算数|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款",
        "一、一般公共预算财政拨款|90.00|一、一般公共服务支出|70.00|70.00||",
        "二、政府性基金预算财政拨款|5|十一、城乡社区支出|5||5|",
        "三、国有资本经营预算财政拨款||二十三、其他支出||||",
        "本年收入合计|95.00|本年支出合计|75.00|70.00|5|",
        "年初财政拨款结转和结余|7.00|年末财政拨款结转和结余|27.00|27.00||",
        "一、一般公共预算财政拨款|7.00|||||",
        "二、政府性基金预算财政拨款||||||",
        "三、国有资本经营预算财政拨款||||||",
        "总计|102.00|总计|102.00|97.00|5|",
    )
    reading = read(DEPARTMENT, "财政拨款收入支出决算总表", "单位：万元", table)
    found = amounts(reading, "appropriation_summary")
    assert found["general_public_budget_appropriation", "total"] == "90.00"
    assert found["opening_carryover_general_public_budget", "total"] == "7.00"
    assert ("opening_carryover_government_funds", "total") not in found
    assert found["function_212", "government_funds"] == "5"
    assert ("function_212", "general_public_budget") not in found
    assert len([row for row in reading.tables["appropriation_summary"] if row["side"] == "revenue"]) == 9


REVENUE_HEADER = (
    "项目|<|<|<|本年收入合计|财政拨款收入|上级补助收入|事业收入|经营收入|附属单位上缴收入|其他收入",
    "支出功能分类|<|<|科目名称|^|^|^|^|^|^|^",
    "科目编码|<|<|^|^|^|^|^|^|^|^",
)


def test_codes_in_three_columns_and_a_total_that_shares_its_row_with_their_labels():
    table = grid(
        *REVENUE_HEADER,
        "类|款|项|合计|30.00|20.00|||||10.00",
        "201|||一般公共服务支出|30.00|20.00|||||10.00",
        "201|06||财政事务|30.00|20.00|||||10.00",
        "201|06|01|行政运行|30.00|20.00|||||10.00",
    )
    reading = read(DEPARTMENT, "收入决算表", "单位：万元", table)
    assert amounts(reading, "revenue") == {
        (key, column): value
        for key in ("total", "201", "20106", "2010601")
        for column, value in [
            ("total_revenue", "30.00"),
            ("fiscal_appropriation", "20.00"),
            ("other_revenue", "10.00"),
        ]
    }
    assert reading.tables["revenue"][3]["function_name"] == "行政运行"


def test_lower_levels_alone_take_their_upper_ones_from_the_rows_above():
    table = grid(
        *REVENUE_HEADER,
        "类|款|项|合计|9.00|9.00|||||",
        "201|||一般公共服务支出|9.00|9.00|||||",
        "|06||财政事务|9.00|9.00|||||",
        "||01|行政运行|8.00|8.00|||||",
        "||99|其他财政事务支出|1.00|1.00|||||",
    )
    reading = read(DEPARTMENT, "收入决算表", table)
    assert [row["function_code"] for row in reading.tables["revenue"]] == [
        "total",
        "201",
        "20106",
        "2010601",
        "2010699",
    ]


def test_a_joined_code_and_a_total_row_at_the_end():
    table = grid(
        "项目|<|本年支出|<|<",
        "功能分类科目编码|科目名称|小计|基本支出|项目支出",
        "201|一般公共服务支出|10|10|0",
        "2010601|行政运行|10|10|",
        "合计|<|10|10|0",
    )
    reading = read(DEPARTMENT, "一般公共预算财政拨款支出决算表", table)
    assert amounts(reading, "general_budget_expenditure") == {
        ("201", "total_expenditure"): "10",
        ("201", "basic_expenditure"): "10",
        ("201", "project_expenditure"): "0",
        ("2010601", "total_expenditure"): "10",
        ("2010601", "basic_expenditure"): "10",
        ("total", "total_expenditure"): "10",
        ("total", "basic_expenditure"): "10",
        ("total", "project_expenditure"): "0",
    }


def test_columns_are_found_by_their_labels_in_whatever_order_they_come():
    table = grid(
        "科目编码|科目名称|项目支出|其中：基本支出|合计（万元）",
        "201|一般公共服务支出|1.00|2.00|3.00",
        "合计|<|1.00|2.00|3.00",
    )
    reading = read(DEPARTMENT, "一般公共预算财政拨款支出决算表", table)
    found = amounts(reading, "general_budget_expenditure")
    assert found["201", "project_expenditure"] == "1.00"
    assert found["total", "basic_expenditure"] == "2.00"
    assert found["total", "total_expenditure"] == "3.00"


def test_a_column_of_another_label_is_listed_and_the_others_are_read():
    table = grid(
        "项目|<|本年支出|<|<|<",
        "科目编码|科目名称|小计|基本支出|机动支出|项目支出",
        "201|一般公共服务支出|3.00|1.00|7|2.00",
        "合计|<|3.00|1.00|7|2.00",
    )
    reading = read(DEPARTMENT, "一般公共预算财政拨款支出决算表", table)
    assert amounts(reading, "general_budget_expenditure")["201", "project_expenditure"] == "2.00"
    assert [(note["row"], note["printed"], note["reason"]) for note in notes(reading, "unplaced")] == [
        ("201", "7", "unknown_columns"),
        ("total", "7", "unknown_columns"),
    ]


def test_a_part_of_a_column_is_another_column():
    table = grid(
        "项目|<|本年收入合计|财政拨款收入|上级补助收入|事业收入|<|经营收入|附属单位上缴收入|其他收入",
        "科目编码|科目名称|^|^|^|小计|其中：教育收费|^|^|^",
        "205|教育支出|9.00|5.00||4.00|3.00|||",
    )
    reading = read(DEPARTMENT, "收入决算表", table)
    assert amounts(reading, "revenue")["205", "service_revenue"] == "4.00"
    assert [note["printed"] for note in notes(reading, "unplaced")] == ["3.00"]


def test_on_either_side_of_a_summary_an_unknown_column_belongs_to_its_own_line():
    table = grid(
        "收入|<|<|支出|<|<",
        "项目|上年数|决算数|项目|上年数|决算数",
        "一、一般公共预算财政拨款收入|1.00|2.00|一、一般公共服务支出|3.00|4.00",
    )
    reading = read(DEPARTMENT, "收入支出决算总表", table)
    assert amounts(reading, "revenue_expenditure_summary") == {
        ("general_public_budget_appropriation", "amount"): "2.00",
        ("function_201", "amount"): "4.00",
    }
    assert [(note["row"], note["printed"]) for note in notes(reading, "unplaced")] == [
        ("general_public_budget_appropriation", "1.00"),
        ("function_201", "3.00"),
    ]


def test_a_label_printed_twice_says_nothing():
    table = grid(
        "项目|<|本年支出|<|<",
        "科目编码|科目名称|小计|基本支出|基本支出",
        "合计|<|3.00|1.00|2.00",
    )
    reading = read(DEPARTMENT, "一般公共预算财政拨款支出决算表", table)
    assert amounts(reading, "general_budget_expenditure") == {("total", "total_expenditure"): "3.00"}
    assert {note["reason"] for note in notes(reading, "unplaced")} == {"unknown_columns"}


def test_basic_expenditure_in_two_blocks_with_codes_in_two_columns():
    table = grid(
        "经济分类|<|科目名称|决算数|经济分类|<|科目名称|决算数",
        "科目编码|<|^|^|科目编码|<|^|^",
        "类|款|^|^|类|款|^|^",
        "301||工资福利支出|50.00|302||商品和服务支出|9.00",
        "301|01|基本工资|50.00|302|12|因 公 出 国 （ 境 ） 费 用|9.00",
        "303||对个人和家庭的补助||310||资本性支出|1",
        "||||310|02|办公设备购置|1",
        "人员经费合计|<|<|50.00|公用经费合计|<|<|10.00",
    )
    reading = read(DEPARTMENT, "一般公共预算财政拨款基本支出决算表", table)
    assert amounts(reading, "basic_expenditure") == {
        ("301", "amount"): "50.00",
        ("30101", "amount"): "50.00",
        ("302", "amount"): "9.00",
        ("30212", "amount"): "9.00",
        ("310", "amount"): "1",
        ("31002", "amount"): "1",
        ("personnel_total", "amount"): "50.00",
        ("general_operating_total", "amount"): "10.00",
    }
    rows = {row["economic_code"]: row for row in reading.tables["basic_expenditure"]}
    assert rows["30212"]["economic_name"] == "因公出国（境）费用"
    assert rows["303"]["amount"] == ""


def test_a_total_over_two_blocks_has_its_amount_in_the_last():
    table = grid(
        "编码|科目名称|决算数|编码|科目名称|决算数|编码|科目名称|决算数",
        "301|工资福利支出|5.00|302|商品和服务支出|2.00|310|资本性支出|1.00",
        "人员经费合计|<|5.00|公用经费合计|<|<|<|<|3.00",
    )
    reading = read(DEPARTMENT, "一般公共预算财政拨款基本支出决算表", table)
    assert amounts(reading, "basic_expenditure")["general_operating_total", "amount"] == "3.00"


FUNDS_HEADER = (
    "项目|<|年初结转和结余|本年收入|本年支出|<|<|年末结转和结余",
    "功能分类科目编码|科目名称|^|^|小计|基本支出|项目支出|^",
)


def test_funds_with_carryovers():
    table = grid(
        *FUNDS_HEADER,
        "212|城乡社区支出|1.00|5.00|4.00||4.00|2.00",
        "合计|<|1.00|5.00|4.00||4.00|2.00",
    )
    reading = read(DEPARTMENT, "政府性基金预算财政拨款收入支出决算表", table)
    found = amounts(reading, "government_funds")
    assert {column: found["212", column] for _, column in found} == {
        "opening_carryover": "1.00",
        "revenue": "5.00",
        "total_expenditure": "4.00",
        "project_expenditure": "4.00",
        "closing_carryover": "2.00",
    }


@pytest.mark.parametrize(
    "table", ["政府性基金预算财政拨款收入支出决算表", "国有资本经营预算财政拨款收入支出决算表"]
)
def test_an_empty_form_whose_total_label_stands_among_the_lowest_labels(table):
    name = "government_funds" if table.startswith("政府性基金") else "state_capital"
    reading = read(
        DEPARTMENT,
        table,
        grid(
            "项目|<|年初结转和结余|本年收入|本年支出|<|<|年末结转和结余",
            "功能分类科目编码|科目名称|^|^|^|^|^|^",
            "合计|<|||合计|基本支出|项目支出|",
            "|||||||",
        ),
        "说明：上海市示例区示范局本年度没有该项收入和支出，故本表无数据。",
    )
    assert [row["function_code"] for row in reading.tables[name]] == ["total"]
    assert amounts(reading, name) == {}
    assert status(reading, name) == "none_stated"


def test_a_table_goes_on_over_pages_with_its_header_printed_again():
    rows = ("项目|<|合计|基本支出|项目支出", "科目编码|科目名称|^|^|^")
    reading = read(
        DEPARTMENT,
        "一般公共预算财政拨款支出决算表",
        grid(*rows, "201|一般公共服务支出|1.00|1.00|"),
        "— 7 —",
        grid(*rows, "208|社会保障和就业支出|2.00||2.00"),
    )
    assert amounts(reading, "general_budget_expenditure")["208", "project_expenditure"] == "2.00"
    assert notes(reading, "unplaced") == []


def test_what_stands_in_a_column_of_names_is_listed():
    table = grid(
        "项目|<|合计|基本支出|项目支出",
        "科目编码|科目名称|^|^|^",
        "201|一般公共服务支出|1.00|1.00|",
        "208|5.55|2.00|2.00|",
    )
    reading = read(DEPARTMENT, "一般公共预算财政拨款支出决算表", table)
    assert [note["printed"] for note in notes(reading, "unplaced")] == ["5.55"]
    assert amounts(reading, "general_budget_expenditure")["208", "basic_expenditure"] == "2.00"


@pytest.mark.parametrize(
    ("caption", "unit"),
    [
        ("单位：元", "元"),
        ("金额单位：万元", "万元"),
        ("部门：某局 金额单位：亿元", "亿元"),
        ("（单位: 人民币元）", "元"),
    ],
)
def test_every_table_has_the_unit_that_it_prints(caption, unit):
    reading = read(
        DEPARTMENT,
        "收入支出决算总表",
        caption,
        SUMMARY,
        "一般公共预算财政拨款支出决算表",
        "单位：万元",
        grid("科目编码|科目名称|合计|基本支出|项目支出", "合计|<|1.00|1.00|"),
    )
    assert {row["unit"] for row in reading.tables["revenue_expenditure_summary"]} == {unit}
    assert {row["unit"] for row in reading.tables["general_budget_expenditure"]} == {"万元"}
