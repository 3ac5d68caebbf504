"""Web pages: what is read, what is left out, and how their tables become grids."""

import pytest

from juesuan.read import UnreadableError, read_document
from juesuan.read.documents.document import printed_lines
from juesuan.read.documents.html import read_html
from read.documents.official_tables import NAME, YEAR, expected, official_tables
from read.documents.shapes import shape, spans
from read.documents.writers import html_of
from read.reading import amounts, notes


def page(body: str):
    return shape(read_html(f"<html><body>{body}</body></html>".encode()))


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("", "gb18030"),
        ("<meta charset=gb2312>", "gbk"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=GBK'>", "gb18030"),
        ("<meta charset='big5'>", "big5"),
        ("<?xml version='1.0' encoding='utf-8'?>", "utf-8"),
        ("<meta charset='gb2312'>", "utf-8"),
        ("<meta charset='utf-8'>", "gbk"),
        ("<meta charset='no-such-encoding'>", "gbk"),
    ],
)
def test_the_encoding_is_that_of_the_mark_or_what_fits_whatever_is_declared(declared, encoding):
    text = "決算表" if encoding == "big5" else "决算表"
    assert shape(read_html(f"{declared}<p>{text}</p>".encode(encoding))) == [text]


def test_lines_come_from_paragraphs_divisions_breaks_and_items():
    assert page("<div>甲<p>乙</p>丙<br>丁</div><ul><li>戊<li>己</ul><pre>庚\n辛</pre>壬") == list(
        "甲乙丙丁戊己庚辛壬"
    )


def test_what_a_browser_does_not_show_is_left_out_and_what_follows_it_is_not():
    hidden = (
        "<script>var a='1.00'</script><style>p{}</style><nav>首页</nav><p style='display : none'>一</p>"
        "<p hidden>二</p><span style='VISIBILITY:hidden'>三</span><!-- 四 --><select><option>五</select>"
    )
    assert page(f"<p>前{hidden}</p>后<noscript>六</noscript>面") == ["前", "后面"]


def test_headings_are_known_by_their_tag_and_by_their_words_and_a_title_is_none():
    body = (
        "<h1>示例局2023年度部门决算</h1><p>第一部分 概况</p><h3>部门职责</h3><p>一、机构设置</p><h1>其他</h1>"
    )
    assert page(body) == [
        "示例局2023年度部门决算",
        (1, "第一部分 概况"),
        (3, "部门职责"),
        (2, "一、机构设置"),
        (1, "其他"),
    ]


def test_blanks_of_every_kind_are_one_blank_and_unseen_characters_are_none():
    assert page("<p>\u3000\u3000部门：&nbsp;&nbsp;某局\n\t 单位：\u200b万\ufeff元&emsp;</p>") == [
        "部门： 某局 单位：万元"
    ]


def test_a_number_split_over_inline_tags_is_one_number():
    assert page("<table><tr><td>甲<td><span>1,1</span><b>32</b><font>.84</font></table>") == [
        [{0: "甲", 1: "1,132.84"}]
    ]


def test_a_cell_of_several_paragraphs_is_one_text():
    assert page("<table><tr><td><p>科目</p><p>名称</p><td>基本<br>支出</table>") == [
        [{0: "科目 名称", 1: "基本 支出"}]
    ]


def test_spans_give_true_columns_and_a_text_stands_once_in_its_first_row():
    body = (
        "<table><tr><td rowspan=2>项目<td colspan=2>本年支出<td rowspan=2>年末</tr>"
        "<tr><td>基本<td>项目</tr><tr><td>甲<td><td>1.00<td>2.00</tr></table>"
    )
    assert page(body) == [
        [{0: "项目", 1: "本年支出", 3: "年末"}, {1: "基本", 2: "项目"}, {0: "甲", 2: "1.00", 3: "2.00"}]
    ]
    assert spans(read_html(body.encode())) == [[1, 2, 1], [1, 1], [1, 1, 1]]


def test_a_span_of_zero_reaches_to_the_end_of_its_group_and_none_reaches_further():
    body = "<table><tbody><tr><td rowspan=0>甲<td>乙<tr><td>丙</tbody><tbody><tr><td>丁<td>戊</table>"
    assert page(body) == [[{0: "甲", 1: "乙"}, {1: "丙"}, {0: "丁", 1: "戊"}]]


