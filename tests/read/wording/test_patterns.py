"""Where a pattern looks, what excuses it, and whose accounts it concerns."""

import pytest

from juesuan.read.documents.document import Position
from juesuan.read.wording.language import compiled
from juesuan.read.wording.patterns import find_patterns, level_of, looks_in
from juesuan.read.wording.stretch import Paragraph, Stretch, Wording
from juesuan.standard.catalogue import rules_by_id


def stretch(text, section="revenue_explanation", where="text"):
    return Stretch(section, where, (Paragraph(where, text, ((0, Position(line=1)),)),))


def found(rule, *stretches, division=""):
    wording = Wording(stretches, 2023, "示例市示例局", division)
    return [hit.stretch.text[hit.start : hit.end] for hit in find_patterns(rules_by_id()[rule], wording)]


def test_full_width_punctuation_of_a_pattern_stands_for_itself():
    assert compiled("（[^（）]+），").search("收入(含税),支出")[0] == "(含税),"


def test_nothing_reaches_over_the_end_of_a_paragraph():
    assert compiled("（[^（）]+）").search("收入(含\n税)") is None


def test_what_is_excused_is_not_found():
    assert found("number-left-blank", stretch("本年支出万元。")) == ["支出万元"]
    assert found("number-left-blank", stretch("金额单位为万元。")) == []


def test_a_rule_looks_only_in_its_sections():
    rule = rules_by_id()["amount-without-unit"]
    assert looks_in(rule, stretch("", "revenue_explanation"))
    assert not looks_in(rule, stretch("", "key_work"))


def test_words_of_a_sheet_with_a_blank_inside_are_two_cells():
    assert found("words-single", stretch("集体集体经济", where="sheet")) == ["集体集体"]
    assert found("words-single", stretch("已完成 已完成", where="sheet")) == []


@pytest.mark.parametrize(
    ("division", "level"),
    [("420103", "county"), ("510812", "county"), ("420100", "prefecture"), ("310000", "province"), ("", "")],
)
def test_the_level_of_government_follows_from_the_division(division, level):
    assert level_of(division) == level


def test_the_definition_of_a_city_is_wrong_only_below_the_city():
    text = stretch("指市级财政当年拨付的资金。", "glossary")
    assert found("government-level-foreign", text, division="420103") == ["指市级财政当年拨付"]
    assert found("government-level-foreign", text, division="420100") == []
    assert found("government-level-foreign", text) == []
