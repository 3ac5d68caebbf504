"""How the nine tables are printed, construct by construct."""

import pytest

from juesuan.standard.tables import table_names, table_schema
from read.reading import amounts, notes, read, status

CAPTION = "部门：武汉市江汉区示范局 单位：万元\n"


def tabs(*rows):
    return "\n".join("\t".join(row.split("|")) for row in rows)


REVENUE_GRID = tabs(
    "项目||本年收入合 计|财政拨款收 入|上级补助收 入|事业收入|经营收入|附属单位上 缴收入|其他收入||",
    "功能 分类|科目名称|||||||||",
    "类|款|项|栏次|1|2|3|4|5|6|7",
    "|合计|1,132.84|1,132.77|||||||0.07",
    "201|一般公共服务支出|1,132.84|1,132.77|||||||0.07",
)


def test_labels_decide_where_the_row_of_column_numbers_is_shifted():
    reading = read(f"2024年度收入决算表\n公开02表\n{REVENUE_GRID}")
    assert amounts(reading, "revenue") == {
        (key, column): value
        for key in ("total", "201")
        for column, value in [
            ("total_revenue", "1132.84"),
            ("fiscal_appropriation", "1132.77"),
            ("other_revenue", "0.07"),
        ]
    }
    assert reading.coverage.numbers == reading.coverage.cells == 6


def test_column_numbers_confirm_where_labels_are_cut_alike():
    grid = tabs(
        "预算数||||||决算数|||||",
        "合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费|合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费",
        "||小计|公务用|公务用||||小计|公务用|公务用|",
        "1|2|3|4|5|6|7|8|9|10|11|12",
        "29.57||29.57||29.57||28.00||28.00||28.00|",
    )
    reading = read(f"2024年度财政拨款“三公”经费支出决算表\n{grid}\n注：其中，预算数为“三公”经费全年预算数。")
    assert amounts(reading, "three_public_expenses") == {
        (item, column): value
        for column, value in [("budget", "29.57"), ("actual", "28.00")]
        for item in ("total", "vehicles", "vehicle_operation")
    }
    assert reading.budget_basis == "final"
    names = {row["item"]: row["item_name"] for row in reading.tables["three_public_expenses"]}
    assert names["vehicles"] == "公务用车购置及运行维护费"
    assert names["vehicle_operation"] == "公务用"  # Cut by the source, and not completed.


def test_a_header_label_reaches_over_the_empty_cells_to_its_right_and_a_missing_last_column_stays_blank():
    grid = tabs(
        "收 入|||支 出||||",
        "项目|行 次|决算数|项目|行 次|决算数||",
        "|||||小计|一般公共|政府性基",
        "栏次|1|栏次||2|3|4|5",
        "一、一般公共预算财政拨|1|1,548.05|一、一般公共服务支出|33|1,132.78|1,132.78|",
        "二、政府性基金预算财政|2|5.00|二、外交支出|34|5.00||5.00",
        "一般公共预算财政拨|29|||61||||",
    )
    reading = read(f"2024年度财政拨款收入支出决算总表\n{CAPTION}{grid}")
    assert amounts(reading, "appropriation_summary") == {
        ("general_public_budget_appropriation", "total"): "1548.05",
        ("government_funds_appropriation", "total"): "5.00",
        ("function_201", "total"): "1132.78",
        ("function_201", "general_public_budget"): "1132.78",
        ("function_202", "total"): "5.00",
        ("function_202", "government_funds"): "5.00",
    }
    rows = {row["line"]: row for row in reading.tables["appropriation_summary"]}
    assert rows["opening_carryover_general_public_budget"]["line_no"] == "29"
    assert rows["government_funds_appropriation"]["item_name"] == "政府性基金预算财政"


def test_a_column_number_that_slipped_into_the_total_row_is_no_amount():
    grid = tabs(
        "项目|||本年支出||", "编码||科目名称|合计|基本支出|项目支出", "类|款|项|栏次|1|2", "|||合计||3"
    )
    reading = read(
        f"2024年度国有资本经营预算财政拨款支出决算表\n{CAPTION}{grid}\n注：本年度无国有资本经营预算支出。"
    )
    assert amounts(reading, "state_capital") == {}
    assert [note["printed"] for note in notes(reading, "column_number")] == ["3"]
    assert status(reading, "state_capital") == "none_stated"
    assert reading.coverage.numbers == 0


def test_both_sides_of_a_summary_are_told_apart_by_their_line_numbers():
    reading = read(
        "2021年度收入支出决算总表（表1）\n"
        + CAPTION
        + "收 入 支 出\n项 目 行次 决算数 项 目 行次 决算数\n栏 次 1 栏 次 2\n"
        "一、一般公共预算财政拨款收入 1 1,813.94 一、一般公共服务支出 31 1,747.66\n"
        "八、其他收入 8 八、社会保障和就业支出 38\n9 九、卫生健康支出 39 66.28\n31\n"
        "总 计 30 1,813.94 总 计 60 1,813.94\n"
    )
    assert amounts(reading, "revenue_expenditure_summary") == {
        ("general_public_budget_appropriation", "amount"): "1813.94",
        ("revenue_grand_total", "amount"): "1813.94",
        ("function_201", "amount"): "1747.66",
        ("function_210", "amount"): "66.28",
        ("expenditure_grand_total", "amount"): "1813.94",
    }
    rows = {row["line"]: row for row in reading.tables["revenue_expenditure_summary"]}
    assert rows["other_revenue"]["amount"] == ""  # Printed and blank: a row all the same.
    assert rows["function_210"]["item_name"] == "卫生健康支出"


