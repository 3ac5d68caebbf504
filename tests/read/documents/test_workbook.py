"""Workbooks: what their cells display, where they stand, and what is hidden."""

import datetime

import openpyxl
import pytest
import xlwt

from juesuan.read import UnreadableError, read_document
from juesuan.read.documents.document import printed_lines
from juesuan.read.documents.workbook import read_workbook
from read.documents.office_parts import xlsx
from read.documents.official_tables import NAME, YEAR, expected, official_tables
from read.documents.shapes import shape, spans
from read.documents.writers import lines_of, saved, xls_of, xlsx_of
from read.reading import amounts, notes


def book(*rows, **formats):
    """Return a workbook with these rows; formats by name of cell."""
    made = openpyxl.Workbook()
    made.active.title = "附表1"
    for row in rows:
        made.active.append(row)
    for name, code in formats.items():
        made.active[name].number_format = code
    return made


def read(made):
    return shape(read_workbook(saved(made)))


def sheet(rows: str, more: str = "", **parts) -> list[object]:
    return shape(read_workbook(xlsx(f"<sheetData>{rows}</sheetData>{more}", **parts)))


def test_numbers_are_read_as_their_format_displays_them():
    made = book(
        ["示例收入决算表"],
        ["a", 1234.5, 1234.5, 1234.5, 1234.5600000000001, 0.1 + 0.2, 0.125, -12.3, 2010301],
        B2="0.00",
        C2="#,##0.00",
        G2="0.0%",
        H2="#,##0.00_);(#,##0.00)",
    )
    assert read(made) == [
        [
            {0: "示例收入决算表"},
            {
                0: "a",
                1: "1234.50",
                2: "1,234.50",
                3: "1234.5",
                4: "1234.56",
                5: "0.3",
                6: "12.5%",
                7: "-12.30",
                8: "2010301",
            },
        ],
    ]


def test_texts_truths_dates_and_errors_are_read_as_displayed():
    made = book(["a", "1,234.50", "007", True, datetime.date(2024, 3, 5), "#N/A"], E1='yyyy"年"m"月"d"日"')
    assert read(made) == [
        "附表1",
        [{0: "a", 1: "1,234.50", 2: "007", 3: "TRUE", 4: "2024年3月5日", 5: "#N/A"}],
    ]


def test_a_format_that_shows_nothing_leaves_the_cell_out():
    made = book(
        ["a", 0, 1, 0], B1="0.00;-0.00;;@", C1=";;;", D1='_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '
    )
    assert read(made) == ["附表1", [{0: "a", 3: "-"}]]


def test_zeros_are_left_out_where_the_sheet_does_not_show_them():
    made = book(["a", 0, 0.0, 5])
    made.active.sheet_view.showZeros = False
    assert read(made) == ["附表1", [{0: "a", 3: "5"}]]


def test_merged_cells_cover_their_columns_and_hide_what_is_below_them():
    made = book(["项目", "本年支出", None, "年末"], [None, "基本", "项目支出"], ["甲", None, 1])
    for cells in ("A1:A2", "B1:C1", "D1:D2"):
        made.active.merge_cells(cells)
    raw = saved(made)
    assert shape(read_workbook(raw)) == [
        "附表1",
        [{0: "项目", 1: "本年支出", 3: "年末"}, {1: "基本", 2: "项目支出"}, {0: "甲", 2: "1"}],
    ]
    assert spans(read_workbook(raw))[0] == [1, 2, 1]
    below = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    assert sheet(below, '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>') == ["附表1", "1"]


def test_hidden_sheets_rows_and_columns_are_left_out():
    made = book(["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"])
    made.active.row_dimensions[2].hidden = True
    made.active.column_dimensions["B"].hidden = True
    made.create_sheet("隐藏").append(["x", "y"])
    made["隐藏"].sheet_state = "hidden"
    assert read(made) == ["附表1", [{0: "a", 2: "c"}, {0: "g", 2: "i"}]]


def test_a_merged_cell_that_starts_in_something_hidden_shows_in_what_is_visible():
    made = book(["示例收入决算表"], ["a", "b", "c"])
    made.active.merge_cells("A1:C1")
    made.active.column_dimensions["A"].hidden = True
    assert read(made) == ["示例收入决算表", [{1: "b", 2: "c"}]]


def test_rows_carry_their_sheet_and_their_first_cell():
    made = book(["示例收入决算表"], [None, "合计", 1], ["201", None, 1])
    lines = [line.position.reference for line in printed_lines(read_workbook(saved(made)))]
    assert lines == ["附表1!A1", "附表1!B2", "附表1!A3"]


@pytest.mark.parametrize(
    ("first", "named"),
    [
        ("公开01表", True),
        ("单位：万元", True),
        ("2023年度收入决算表", False),
        ("收入决算表（公开02表）", False),
        ("附表2：收入决算表", False),
    ],
)
def test_the_name_of_a_sheet_is_its_title_where_no_line_is(first, named):
    blocks = read(book([first], ["合计", 1]))
    assert (blocks[0] == "附表1") is named


