"""Plain text: which files are read, and what becomes of their lines."""

import pytest

from juesuan.read import UnreadableError, read_text
from juesuan.read.documents.document import Grid, Heading, Paragraph, printed_lines

TEXT = (
    "第一部分 示范局概况\n2021年度收入决算表\n合计\t1,813.94\t\t0.07\n"
    "201 一般公共服务支出 12.00\n注：本表反映收入。\n"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_the_encodings_that_disclosures_come_in_give_the_same_document(encoding):
    assert read_text(TEXT.encode(encoding)) == read_text(TEXT.encode())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_numbers_count_every_line_whatever_ends_it(end):
    lines = list(printed_lines(read_text(f"一{end}{end}二\f三{end}四{end}".encode())))
    assert [line.position.reference for line in lines] == ["p1 L1", "p2 L3", "p2 L4"]


def test_tabs_keep_columns_spaces_keep_order_and_sentences_stay_text():
    heading, title, tabbed, spaced, note = read_text(TEXT.encode()).blocks
    assert isinstance(heading, Heading)
    assert (heading.text, heading.level) == ("第一部分 示范局概况", 1)
    assert isinstance(title, Paragraph)
    assert isinstance(tabbed, Grid)
    assert tabbed.columns_known
    assert [(cell.text, cell.column) for cell in tabbed.rows[0].cells] == [
        ("合计", 0),
        ("1,813.94", 1),
        ("0.07", 3),
    ]
    assert isinstance(spaced, Grid)
    assert not spaced.columns_known
    assert [cell.text for cell in spaced.rows[0].cells] == ["201", "一般公共服务支出", "12.00"]
    assert isinstance(note, Paragraph)


def test_a_summary_line_with_an_ordinal_is_a_row_and_no_heading():
    (grid,) = read_text("一、一般公共预算财政拨款收入 1 12.00 一、一般公共服务支出 31 12.00".encode()).blocks
    assert isinstance(grid, Grid)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "空"),
        (b" \r\n\t", "空"),
        (b"%PDF-1.7\n\x00\x01", "纯文本"),
        (b"PK\x03\x04" + bytes(range(200)), "纯文本"),
        (bytes(range(256)) * 50, "纯文本"),
        ("合计 1.00".encode() + b"\xff\xfe\xfd", "编码"),
        (b"1" * (20 * 1024 * 1024 + 1), "MB"),
    ],
)
def test_what_is_no_text_is_refused_in_both_languages(raw, words):
    with pytest.raises(UnreadableError) as refused:
        read_text(raw)
    assert words in refused.value.message_zh
    assert refused.value.message_en.endswith((".", ". "))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(UnreadableError, match="cannot be opened"):
        read_text(tmp_path / "none.txt")


def test_a_file_is_read_from_its_path(tmp_path):
    file = tmp_path / "disclosure.txt"
    file.write_bytes(TEXT.encode())
    assert read_text(file) == read_text(str(file)) == read_text(TEXT.encode())