def test_basic_expenditure_is_read_from_any_number_of_columns_side_by_side():
    reading = read(
        "2021年度一般公共预算财政拨款基本支出决算明细表（表6）\n" + CAPTION + "人员经费 公用经费\n"
        "301 工资福利支出 813.76 302 商品和服务支出 59.81 310 资本性支出 2.02\n"
        "30107   绩效工资 30205   水费 31002   办公设备购置 2.02\n"
        "30299   其他商品和服务支出 59.81\n"
        "人员经费合计 813.76 公用经费合计 61.83\n"
    )
    assert amounts(reading, "basic_expenditure") == {
        ("301", "amount"): "813.76",
        ("302", "amount"): "59.81",
        ("30299", "amount"): "59.81",
        ("310", "amount"): "2.02",
        ("31002", "amount"): "2.02",
        ("personnel_total", "amount"): "813.76",
        ("general_operating_total", "amount"): "61.83",
    }
    groups = {row["economic_code"]: row["group"] for row in reading.tables["basic_expenditure"]}
    assert (groups["30107"], groups["30205"], groups["31002"]) == (
        "personnel",
        "general_operating",
        "general_operating",
    )


def test_names_keep_their_brackets_and_a_name_over_two_lines_is_one():
    reading = read(
        "2021年度一般公共预算财政拨款支出决算表（表5）\n"
        + CAPTION
        + "科目名称 小计 基本支出 项目支出\n栏 次 1 2 3\n"
        "合    计 9.00 5.00 4.00\n20103 政府办公厅（室） 及相关机构\n事务 9.00 5.00 4.00\n"
    )
    rows = reading.tables["general_budget_expenditure"]
    assert [row["function_name"] for row in rows] == ["合计", "政府办公厅（室）及相关机构事务"]
    assert amounts(reading, "general_budget_expenditure")["20103", "project_expenditure"] == "4.00"


def test_codes_in_three_cells_are_one_code():
    grid = tabs(
        "类|款|项|科目名称|小计|基本支出|项目支出",
        "201||||9.00|9.00|",
        "201|03|||9.00|9.00|",
        "201|03|01|行政运行|9.00|9.00|",
    )
    reading = read(f"2024年度一般公共预算财政拨款支出决算表\n{grid}")
    assert [row["function_code"] for row in reading.tables["general_budget_expenditure"]] == [
        "201",
        "20103",
        "2010301",
    ]


def test_page_furniture_negative_full_width_and_dashed_amounts_do_not_derail_a_table():
    reading = read(
        "2021年度一般公共预算财政拨款支出决算表（表5）\n"
        + CAPTION
        + "科目名称 小计 基本支出 项目支出\n栏次 1 2 3\n"
        "合计 ９．００ 10.00 -1.00\n第 5 页 共 20 页\n- 6 -\n12\n201　一般公共服务支出　9.00　10.00　−1.00\n"
        "2021年度一般公共预算财政拨款支出决算表（续表）\n科目名称 小计 基本支出 项目支出\n"
        "栏次 1 2 3\n205 教育支出 0.00 — —\n"
    )
    assert amounts(reading, "general_budget_expenditure") == {
        ("total", "total_expenditure"): "9.00",
        ("total", "basic_expenditure"): "10.00",
        ("total", "project_expenditure"): "-1.00",
        ("201", "total_expenditure"): "9.00",
        ("201", "basic_expenditure"): "10.00",
        ("201", "project_expenditure"): "-1.00",
        ("205", "total_expenditure"): "0.00",
    }
    assert reading.coverage.unplaced == 0


def test_what_belongs_to_no_row_is_listed_and_counted():
    reading = read(
        "2021年度一般公共预算财政拨款支出决算表（表5）\n"
        + CAPTION
        + "科目名称 小计 基本支出 项目支出\n栏次 1 2 3\n"
        "合计 9.00 9.00 0.00\n55.55 66.66\n201 一般公共服务支出 1.00 2.00 3.00 4.00\n注：无。\n"
    )
    assert [(note["printed"], note["row"]) for note in notes(reading, "unplaced")] == [
        ("1.00", "201"),
        ("2.00", "201"),
        ("3.00", "201"),
        ("4.00", "201"),
        ("55.55", ""),
        ("66.66", ""),
    ]
    assert (reading.coverage.numbers, reading.coverage.cells, reading.coverage.unplaced) == (9, 3, 6)


