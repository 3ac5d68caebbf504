"""The official tables of a package: what each layout prints, and that nothing disappears."""

import pytest

from export.accounts_to_print import package_of
from juesuan.errors import InputError
from juesuan.export.book import book_of, empty_book
from juesuan.export.request import chosen_layout, layout_codes
from juesuan.package.content import Record

CELLS = {
    ("revenue_expenditure_summary", "function_231", "amount"): "7.00",
    ("revenue", "total", "total_revenue"): "1234567.89",
    ("revenue", "2010301", "total_revenue"): "1234567.89",
    ("appropriation_summary", "opening_carryover_government_funds", "total"): "5.00",
    ("basic_expenditure", "30101", "amount"): "42.00",
    ("basic_expenditure", "39999", "amount"): "1.00",
    ("basic_expenditure", "personnel_total", "amount"): "42.00",
    ("three_public_expenses", "vehicles", "actual"): "6.50",
}


def sheet(layout, table, cells=CELLS):
    book = book_of(package_of(cells), chosen_layout(layout))
    return next(each for each in book.sheets if each.table == table)


def texts(rows):
    return [[cell.text for cell in row] for row in rows]


@pytest.mark.parametrize("layout", layout_codes())
def test_every_layout_prints_its_nine_tables_in_its_order(layout):
    book = book_of(package_of(CELLS), chosen_layout(layout))
    assert [each.table for each in book.sheets] == list(chosen_layout(layout).order)
    assert len({each.tab for each in book.sheets}) == 9


@pytest.mark.parametrize("layout", layout_codes())
def test_every_amount_is_printed_or_named_as_left_out(layout):
    book = book_of(package_of(CELLS), chosen_layout(layout))
    amounts = [
        cell.text
        for each in book.sheets
        for row in each.rows
        for cell in row
        if cell.kind == "amount" and cell.text
    ]
    assert sorted([*amounts, *(each.amount for each in book.left_out)]) == sorted(CELLS.values())


@pytest.mark.parametrize("layout", layout_codes())
def test_an_empty_form_is_complete_and_has_no_amount(layout):
    book = empty_book(chosen_layout(layout), "示例市示例区建设局", 2024)
    for each in book.sheets:
        assert each.title
        assert each.header
        assert not any(cell.text for row in each.rows for cell in row if cell.kind == "amount")
    first = texts(book.sheets[0].body)
    assert [text for text in first[0] if text and not text.isdigit()] == [
        "一、一般公共预算财政拨款收入",
        "一、一般公共服务支出",
    ]
    codes = {text for row in texts(book.sheets[5].body) for text in row if text.isdigit()}
    assert {"301", "30101", "302", "30299", "303", "310"} <= codes


def test_wuhan_prints_number_year_line_numbers_and_formulas():
    first = sheet("wuhan-2021", "revenue_expenditure_summary")
    assert first.title == "2024年度收入支出决算总表（表1）"
    assert first.captions == (("部门：示例市示例区建设局", "单位：万元"),)
    assert texts(first.header)[-1] == ["栏次", "", "1", "栏次", "", "2"]
    assert [row[1] for row in texts(first.body)] == [str(number) for number in range(1, 31)]
    assert [row[4] for row in texts(first.body)] == [str(number) for number in range(31, 61)]
    assert any("27行＝（1＋2" in note for note in first.notes)


def test_shanghai_prints_no_numbers_and_puts_a_total_last():
    table = sheet(
        "shanghai-2024",
        "general_budget_expenditure",
        {**CELLS, ("general_budget_expenditure", "201", "total_expenditure"): "0.05"},
    )
    assert table.title == "一般公共预算财政拨款支出决算表"
    assert table.captions == (("单位：万元",),)
    assert [row[0] for row in texts(table.body)] == ["201", "合计"]


def test_totals_stand_beside_totals_and_carryovers_beside_carryovers():
    body = texts(sheet("wuhan-2021", "appropriation_summary").body)
    left = {row[0]: row for row in body if row[0]}
    assert left["本年收入合计"][3] == "本年支出合计"
    assert left["年初财政拨款结转和结余"][3] == "年末财政拨款结转和结余"
    assert body[-1][0] == body[-1][3] == "总计"
    assert left["政府性基金预算财政拨款"][:3] == ["政府性基金预算财政拨款", "30", "5.00"]


