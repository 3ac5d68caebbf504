"""A text as the patterns see it, and where its characters stand."""

from juesuan.read.documents.document import Position
from juesuan.read.wording.stretch import Paragraph, Stretch, levelled

LINES = ((0, Position(line=7)), (6, Position(line=8)))


def test_widths_are_levelled_and_blanks_left_out():
    assert levelled("支出 １２．５０ 万元，（含税）") == "支出12.50万元,(含税)"


def test_quotation_marks_ellipses_and_circled_numbers_stay():
    assert levelled("①“三公”……") == "①“三公”……"


def test_the_words_are_quoted_as_they_are_printed():
    paragraph = Paragraph("text", "支出 １２．５０ 万元。", LINES)
    assert paragraph.text == "支出12.50万元。"
    assert paragraph.printed(2, 9) == "１２．５０ 万元"


def test_a_place_is_that_of_its_line():
    paragraph = Paragraph("text", "收入合计，支出合计。", LINES)
    assert [paragraph.place(offset).line for offset in (0, 5, 6, 9)] == [7, 7, 8, 8]


def test_a_place_of_the_stretch_is_one_of_a_paragraph():
    stretch = Stretch(
        "revenue_explanation", "text", tuple(Paragraph("text", raw, LINES) for raw in ("收入", "支出"))
    )
    assert stretch.text == "收入\n支出"
    assert stretch.locate(4) == (1, 1)
    assert stretch.holders == {"revenue_explanation", "explanations"}