def test_the_parts_of_a_disclosure_in_one_sheet_are_headings():
    made = book(["第二部分 部门决算表"], ["一、收入决算表"], ["合计", 1], ["注：无。"])
    made.active.merge_cells("A2:B2")
    assert read(made) == [
        (1, "第二部分 部门决算表"),
        (2, "一、收入决算表"),
        [{0: "合计", 1: "1"}],
        "注：无。",
    ]


def test_the_stored_result_of_a_formula_counts():
    eighth, blank = "<c><f>1/8</f><v>0.125</v></c>", '<c t="str"><f>""</f><v></v></c>'
    assert sheet(f"<row>{eighth}{blank}<c><v>1</v></c></row>") == ["附表1", [{0: "0.125", 2: "1"}]]


def test_a_formula_without_stored_result_is_refused_by_name_unless_it_is_hidden():
    made = book(["a", "=1+1"])
    with pytest.raises(UnreadableError) as refused:
        read(made)
    assert "附表1!B1" in refused.value.message_zh
    assert "附表1!B1" in refused.value.message_en
    made.active.column_dimensions["B"].hidden = True
    assert read(made) == ["附表1", "a"]


def test_shared_and_inline_texts_keep_their_words_and_leave_out_how_they_are_spoken():
    shared = "<si><r><t>决</t></r><r><t>算</t></r><rPh><t>juesuan</t></rPh></si><si><t>a_x000D_b</t></si>"
    inline = '<c t="inlineStr"><is><t>内</t><rPh><t>x</t></rPh></is></c>'
    rows = f'<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c>{inline}</row>'
    assert sheet(rows, shared=shared) == ["附表1", [{0: "决算", 1: "a b", 2: "内"}]]


def test_cells_and_rows_without_names_follow_each_other():
    assert sheet(
        '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row>'
        "<row><c><v>4</v></c><c><v>5</v></c></row>"
    ) == [
        "附表1",
        [{0: "1", 3: "2", 4: "3"}, {0: "4", 1: "5"}],
    ]


def test_days_may_be_counted_from_1904():
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    assert sheet(
        '<row><c s="0"><v>0</v></c></row>', styles=styles, workbook='<workbookPr date1904="1"/>'
    ) == ["附表1", "1904/1/1"]


def test_old_workbooks_are_read_alike():
    made = xlwt.Workbook(encoding="utf-8")
    page = made.add_sheet("附表1")
    page.write_merge(0, 0, 0, 3, "示例收入决算表")
    for column, (value, code) in enumerate(
        [("合计", "General"), (1234.5, "#,##0.00"), (0.1 + 0.2, "General"), (45356, "yyyy/m/d")]
    ):
        page.write(1, column, value, xlwt.easyxf(num_format_str=code))
    page.write(2, 0, "藏")
    page.row(2).hidden = True
    page.write(3, 0, "a")
    page.write(3, 4, "b")
    page.col(4).hidden = True
    hidden = made.add_sheet("隐藏")
    hidden.write(0, 0, "x")
    hidden.visibility = 1
    document = read_workbook(saved(made))
    assert shape(document) == [
        "示例收入决算表",
        [{0: "合计", 1: "1,234.50", 2: "0.3", 3: "2024/3/5"}, {0: "a"}],
    ]
    assert [line.position.reference for line in printed_lines(document)][1] == "附表1!A2"


def test_zeros_are_left_out_of_old_workbooks_that_do_not_show_them():
    made = xlwt.Workbook()
    page = made.add_sheet("a")
    page.show_zero_values = 0
    page.write(0, 0, 0)
    page.write(0, 1, 5)
    assert shape(read_workbook(saved(made))) == ["a", "5"]


def test_a_file_is_read_from_its_path(tmp_path):
    file = tmp_path / "disclosure.xlsx"
    file.write_bytes(saved(book(["a"])))
    assert shape(read_workbook(file)) == shape(read_workbook(str(file))) == ["附表1", "a"]
    with pytest.raises(UnreadableError):
        read_workbook(tmp_path / "none.xlsx")


def sheets(kind):
    tables = official_tables()
    if kind == "one sheet":
        return {
            "部门决算公开": [
                row for number, table in enumerate(tables, start=1) for row in lines_of(table, number)
            ]
        }
    if kind == "numbered sheets":
        return {f"附表{number}": lines_of(table, number) for number, table in enumerate(tables, start=1)}
    return {table.title: lines_of(table, number) for number, table in enumerate(tables, start=1)}


@pytest.mark.parametrize("kind", ["one sheet", "numbered sheets", "named sheets"])
@pytest.mark.parametrize(
    "write", [xlsx_of, xls_of, lambda found: xlsx_of(found, numbers=False)], ids=["xlsx", "xls", "texts"]
)
def test_the_nine_tables_are_read_from_a_workbook(kind, write):
    reading = read_document(read_workbook(write(sheets(kind))))
    assert (reading.department_name, reading.fiscal_year) == (NAME, YEAR)
    for table in official_tables():
        assert amounts(reading, table.name) == expected(table.name), table.name
    assert not notes(reading, "unplaced")


def test_the_nine_tables_are_found_by_the_names_of_their_sheets():
    found = {
        table.title: lines_of(table, number)[2:] for number, table in enumerate(official_tables(), start=1)
    }
    reading = read_document(read_workbook(xlsx_of(found)))
    for table in official_tables():
        assert amounts(reading, table.name) == expected(table.name), table.name