def test_a_line_that_only_the_package_has_is_printed_in_its_place():
    labels = [row[2] for row in texts(sheet("shanghai-2024", "revenue_expenditure_summary").body)]
    assert labels[labels.index("二十三、其他支出") :][:3] == [
        "二十三、其他支出",
        "二十四、债务还本支出",
        "二十五、抗疫特别国债安排的支出",
    ]


def test_a_cut_name_of_a_fixed_line_is_printed_whole():
    package = package_of(CELLS)
    package.tables["revenue_expenditure_summary"][0].values["item_name"] = "二十四、债务还"
    book = book_of(package, chosen_layout("wuhan-2024"))
    assert "二十四、债务还本支出" in [row[3] for row in texts(book.sheets[0].body)]


def test_a_code_without_a_block_of_its_own_goes_to_the_last_block():
    body = texts(sheet("shanghai-2024", "basic_expenditure").body)
    assert ["39999", "", "1.00"] in [row[3:] for row in body]


def test_the_budget_is_named_as_the_package_says():
    assert "全年预算数" in "".join(sheet("wuhan-2021", "three_public_expenses").notes)
    package = package_of(CELLS)
    for record in package.tables["three_public_expenses"]:
        record.values["budget_basis"] = "initial"
    book = book_of(package, chosen_layout("wuhan-2021"))
    assert "年初预算数" in "".join(book.sheets[6].notes)


def test_that_there_is_nothing_is_said_only_where_the_package_says_it():
    assert "无政府性基金" in "".join(sheet("wuhan-2024", "government_funds").notes)
    package = package_of(CELLS)
    package.tables["sections"] = []
    silent = book_of(package, chosen_layout("wuhan-2024"))
    form = empty_book(chosen_layout("wuhan-2024"), "", 2024)
    for book in (silent, form):
        assert not any("年度无" in note for each in book.sheets for note in each.notes)


def test_an_amount_without_a_cell_in_the_layout_is_named():
    cells = {("state_capital", "2230105", "opening_carryover"): "3.00"}
    left = book_of(package_of(cells), chosen_layout("wuhan-2024")).left_out
    assert left == (("state_capital", "2230105", "opening_carryover", "3.00"),)
    assert not book_of(package_of(cells), chosen_layout("shanghai-2024")).left_out


def test_a_row_with_a_key_that_no_form_has_is_named():
    left = book_of(
        package_of({("revenue_expenditure_summary", "tips", "amount"): "1.00"}), chosen_layout("national")
    )
    assert left.left_out == (("revenue_expenditure_summary", "tips", "amount", "1.00"),)


def test_a_table_in_two_units_is_refused():
    package = package_of(CELLS)
    package.tables["revenue"][0].values["unit"] = "元"
    with pytest.raises(InputError) as caught:
        book_of(package, chosen_layout("wuhan-2024"))
    assert caught.value.key == "mixed_units"


def test_a_table_in_yuan_says_so():
    package = package_of(CELLS)
    for record in package.tables["revenue"]:
        record.values["unit"] = "元"
    book = book_of(package, chosen_layout("wuhan-2024"))
    assert [each.captions[-1][-1] for each in book.sheets[:2]] == ["单位：万元", "单位：元"]


def test_control_characters_are_printed_as_spaces_and_endless_names_are_refused():
    package = package_of(CELLS)
    record = package.tables["revenue"][1]
    record.values["function_name"] = "行政\x00运行\ud800"
    assert "行政 运行" in texts(book_of(package, chosen_layout("national")).sheets[1].body)[1]
    record.values["function_name"] = "行" * 201
    with pytest.raises(InputError) as caught:
        book_of(package, chosen_layout("national"))
    assert caught.value.key == "cell_too_long"


def test_a_malformed_amount_is_printed_as_it_is():
    package = package_of(CELLS)
    old = package.tables["revenue"][1]
    package.tables["revenue"][1] = Record(old.key, old.values | {"total_revenue": "1,23"}, old.line)
    assert "1,23" in texts(book_of(package, chosen_layout("wuhan-2024")).sheets[1].body)[1]
