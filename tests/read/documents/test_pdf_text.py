"""Running text of PDF files: lines by position, paragraphs by layout, furniture left out."""

import pytest

from juesuan.read.documents.document import Grid, Heading, Paragraph, Position
from juesuan.read.documents.pdf import read_pdf
from read.documents.pdf_printing import Print

FULL = "示例市示例区示例局二〇二四年度收入总计一百二十三万元，与上一年度相比，收入增"
"""As many characters of 12 points as fill the lines of these tests."""


def texts(raw: bytes) -> list[str]:
    return [block.text for block in read_pdf(raw).blocks if not isinstance(block, Grid)]


def paragraph_lines(paper: Print, y: float, *ends: str) -> Print:
    """Print full lines, the first indented by two characters, and the last as given."""
    paper.text(84, y, FULL[: len(FULL) - 2])
    for index, end in enumerate(ends, start=1):
        paper.text(60, y + 20 * index, end)
    return paper


def test_lines_of_a_paragraph_are_joined_and_an_indent_begins_the_next():
    paper = paragraph_lines(Print(), 100, FULL, "加5.00万元。")
    paragraph_lines(paper, 160, "长20.00%。")
    blocks = read_pdf(paper.pdf()).blocks
    assert [block.text for block in blocks] == [FULL[:-2] + FULL + "加5.00万元。", FULL[:-2] + "长20.00%。"]
    assert [block.position for block in blocks] == [Position(line=1, page=1), Position(line=4, page=1)]


def test_wider_distance_begins_a_paragraph_without_indent():
    paper = Print().text(60, 100, FULL).text(60, 116, FULL).text(60, 150, "另一段。")
    assert texts(paper.pdf()) == [FULL + FULL, "另一段。"]


def test_paragraph_goes_on_over_a_page_break():
    paper = Print()
    for index in range(4):
        paper.text(60, 100 + 20 * index, FULL)
    paper.text(84, 180, FULL[:-2]).text(270, 820, "- 1 -").page()
    paper.text(60, 100, "加5.00万元。").text(84, 120, "第二段。").text(270, 820, "- 2 -")
    found = texts(paper.pdf())
    assert found[-2:] == [FULL[:-2] + "加5.00万元。", "第二段。"]
    assert not any("1 -" in text or "2 -" in text for text in found)


def test_number_broken_by_the_end_of_a_line_is_whole():
    paper = Print().text(60, 100, FULL).text(60, 120, FULL[:-2] + "2,9").text(60, 140, "40.05万元。")
    assert texts(paper.pdf()) == [FULL + FULL[:-2] + "2,940.05万元。"]


def test_text_drawn_out_of_order_is_read_by_position():
    paper = Print().text(60, 140, "三、支出").text(60, 100, "一、概况").text(60, 120, "二、收入")
    assert texts(paper.pdf()) == ["一、概况", "二、收入", "三、支出"]


def test_pieces_of_a_line_drawn_out_of_order_are_one_line():
    paper = Print().text(108, 100, "收入总计").text(156, 100, "3.00万元。").text(60, 100, "示例局的")
    assert texts(paper.pdf()) == ["示例局的收入总计3.00万元。"]


def test_headings_have_levels_and_a_heading_over_two_lines_is_one():
    paper = Print()
    for index in range(3):
        paper.text(60, 300 + 20 * index, FULL)
    paper.text(81, 100, "第三部分 示例市示例区示例局二〇二四年度部门决算", 18).text(285, 124, "说明", 18)
    paper.text(84, 200, "一、收入支出决算总体情况说明").text(84, 230, "本年收入3.00万元。")
    headings = [block for block in read_pdf(paper.pdf()).blocks if isinstance(block, Heading)]
    assert [(heading.level, heading.text) for heading in headings] == [
        (1, "第三部分 示例市示例区示例局二〇二四年度部门决算说明"),
        (2, "一、收入支出决算总体情况说明"),
    ]


def test_line_set_to_the_right_does_not_go_on_below():
    paper = Print()
    for index in range(3):
        paper.text(60, 300 + 20 * index, FULL)
    paper.right(516, 100, "公开01表").text(60, 120, "单位：示例局").text(450, 120, "单位：万元")
    assert texts(paper.pdf())[:2] == ["公开01表", "单位：示例局 单位：万元"]


