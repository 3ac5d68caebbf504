"""Markdown: plain text, and tables drawn with `|`."""

import time

import pytest

from juesuan.read import UnreadableError, read_document, read_text
from juesuan.read.documents.document import Grid, printed_lines
from juesuan.read.documents.markdown import read_markdown
from read.documents.official_tables import expected, official_tables
from read.documents.shapes import shape
from read.documents.writers import markdown_of
from read.reading import amounts, notes

TABLE = "| 编码 | 科目 | 基本支出 |\n| :--- | --- | ---: |\n| 201 | | 1.00 |\n|  | 合计 | **2.00** |\n"


def read(text):
    return read_markdown(text.encode())


def test_a_table_keeps_its_columns_and_its_line_numbers():
    document = read(f"标题\n\n{TABLE}注：完。\n")
    assert shape(document) == [
        "标题",
        [{0: "编码", 1: "科目", 2: "基本支出"}, {0: "201", 2: "1.00"}, {1: "合计", 2: "2.00"}],
        "注：完。",
    ]
    assert [line.position.line for line in printed_lines(document)] == [1, 3, 5, 6, 7]


def test_everything_else_is_read_as_plain_text():
    text = "示例局\n合计 1.00 2.00\n201\t支出\t\t1.00\n|不是表|\n一、概况\n注：a | b。\n"
    assert read(text) == read_text(text.encode())


def test_the_marks_of_headings_are_no_words():
    assert shape(read("## 第一部分 概况\n#话题\n")) == [(1, "第一部分 概况"), "#话题"]


def test_outer_bars_may_be_missing_and_bars_and_breaks_may_stand_in_cells():
    assert shape(read("甲 | 乙\n--|--\na\\|b | 基本<br>支出\n")) == [
        [{0: "甲", 1: "乙"}, {0: "a|b", 1: "基本 支出"}]
    ]


def test_rows_of_words_before_and_after_a_table_stay_apart():
    first, table, second = read(f"合计 1.00\n{TABLE}\n合计 2.00\n").blocks
    assert all(isinstance(block, Grid) for block in (first, table, second))
    assert [first.columns_known, table.columns_known, second.columns_known] == [False, True, False]


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7", b"PK\x03\x04", bytes(range(256))])
def test_what_is_no_text_is_refused(raw):
    with pytest.raises(UnreadableError):
        read_markdown(raw)


@pytest.mark.parametrize("line", [" " * 200_000 + "x|", "|-" * 100_000, "- |" * 100_000, "*" * 200_000 + "|"])
def test_time_is_bounded(line):
    start = time.perf_counter()
    read(f"a|b\n{line}\n" * 5)
    assert time.perf_counter() - start < 5


def test_the_nine_tables_are_read_from_markdown():
    reading = read_document(read(markdown_of(official_tables())))
    for table in official_tables():
        assert amounts(reading, table.name) == expected(table.name), table.name
    assert not notes(reading, "unplaced")
