"""Workbooks: exact numbers, merged headers, named fonts, ready to print."""

import io
import re
import zipfile

import pytest
from openpyxl import load_workbook

from export.accounts_to_print import package_of
from juesuan.export.book import book_of, empty_book
from juesuan.export.formats import book_bytes
from juesuan.export.request import chosen_layout
from juesuan.package.content import Record
from juesuan.standard.tables import table_schema


def workbook_with(amount, layout="wuhan-2024"):
    """Return a workbook and the XML of its second sheet, the table of revenue, whose total is the amount."""
    package = package_of({("revenue", "total", "total_revenue"): "0.01"})
    old = package.tables["revenue"][0]
    package.tables["revenue"][0] = Record("total", old.values | {"total_revenue": amount}, 2)
    raw = book_bytes(book_of(package, chosen_layout(layout)), "xlsx")
    xml = zipfile.ZipFile(io.BytesIO(raw)).read("xl/worksheets/sheet2.xml").decode()
    return load_workbook(io.BytesIO(raw)), xml


@pytest.mark.parametrize(
    "amount", ["9.95", "0.1", "1813.94", "-0.07", "123456789012.95", "0.00", "5", "8.415000"]
)
def test_every_digit_of_an_amount_stands_in_the_file(amount):
    """9.95 as a binary fraction would be written 9.949999999999999."""
    workbook, xml = workbook_with(amount)
    assert f"<v>{amount}</v>" in xml
    cell = next(
        c for row in workbook["收入决算表"] for c in row if c.data_type == "n" and c.value is not None
    )
    decimals = len(amount.partition(".")[2])
    assert cell.number_format == ("#,##0." + "0" * decimals if decimals else "#,##0")


@pytest.mark.parametrize("amount", ["1,23", "1e5", "123456789012.123456", "=1+1", "007.50", "-0.00"])
def test_what_excel_would_change_is_text(amount):
    _, xml = workbook_with(amount)
    assert f"<v>{amount}</v>" not in xml
    assert "<f>" not in xml


def test_sheets_are_named_after_their_tables_and_look_official():
    workbook, _ = workbook_with("1.00")
    layout = chosen_layout("wuhan-2024")
    assert workbook.sheetnames == [table_schema(name).title_zh for name in layout.order]
    page = workbook["收入支出决算总表"]
    assert page["A1"].value == "2024年度收入支出决算总表"
    assert {cell.font.name for row in page for cell in row if cell.value} == {"宋体"}
    assert page.page_setup.orientation == "landscape"
    assert str(page.page_setup.paperSize) == page.PAPERSIZE_A4
    assert page.freeze_panes == "A7"
    assert "A4:C4" in {str(area) for area in page.merged_cells.ranges}
    assert page.data_validations.count == 0
    assert not page.protection.sheet


def test_blank_cells_of_a_form_are_ready_for_amounts():
    raw = book_bytes(empty_book(chosen_layout("wuhan-2024"), "", 2024), "xlsx")
    page = load_workbook(io.BytesIO(raw))["收入支出决算总表"]
    assert (page["C7"].value, page["C7"].number_format) == (None, "#,##0.00")


def test_tables_that_name_no_department_get_a_cover():
    raw = book_bytes(empty_book(chosen_layout("shanghai-2024"), "示例市示例区建设局", 2024), "xlsx")
    workbook = load_workbook(io.BytesIO(raw))
    assert workbook.sheetnames[0] == "封面"
    assert workbook["封面"]["A1"].value == "示例市示例区建设局2024年度部门决算"


def test_rows_are_high_enough_for_the_labels_of_their_columns():
    raw = book_bytes(empty_book(chosen_layout("wuhan-2021"), "", 2024), "xlsx")
    page = load_workbook(io.BytesIO(raw))["财政拨款收入支出决算总表"]
    row = next(row[0].row for row in page if any(c.value == "政府性基金预算财政拨款" for c in row))
    assert page.row_dimensions[row].height >= 30
    assert re.fullmatch(r"\$1:\$\d+", page.print_title_rows)


def test_the_same_book_is_the_same_file_at_any_time():
    book = empty_book(chosen_layout("wuhan-2024"), "", 2024)
    first = book_bytes(book, "xlsx")
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "dcterms:" not in core
    assert "Juesuan" in core
    assert book_bytes(book, "xlsx") == first