def test_a_table_goes_on_below_its_notes():
    reading = read(
        "2021年度一般公共预算财政拨款支出决算表（表5）\n"
        + CAPTION
        + "科目名称 小计 基本支出 项目支出\n栏次 1 2 3\n"
        "合计 9.00 8.00 1.00\n注：1栏各行＝（2＋3）栏各行。\n201 一般公共服务支出 9.00 8.00 "
        "1.00\n第三部分 情况说明\n支出 9.00 万元\n"
    )
    assert amounts(reading, "general_budget_expenditure")["201", "basic_expenditure"] == "8.00"
    assert reading.coverage.cells == 6


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "注：本表反映政府性基金预算收支情况。\n2021年度区示范局无政府性基金预算财\n政拨款收入支出。",
            "none_stated",
        ),
        ("说明：本年度没有政府性基金预算收支，故本表无数据。", "none_stated"),
        ("注：本表反映部门本年度政府性基金预算财政拨款收入、支出及结转和结余情况。", "empty"),
        ("", "empty"),
    ],
)
def test_an_empty_table_is_told_by_the_note_below_it(note, expected):
    reading = read(
        "2021年度政府性基金预算财政拨款收入支出决算表（表8）\n"
        + CAPTION
        + "年初结转和结余 本年收入 小计 基本支出 项目支出 年末结转和结余\n"
        f"栏 次 1 2 3 4 5 6\n合 计\n{note}\n"
    )
    assert status(reading, "government_funds") == expected
    assert [row["function_code"] for row in reading.tables["government_funds"]] == ["total"]
    assert amounts(reading, "government_funds") == {}


def test_titles_in_the_table_of_contents_are_no_tables():
    reading = read(
        "目 录\n一、收入支出决算总表（表 1）\n二、收入决算表（表 2）\n三、支出决算表\n"
        "第三部分 说明\n支出 12.00 万元\n"
    )
    assert reading.tables == {}
    tables = [row for row in reading.sections if row["section"] in table_names()]
    assert [row["status"] for row in tables] == ["missing"] * 9


def test_a_title_over_two_lines_opens_its_table():
    reading = read(
        "2021年度一般公共预算财政拨款基本支出\n决算明细表（表6）\n30101 基本工资 1.00\n人员经费合计 1.00\n"
    )
    assert amounts(reading, "basic_expenditure")["personnel_total", "amount"] == "1.00"


def test_columns_that_the_header_does_not_show_are_not_guessed():
    """Two budgets and an actual of each item: no layout prints that."""
    reading = read(
        "某市某局2024年度财政拨款“三公”经费支出决算表\n合计 因公出国（境）费 小计 "
        "公务用车购置费 公务用车运行维护费 公务接待费\n"
        "年初预算数 全年预算数 决算数 年初预算数 全年预算数 决算数 年初预算数 全年预算数 决算数\n"
        "12.00 11.00 0.00 0.00 12.00 11.00 0.00 0.00 12.00 11.00 0.00 0.00\n"
    )
    assert amounts(reading, "three_public_expenses") == {}
    assert reading.coverage.unplaced == 12


def test_budget_and_actual_in_pairs_are_read_where_the_header_prints_every_pair():
    reading = read(
        "某市某局2024年度财政拨款“三公”经费支出决算表\n财政拨款“三公”经费\n合计 因公出国（境）费 "
        "公务用车购置及运行维护费 公务接待费\n小计 公务用车购置费 公务用车运行维护费\n"
        "预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数\n"
        "12.00 11.00 0.00 0.00 12.00 11.00 0.00 0.00 12.00 11.00 0.00 0.00\n"
    )
    found = amounts(reading, "three_public_expenses")
    assert found["vehicle_operation", "budget"] == "12.00"
    assert found["vehicle_operation", "actual"] == "11.00"
    assert found["official_reception", "actual"] == "0.00"
    assert len(found) == 12


def test_a_table_without_line_numbers_is_read_by_its_labels():
    reading = read(
        "收入支出决算总表\n单位：元\n收入 支出\n项目 决算数 项目 决算数\n"
        "一、一般公共预算财政拨款收入 1,200.50 一、一般公共服务支出 1,100.50\n"
        "二、政府性基金预算财政拨款收入 二、外交支出\n"
        "三、国有资本经营预算财政拨款收入 三、国防支出 100.00\n本年收入合计 1,200.50 "
        "本年支出合计 1,200.50\n总计 1,200.50 总计 1,200.50\n"
    )
    found = amounts(reading, "revenue_expenditure_summary")
    assert found["function_203", "amount"] == "100.00"
    assert found["expenditure_grand_total", "amount"] == "1200.50"
    assert {row["unit"] for row in reading.tables["revenue_expenditure_summary"]} == {"元"}


def test_rows_have_exactly_the_columns_of_the_standard():
    reading = read(f"2024年度收入决算表\n{REVENUE_GRID}")
    (name, rows), *_ = reading.tables.items()
    assert list(rows[0]) == [
        c for c in table_schema(name).columns if c not in ("department_id", "fiscal_year")
    ]
