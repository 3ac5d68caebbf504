"""The three public expenses in grids, however the items are arranged."""

from read.reading import amounts, notes
from read.reading import read as read_text
from read.tables.grids import grid, read

TITLE = "财政拨款“三公”经费支出决算表"
PAIRS = (
    "财政拨款“三公”经费|<|<|<|<|<|<|<|<|<|<|<",
    "合计|<|因公出国（境）费|<|公务用车购置及运行费|<|<|<|<|<|公务接待费|<",
    "^|^|^|^|小计|<|公务用车购置费|<|公务用车运行费|<|^|^",
    "预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数",
)


def test_pairs_of_budget_and_actual_under_each_item():
    reading = read(TITLE, "单位：万元", grid(*PAIRS, "9|8.00|||7|6.00|||7|6.00|2|2.00"))
    assert amounts(reading, "three_public_expenses") == {
        ("total", "budget"): "9",
        ("total", "actual"): "8.00",
        ("vehicles", "budget"): "7",
        ("vehicles", "actual"): "6.00",
        ("vehicle_operation", "budget"): "7",
        ("vehicle_operation", "actual"): "6.00",
        ("official_reception", "budget"): "2",
        ("official_reception", "actual"): "2.00",
    }
    names = {row["item"]: row["item_name"] for row in reading.tables["three_public_expenses"]}
    assert names["vehicles"] == "公务用车购置及运行费"


def test_one_number_alone_has_its_place():
    reading = read(TITLE, grid(*PAIRS, "0.95||||||||||0.95|"))
    assert amounts(reading, "three_public_expenses") == {
        ("total", "budget"): "0.95",
        ("official_reception", "budget"): "0.95",
    }


def test_a_blank_form_has_its_six_items():
    reading = read(TITLE, grid(*PAIRS, "|||||||||||"))
    assert len(reading.tables["three_public_expenses"]) == 6
    assert amounts(reading, "three_public_expenses") == {}


def test_all_budgets_and_then_all_actuals():
    header = (
        "预算数|<|<|<|<|<|决算数|<|<|<|<|<",
        "合计|因公出国（境）费|公务用车购置及运行维护费|<|<|公务接待费|合计|因公出国（境）费|公务用车购置及运行维护费|<|<|公务接待费",
        "^|^|小计|公务用车购置费|公务用车运行维护费|^|^|^|小计|公务用车购置费|公务用车运行维护费|^",
    )
    reading = read(TITLE, grid(*header, "3||1||1|2|6||4||4|2"))
    found = amounts(reading, "three_public_expenses")
    assert found["official_reception", "budget"] == "2"
    assert found["vehicle_operation", "actual"] == "4"
    assert ("vehicle_purchase", "actual") not in found


VERTICAL = (
    "项目|预算数|决算数",
    "合计|9.00|8.00",
    "1．因公出国（境）费||",
    "2．公务用车购置及运行维护费|7.00|6.00",
    "其中：（1）公务用车购置费||",
    "（2）公务用车运行维护费|7.00|6.00",
    "3．公务接待费|2.00|2.00",
)


def test_one_item_a_row():
    reading = read(TITLE, grid(*VERTICAL))
    found = amounts(reading, "three_public_expenses")
    assert found["vehicles", "budget"] == "7.00"
    assert found["vehicle_operation", "actual"] == "6.00"
    assert len(found) == 8
    assert [row["item"] for row in reading.tables["three_public_expenses"]] == [
        "total",
        "overseas_travel",
        "vehicles",
        "vehicle_purchase",
        "vehicle_operation",
        "official_reception",
    ]


def test_one_item_a_row_without_columns():
    lines = "\n".join(row.replace("|", " ").strip() for row in VERTICAL)
    found = amounts(read_text(f"2024年度{TITLE}\n单位：万元\n{lines}\n"), "three_public_expenses")
    assert found["vehicles", "budget"] == "7.00"
    assert found["official_reception", "actual"] == "2.00"
    assert len(found) == 8


def test_one_measure_a_row():
    table = grid(
        "项目|合计|因公出国（境）费|公务接待费|公务用车购置及运行维护费|<|<",
        "^|^|^|^|小计|公务用车购置费|公务用车运行维护费",
        "预算数|9.00||2.00|7.00||7.00",
        "决算数|8.00||2.00|6.00||6.00",
    )
    found = amounts(read(TITLE, table), "three_public_expenses")
    assert found["total", "actual"] == "8.00"
    assert found["vehicles", "budget"] == "7.00"
    assert len(found) == 8


def test_two_budgets_leave_the_budget_open():
    table = grid("项目|年初预算数|调整预算数|决算数", "合计|9.00|9.50|8.00", "公务接待费|2.00|2.00|2.00")
    reading = read(TITLE, table)
    assert amounts(reading, "three_public_expenses") == {
        ("total", "actual"): "8.00",
        ("official_reception", "actual"): "2.00",
    }
    assert [note["printed"] for note in notes(reading, "unplaced")] == ["9.00", "9.50", "2.00", "2.00"]


def test_the_header_says_which_budget_is_meant():
    table = grid("项目|调整预算数|决算数", "合计|9.00|8.00", "公务接待费|9.00|8.00")
    reading = read(TITLE, table)
    assert reading.budget_basis == "final"
    assert amounts(reading, "three_public_expenses")["total", "budget"] == "9.00"


MEETINGS = "一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表"


def test_columns_that_the_standard_has_no_place_for_are_listed():
    table = grid(
        "预算数|<|<|<|决算数|<|<|<",
        "合计|公务接待费|会议费|培训费|合计|公务接待费|会议费|培训费",
        "2.00|2.00|3.00|4.00|1.00|1.00|2.50|3.50",
    )
    reading = read(MEETINGS, table)
    assert amounts(reading, "three_public_expenses") == {
        ("total", "budget"): "2.00",
        ("official_reception", "budget"): "2.00",
        ("total", "actual"): "1.00",
        ("official_reception", "actual"): "1.00",
    }
    assert [note["printed"] for note in notes(reading, "unplaced")] == ["3.00", "4.00", "2.50", "3.50"]


def test_such_columns_are_counted_where_columns_are_lost():
    vehicles = "公务用车购置及运行维护费 小计 公务用车购置费 公务用车运行维护费"
    labels = f"合计 因公出国（境）费 {vehicles} 公务接待费 会议费 培训费"
    reading = read_text(
        f"2020年度{MEETINGS}\n单位：万元\n预算数\n{labels}\n决算数\n{labels}\n"
        "6.00 1.00 3.00 1.00 2.00 2.00 0.10 0.20 5.00 1.00 2.00 1.00 1.00 2.00 0.30 0.40\n"
    )
    found = amounts(reading, "three_public_expenses")
    assert found["total", "actual"] == "5.00"
    assert found["official_reception", "actual"] == "2.00"
    assert len(found) == 12
    assert [note["printed"] for note in notes(reading, "unplaced")] == ["0.10", "0.20", "0.30", "0.40"]
    assert reading.coverage.unplaced == 4


def test_of_several_rows_the_total_counts():
    reading = read(
        TITLE,
        grid(*(f"单位名称|{row}" for row in PAIRS), "甲所|1|1|1|1||||||||", "合计|2|2|2|2||||||||"),
    )
    assert amounts(reading, "three_public_expenses")["total", "budget"] == "2"
