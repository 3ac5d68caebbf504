"""Word documents: merged cells, repeated headers, pages turned as the tables need."""

import io

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from export.accounts_to_print import package_of
from juesuan.export.book import book_of
from juesuan.export.formats import book_bytes
from juesuan.export.request import chosen_layout


def document(layout="wuhan-2024"):
    package = package_of({("revenue", "total", "total_revenue"): "1234.56"})
    return Document(io.BytesIO(book_bytes(book_of(package, chosen_layout(layout)), "docx")))


def test_there_is_a_table_in_a_section_for_each_official_table():
    found = document()
    assert len(found.tables) == len(found.sections) == 9
    assert found.paragraphs[0].text == "示例市示例区建设局2024年度部门决算"
    headings = [each.text for each in found.paragraphs if each.style.name == "Heading 1"]
    assert headings[1] == "2024年度收入决算表"


def test_headers_are_merged_and_repeated():
    table = document().tables[1]
    cell = table.cell(0, 0)
    assert cell.text == "项目"
    assert all(table.cell(0, column)._tc is cell._tc for column in range(4))
    assert table.cell(0, 4)._tc is table.cell(1, 4)._tc
    assert [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows][:4] == [
        True,
        True,
        True,
        False,
    ]


def test_amounts_are_printed_with_the_separators_of_the_layout():
    row = [cell.text for cell in document().tables[1].rows[3].cells]
    assert row[3:6] == ["合计", "1,234.56", ""]


def test_wide_tables_lie_and_narrow_ones_stand():
    turned = [section.orientation for section in document().sections]
    assert (turned[0], turned[1]) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)


def test_a_caption_is_one_line_with_its_unit_on_the_right():
    texts = [each.text for each in document().paragraphs]
    assert "单位：示例市示例区建设局\t单位：万元" in texts
    assert "\t单位：万元" in [each.text for each in document("shanghai-2024").paragraphs]
