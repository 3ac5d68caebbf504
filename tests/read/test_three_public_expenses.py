"""The row of the three public expenses without its blanks: what the prose says decides."""

from read.reading import amounts, notes, read

TABLE = (
    "2021年度一般公共预算财政拨款“三公”经费支出决算表（表7）\n部门：武汉市江汉区示范局 "
    "单位：万元\n预算数 决算数\n"
    "合计\n因公出国\n（境）费\n公务用车购置及运行费\n公务\n接待费\n合计\n因公出国\n"
    "（境）费\n公务用车购置及运行费\n公务\n接待费小计\n"
    "公务用车\n购置费\n公务用车\n运行费\n小计\n公务用车\n购置费\n公务用车\n运行费\n1 2 3 "
    "4 5 6 7 8 9 10 11 12\n{row}\n"
    "注：其中，预算数为“三公”经费年初预算数。\n第三部分 情况说明\n"
    "七、一般公共预算财政拨款“三公”经费支出决算情\n况说明\n{prose}\n八、政府性基金\n"
)
WRONG = "22.30 22.30 20.00 2.30 8.80 8.50 8.50 0.30"
"""The subtotal of the vehicles repeats the total; its parts come to 20.00."""

PROSE = (
    "“三公”经费财政拨款年初预算数为 22.30 万元，支出决算为 8.80\n万元，完成年初预算的 39.5%，其中：\n"
    "2、公务用车购置及运行费支出决算为 8.50 万元，完成年初预算的 42.5%；其中：\n"
    "（2）公务用车运行费 8.50 万元，完成年初预算的 42.5%，比年初预算减少\n11.50 万元，"
    "主要原因是公务接待费 99 万元。\n"
    "3、公务接待费支出决算为 0.30 万元，完成年初预算的 13.0%，比年初预算少 2.00 万元。"
)
TRUTH = {
    ("total", "budget"): "22.30",
    ("vehicles", "budget"): "22.30",
    ("vehicle_operation", "budget"): "20.00",
    ("official_reception", "budget"): "2.30",
    ("total", "actual"): "8.80",
    ("vehicles", "actual"): "8.50",
    ("vehicle_operation", "actual"): "8.50",
    ("official_reception", "actual"): "0.30",
}


def test_the_prose_overrules_a_placement_that_only_adds_up():
    reading = read(TABLE.format(row=WRONG, prose=PROSE))
    assert amounts(reading, "three_public_expenses") == TRUTH
    (note,) = notes(reading, "proved")
    assert note["reason"] == "blamed"
    assert "“22.30”" in note["detail"]
    assert {row["budget_basis"] for row in reading.tables["three_public_expenses"]} == {"initial"}


def test_without_the_prose_nothing_is_claimed_where_several_placements_are_as_good():
    """Budget 22.30 = 20.00 + 2.30 fits as purchase + operation; the actual 8.50 fits as either."""
    reading = read(TABLE.format(row=WRONG, prose=""))
    found = amounts(reading, "three_public_expenses")
    assert ("vehicle_operation", "actual") not in found
    assert ("vehicle_purchase", "actual") not in found
    assert [note["column"] for note in notes(reading, "unplaced")] == ["actual"]


def test_a_row_that_adds_up_in_no_placement_stays_open_without_the_prose():
    reading = read(TABLE.format(row="22.30 21.00 20.00 2.30 8.80 8.50 8.50 0.30", prose=""))
    assert amounts(reading, "three_public_expenses") == {}
    assert reading.coverage.unplaced == 8


def test_the_subjects_of_basic_expenditure_tell_purchase_from_operation():
    rows = "30231 公务用车运行维护费 8.50\n公用经费合计 8.50\n"
    basic = f"2021年度一般公共预算财政拨款基本支出决算明细表（表6）\n{rows}"
    reading = read(basic + TABLE.format(row="10.00 10.00 10.00 8.50 8.50 8.50", prose=""))
    found = amounts(reading, "three_public_expenses")
    assert found["vehicle_operation", "actual"] == "8.50"
    assert ("vehicle_operation", "budget") not in found


def test_twelve_numbers_need_no_proof():
    row = "6.00 1.00 3.00 1.00 2.00 2.00 5.00 1.00 2.00 1.00 1.00 2.00"
    reading = read(TABLE.format(row=row, prose="公务接待费支出决算为 99.00 万元。"))
    assert len(amounts(reading, "three_public_expenses")) == 12
    assert notes(reading, "proved") == []


def test_an_empty_row_gives_six_blank_items():
    reading = read(TABLE.format(row="", prose=""))
    assert [row["item"] for row in reading.tables["three_public_expenses"]] == [
        "total",
        "overseas_travel",
        "vehicles",
        "vehicle_purchase",
        "vehicle_operation",
        "official_reception",
    ]
    assert amounts(reading, "three_public_expenses") == {}
