"""A text is looked through paragraph by paragraph, whether its lines are paragraphs or cut at the margin."""

from juesuan.read.documents.document import printed_lines
from juesuan.read.documents.text import read_text
from juesuan.read.prose.passages import passages_of
from juesuan.read.wording.stretches import Region, stretches_of

ABOVE = "第三部分 2023年度部门决算情况说明\n一、收入支出决算总体情况说明\n"
CUT = (
    "二〇二三年度收入总计一千万元，支出总计一千万元，与上年\n"
    "相比，收入总计增加一百万元，支出总计增加一百万元，主要\n"
    "是项目增加。\n"
)


def stretches(text, regions=()):
    lines = list(printed_lines(read_text((ABOVE + text).encode())))
    return stretches_of(passages_of(lines), regions)


def paragraphs(text):
    return [each.text for stretch in stretches(text) for each in stretch.paragraphs if each.where == "text"]


def test_each_line_is_a_paragraph_where_lines_end_as_sentences_do():
    assert paragraphs("收入总计100.00万元。\n支出总计100.00万元，其中：\n基本支出60.00万元") == [
        "收入总计100.00万元。",
        "支出总计100.00万元,其中:",
        "基本支出60.00万元",
    ]


def test_lines_cut_at_the_margin_are_joined():
    found = paragraphs(CUT * 5)
    assert len(found) == 5
    assert found[0].startswith("二〇二三年度收入总计一千万元,支出总计一千万元,与上年相比")


def test_a_line_cut_before_a_decimal_number_does_not_start_an_item():
    cut = CUT.replace("与上年\n", "增长\n").replace("相比，", "12.50%，")
    assert paragraphs(cut * 5)[0].count("增长12.50%") == 1


def test_marks_of_conversion_are_no_text():
    (paragraph,) = paragraphs("[bookmark: _Toc1]收入总计100.00万元。")
    assert paragraph == "收入总计100.00万元。"


def test_a_row_of_a_table_in_the_text_is_looked_at_cell_by_cell():
    found = [each for stretch in stretches("1\t示例工作\t已完成\n") for each in stretch.paragraphs]
    assert [(each.where, each.text) for each in found[-3:]] == [
        ("table", "1"), ("table", "示例工作"), ("table", "已完成"),
    ]  # fmt: skip


def test_tables_and_sheets_come_behind_the_text():
    lines = tuple(printed_lines(read_text("收入决算表\n合计 100.00\n".encode())))
    last = stretches("收入总计100.00万元。", [Region("revenue", "table", lines)])[-1]
    assert (last.section, last.where) == ("revenue", "table")
    assert [each.raw for each in last.paragraphs] == ["收入决算表", "合计 100.00"]
