"""What a text was looked through for, and what became of it."""

from juesuan.read.documents.document import Position
from juesuan.read.documents.text import read_text
from juesuan.read.reader import read_document
from juesuan.read.wording.search import looked_for
from juesuan.read.wording.stretch import Paragraph, Stretch, Wording
from juesuan.standard.catalogue import rules_by_id

TITLE = "示例市示例局\n2023年度部门决算公开\n"
ABOVE = "第三部分 2023年度部门决算情况说明\n一、收入支出决算总体情况说明\n"


def reading(text):
    return read_document(read_text((TITLE + ABOVE + text).encode()))


def notes(text):
    return [note for note in reading(text).notes if note["kind"] == "text"]


def test_a_note_names_the_rule_the_section_the_words_and_the_place():
    (note,) = notes("2023年度收入总计100.00万元，于20230年12月底完成。")
    assert note["detail"] == note["note_id"].removesuffix("-1") == "date-impossible"
    assert note["section"] == "revenue_expenditure_summary_explanation"
    assert "20230年12月底" in note["printed"]
    assert note["source_ref"] == "L5"


def test_the_words_that_one_rule_has_found_are_not_found_again_by_another():
    found = notes("（请按实际情况填写XX万元的用途）")
    assert [note["detail"] for note in found] == ["instruction-left"]


def test_a_clean_text_has_been_looked_through_and_has_no_note():
    clean = reading("2023年度收入总计100.00万元。与2022年度相比，收入总计增加5.00万元，增长5.26%。")
    assert [note for note in clean.notes if note["kind"] == "text"] == []
    assert {rules_by_id()[rule].kind for rule in clean.text_rules} == {"text_pattern"}


def test_a_text_longer_than_anybody_writes_is_not_looked_through():
    paragraph = Paragraph("text", "收入XX万元。" * 100_000, ((0, Position(line=1)),))
    short, long = ((Stretch("glossary", "text", (paragraph,) * count),) for count in (1, 3))
    assert looked_for(Wording(long, 2023, "示例市示例局", ""), "wuhan") == ()
    assert looked_for(Wording(short, 2023, "示例市示例局", ""), "wuhan")


def test_no_more_than_so_many_hits_of_one_rule_are_kept():
    line = "本年收入合计XX万元。\n另见说明。\n"
    assert len(notes(line * 300)) == 200