def test_a_table_that_lays_out_others_is_unfolded_and_they_stay_tables():
    inner = "<table><tr><td>甲<td>1.00</table>"
    body = f"<table><tr><td><p>标题</p>{inner}<p>注。</p></td><td>边栏</td></tr></table>"
    assert page(body) == ["标题", [{0: "甲", 1: "1.00"}], "注。", "边栏"]


def test_an_article_inside_a_table_of_one_cell_is_running_text():
    assert page("<table><tr><td><p>第一部分 概况</p><p>一、职责</p><p>负责。</p></table>") == [
        (1, "第一部分 概况"),
        (2, "一、职责"),
        "负责。",
    ]


def test_titles_captions_and_notes_inside_a_table_are_lines_of_text():
    body = (
        "<table><caption>表一</caption><tr><td colspan=3>2023年度收入决算表<tr><td>201<td>支出<td>1.00"
        "<tr><td>合计<tr><td>注：本表反映收入。</table>"
    )
    assert page(body) == [
        "表一",
        "2023年度收入决算表",
        [{0: "201", 1: "支出", 2: "1.00"}, {0: "合计"}],
        "注：本表反映收入。",
    ]


def test_positions_count_the_lines_of_the_text():
    document = read_html(b"<p>a</p><table><tr><td>b<td>c<tr><td><td><tr><td>d<td>e</table><p>f</p>")
    lines = [(line.text, line.position.reference) for line in printed_lines(document)]
    assert lines == [("a", "L1"), ("b c", "L2"), ("d e", "L3"), ("f", "L4")]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "空"),
        (b"<html><script>1</script></html>", "空"),
        ("全年支出 1.00 万元".encode(), "HTML"),
        (b"<p>" + b"\xff\xfe\xfd" * 5, "编码"),
        (b"<div>" * 100_000 + b"x", "嵌套"),
        (b"<table><tr><td>" * 30 + b"x", "嵌套"),
        (b"<table><tr>" + b"<td>1" * 1000, "256"),
        (b"<p>" + b"1" * (20 * 1024 * 1024), "20 MB"),
        (b"<p>x" * 200_001, "200000"),
    ],
    ids=["empty", "blank", "no-html", "encoding", "deep", "deep-tables", "wide", "large", "long"],
)
def test_what_is_no_page_of_a_disclosure_is_refused_in_both_languages(raw, words):
    with pytest.raises(UnreadableError) as refused:
        read_html(raw)
    assert words in refused.value.message_zh
    assert refused.value.message_en.endswith(".")


def test_absurd_spans_are_cut():
    body = "<table><tr><td colspan=1000000 rowspan=99999999>标题<tr><td>x</tr></table>"
    with pytest.raises(UnreadableError):
        page(body)  # Nothing is left beside a cell that covers everything.
    assert page("<table><tr><td colspan=1000000>标题<tr><td rowspan=99999999>a<td>b<tr><td>c</table>") == [
        "标题",
        [{0: "a", 1: "b"}, {1: "c"}],
    ]


def test_tables_nested_as_deep_as_pages_nest_them_are_read():
    assert page("<table><tr><td>" * 15 + "<table><tr><td>甲<td>1.00</table>") == [[{0: "甲", 1: "1.00"}]]


def test_unclosed_tags_of_a_long_page_do_not_count_as_nesting():
    assert len(page("<p><font>文</p>" * 500)) == 500


def test_a_file_is_read_from_its_path(tmp_path):
    file = tmp_path / "disclosure.html"
    file.write_text("<p>决算</p>", encoding="utf-8")
    assert shape(read_html(file)) == shape(read_html(str(file))) == ["决算"]
    with pytest.raises(UnreadableError):
        read_html(tmp_path / "none.html")


def test_the_nine_tables_are_read_from_a_page():
    reading = read_document(read_html(html_of(official_tables()).encode()))
    assert (reading.department_name, reading.fiscal_year) == (NAME, YEAR)
    assert reading.title == f"{NAME}{YEAR}年度部门决算"
    for table in official_tables():
        assert amounts(reading, table.name) == expected(table.name), table.name
    assert not notes(reading, "unplaced")
