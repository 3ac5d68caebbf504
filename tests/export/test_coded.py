"""Tables by function as layouts may print them: codes joined or apart, totals in three places."""

from dataclasses import replace

from juesuan.export.amounts import Amounts
from juesuan.export.coded import coded_body, with_total
from juesuan.export.sheets import SheetCell
from juesuan.package.content import Record
from juesuan.read.tables.layouts import layout_of
from juesuan.read.tables.official_form import TotalRow

COLUMNS = ("total_expenditure", "basic_expenditure", "project_expenditure")
FORM = layout_of("national").tables["general_budget_expenditure"].official
APART = replace(FORM, columns=("code_category", "code_section", "code_item", "name", *COLUMNS))


def amounts():
    rows = {"total": "9.00", "201": "9.00", "20103": "9.00", "2010301": "9.00"}
    return Amounts(
        [Record(key, {"function_name": "", "total_expenditure": text}, 0) for key, text in rows.items()],
        COLUMNS,
    )


def body(form):
    return [[cell.text for cell in row] for row in coded_body(form, amounts(), 2024, spare=3)]


def test_codes_apart_stand_in_three_columns_with_the_upper_ones_repeated():
    assert [row[:3] for row in body(APART)][1:] == [
        ["201", "", ""],
        ["201", "03", ""],
        ["201", "03", "01"],
    ]


def test_joined_codes_reach_over_the_columns_that_head_them():
    rows = coded_body(replace(APART, joined_codes=True), amounts(), 2024, spare=3)
    assert rows[-1][0] == SheetCell("2010301", 0, columns=3, kind="code")
    assert rows[-1][1].column == 3


def test_a_blank_name_is_that_of_the_classification():
    assert body(FORM)[1][:2] == ["201", "一般公共服务支出"]


def test_the_total_stands_first_or_last_or_in_the_header():
    last = body(replace(FORM, total=TotalRow("合计", "last", across=True)))
    assert body(FORM)[0] == last[-1] == ["合计", "9.00", "", ""]
    assert body(replace(FORM, total=TotalRow("合计", "first", across=False)))[0][:3] == ["", "合计", "9.00"]
    inside = replace(FORM, total=TotalRow("合计", "header", across=True))
    header = ((SheetCell("合计", 0, columns=2), *(SheetCell("", column) for column in (2, 3, 4))),)
    found = amounts()
    assert [cell.text for cell in with_total(header, inside, found)[0]] == ["合计", "9.00", "", ""]
    assert "total" not in {row for row, _, _ in found.left_out()}
    assert "合计" not in body(inside)[0]


def test_a_table_without_rows_has_blank_ones_to_fill():
    rows = coded_body(FORM, Amounts([], COLUMNS), 2024, spare=3)
    assert [[cell.text for cell in row] for row in rows[1:]] == [[""] * 5] * 3
