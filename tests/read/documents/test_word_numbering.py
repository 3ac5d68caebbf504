"""Automatic numbers of Word documents, written out as Word prints them."""

import pytest

from juesuan.read.documents.word import read_word
from juesuan.read.documents.word.numerals import numeral
from read.documents.office_parts import docx, p, tbl, tc, tr
from read.documents.shapes import shape


def level(depth, kind, pattern, more=""):
    parts = f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{pattern}"/>'
    return f'<w:lvl w:ilvl="{depth}">{parts}</w:lvl>'


def definition(number, *levels):
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def listed(number, of, more=""):
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def item(text, number=1, depth=0, more=""):
    return p(text, f'{more}<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def read(xml, numbering, styles=""):
    return shape(read_word(docx(xml, numbering, styles)))


NOTHING = '<w:suff w:val="nothing"/>'
CHINESE = definition(
    0,
    level(0, "chineseCounting", "第%1部分"),
    level(1, "chineseCountingThousand", "%2、", NOTHING),
    level(2, "chineseCountingThousand", "（%3）", NOTHING),
    level(3, "decimal", "%4.", NOTHING),
)


def test_parts_and_sections_become_headings_by_their_numbers():
    xml = (
        item("部门概况")
        + item("主要职责", depth=1)
        + item("机构设置", depth=1)
        + item("决算情况说明")
        + item("收入情况", depth=1)
        + item("总体", depth=2)
        + item("其中", depth=3)
        + item("另外", depth=3)
    )
    assert read(xml, CHINESE + listed(1, 0)) == [
        (1, "第一部分 部门概况"),
        (2, "一、主要职责"),
        (2, "二、机构设置"),
        (1, "第二部分 决算情况说明"),
        (2, "一、收入情况"),
        "（一）总体",
        "1.其中",
        "2.另外",
    ]


def test_numbers_of_several_levels_are_written_together_in_digits_where_the_definition_says_so():
    numbering = definition(
        0, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>")
    ) + listed(1, 0)
    assert read(item("甲") + item("乙", depth=1) + item("丙", depth=1), numbering) == [
        (2, "一、 甲"),
        "1.1 乙",
        "1.2 丙",
    ]


def test_lists_of_one_definition_count_on_and_an_override_starts_anew():
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = definition(0, level(0, "decimal", "%1.")) + listed(1, 0) + listed(2, 0) + listed(3, 0, start)
    xml = item("甲") + item("乙", 2) + item("丙", 3) + item("丁", 3)
    assert read(xml, numbering) == ["1. 甲", "2. 乙", "5. 丙", "6. 丁"]


def test_a_style_numbers_its_paragraphs_unless_they_say_otherwise():
    place = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    styles = f'<w:style w:styleId="h"><w:pPr>{place}</w:pPr></w:style>'
    xml = (
        p("甲", '<w:pStyle w:val="h"/>')
        + item("乙", 0, 0, '<w:pStyle w:val="h"/>')
        + p("丙", '<w:pStyle w:val="h"/>')
    )
    assert read(xml, CHINESE + listed(1, 0), styles) == [(2, "一、甲"), "乙", (2, "二、丙")]


def test_a_definition_may_take_its_levels_from_a_list_style():
    styles = '<w:style w:styleId="l"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    link = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="l"/></w:abstractNum>'
    assert read(item("甲"), CHINESE + link + listed(1, 7) + listed(2, 0), styles) == [(1, "第一部分 甲")]


def test_bullets_and_unknown_lists_print_nothing():
    numbering = definition(0, level(0, "bullet", "\uf06c")) + listed(1, 0)
    assert read(item("甲") + item("乙", 9) + item("丙", 1, 5), numbering) == ["甲", "乙", "丙"]


def test_a_numbered_cell_without_text_shows_its_number():
    numbering = definition(0, level(0, "decimal", "%1")) + listed(1, 0)
    assert read(tbl(tr(tc(item("")), tc("甲")), tr(tc(item("")), tc("乙"))) + item(""), numbering) == [
        [{0: "1", 1: "甲"}, {0: "2", 1: "乙"}]
    ]


@pytest.mark.parametrize(
    ("kind", "value", "printed"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 11, "十一"),
        ("chineseCounting", 20, "二十"),
        ("chineseCountingThousand", 26, "二十六"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1005, "一千零五"),
        ("chineseCountingThousand", 10_000, "10000"),
        ("ideographDigital", 20, "二〇"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircleChinese", 3, "③"),
        ("decimalEnclosedCircle", 21, "21"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 2, "b"),
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 4000, "4000"),
        ("none", 1, ""),
        ("decimal", 0, "0"),
        ("noSuchKind", 5, "5"),
    ],
)
def test_numbers_are_written_in_every_kind_that_disclosures_use(kind, value, printed):
    assert numeral(value, kind) == printed