def test_lines_of_a_table_of_contents_stay_apart():
    paper = Print()
    for index, title in enumerate(("一、收入决算表", "二、支出决算表")):
        paper.text(60, 100 + 20 * index, title + "." * 60 + str(index + 3))
    paper.text(60, 400, FULL)
    assert len(texts(paper.pdf())) == 3


@pytest.mark.parametrize("number", ["3", "- 3 -", "第 3 页", "3/12", "第3页 共12页"])
def test_page_numbers_in_the_margin_are_left_out(number):
    paper = Print().text(60, 100, "正文。").text(280, 810, number)
    assert texts(paper.pdf()) == ["正文。"]


def test_number_inside_the_text_is_kept():
    assert texts(Print().text(60, 400, "3").pdf()) == ["3"]


def test_number_that_ends_the_text_of_a_page_is_kept():
    paper = Print().text(60, 740, FULL).text(60, 760, "33").page().text(60, 100, "人。")
    assert "33" in "".join(texts(paper.pdf()))


def test_numbers_that_count_the_pages_are_left_out_close_to_the_text_too():
    paper = Print()
    for number in (5, 6, 7):
        paper.text(60, 770, f"{'甲乙丙'[number - 5]}的正文。").text(290, 800, str(number)).page()
    assert texts(paper.pdf()) == ["甲的正文。", "乙的正文。", "丙的正文。"]


def test_header_repeated_on_most_pages_is_left_out():
    paper = Print()
    for index in range(4):
        paper.text(200, 40, "示例局部门决算").text(60, 200, f"第{'一二三四'[index]}页的正文。").page()
    assert texts(paper.pdf()) == [f"第{each}页的正文。" for each in "一二三四"]


def test_header_of_a_single_page_is_kept():
    paper = (
        Print().text(200, 40, "示例局部门决算").page().text(60, 200, "正文。").page().text(60, 200, "再文。")
    )
    assert texts(paper.pdf())[0] == "示例局部门决算"


def test_text_in_two_columns_is_not_interleaved():
    paper = Print()
    for index in range(5):
        paper.text(60, 100 + 20 * index, "左栏的句子，在左边逐行往下写完。")
        paper.text(310, 104 + 20 * index, "右栏的句子，在右边逐行往下写完。")
    joined = "".join(texts(paper.pdf()))
    assert joined == "左栏的句子，在左边逐行往下写完。" * 5 + "右栏的句子，在右边逐行往下写完。" * 5


def test_text_printed_twice_for_bold_type_is_read_once():
    paper = Print().text(60, 100, "收入决算表").text(60.3, 100, "收入决算表")
    assert texts(paper.pdf()) == ["收入决算表"]


def test_words_with_a_wide_space_and_no_numbers_are_a_row_of_unknown_columns():
    (grid,) = read_pdf(Print().text(60, 100, "甲单位").text(300, 100, "乙单位").pdf()).blocks
    assert isinstance(grid, Grid)
    assert not grid.columns_known


def test_radicals_are_read_as_the_characters_they_look_like():
    from juesuan.read.documents.pdf.radicals import RADICALS

    assert RADICALS["⻚"] == "页"
    assert RADICALS["⻓"] == "长"
    assert all(len(key) == len(value) == 1 for key, value in RADICALS.items())


def test_text_running_otherwise_comes_after_the_page():
    paper = Print().text(60, 100, "正文在这里。")
    paper.canvas.saveState()
    paper.canvas.translate(300, 400)
    paper.canvas.rotate(45)
    paper.canvas.drawString(0, 0, "样张")
    paper.canvas.restoreState()
    assert texts(paper.text(60, 600, "正文到此。").pdf()) == ["正文在这里。", "正文到此。", "样张"]


def test_every_paragraph_is_a_paragraph():
    blocks = read_pdf(Print().text(60, 100, "部门：示例局").pdf()).blocks
    assert blocks == (Paragraph("部门：示例局", Position(line=1, page=1)),)


def test_text_of_no_size_breaks_nothing():
    paper = Print().text(60, 100, FULL, 0).text(60, 120, FULL).text(60, 140, "加5.00万元。")
    assert texts(paper.pdf())[-1] == FULL + "加5.00万元。"
