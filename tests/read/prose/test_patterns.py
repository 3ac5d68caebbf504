"""The language of the sentence patterns, and that they use the codes of the standard."""

import pytest

from juesuan.read.prose.patterns import expression_of, narratives
from juesuan.standard.codelists import codelist
from juesuan.standard.tables import table_schema

WORDS = {"thing": "辆|个", "direction": "增加|减少", "prior": "上年"}


def fits(pattern, text, phrases=None):
    return bool(expression_of(pattern, WORDS, phrases)[0].fullmatch(text))


def test_literal_text_options_and_printed_brackets():
    assert fits("支出[总]额（含税）", "支出总额(含税)")
    assert fits("支出[总]额（含税）", "支出额(含税)")
    assert fits("(比|较)上年", "较上年")
    assert not fits("(比|较)上年", "与上年")


def test_phrases_stand_for_their_text_and_may_hold_others():
    phrases = {"compared": "(比|较){before}", "before": "{prior}[数]"}
    assert fits("{compared}{direction}", "较上年数减少", phrases)


def test_an_amount_needs_its_unit_or_the_end_of_its_clause():
    assert fits("为{amount=actual}", "为1,234.50万元")
    assert fits("为{amount=actual}", "为12")
    for other in ("为12人", "为1,2345万元", "为1.2.3万元", "为12万人", "为12元/人", "为12%"):
        assert not expression_of("为{amount=actual}", WORDS)[0].search(other)


def test_an_unknown_slot_is_an_error():
    with pytest.raises(KeyError):
        expression_of("{nonsense}", WORDS)


def test_the_pattern_files_use_the_codes_of_the_standard():
    concepts = {row["code"] for row in codelist("concepts")}
    tabled = {row["code"] for row in codelist("concepts") if row["table"]}
    sections = {row["code"] for row in codelist("sections")}
    measures = set(table_schema("figures").field("measure").enum)
    bases = set(table_schema("figures").field("basis").enum) | {"budget", "same"}
    assert narratives()
    for narrative in narratives():
        assert narrative.sections <= sections
        for kind in narrative.subjects:
            named = {concept for each in kind.names.values() for concept in each} | {kind.concept}
            assert named - {""} <= concepts
        for whole, parts in narrative.parts.items():
            assert {whole, *parts} <= concepts
        for pattern in narrative.patterns:
            assert set(pattern.concepts) <= concepts
            assert pattern.sections <= sections
            for slot in pattern.values:
                assert slot.name in measures
                # A share of what is in no table, such as petitions answered, may leave its whole out.
                wholes = (
                    concepts if tabled & set(pattern.concepts) or not pattern.concepts else concepts | {""}
                )
                assert slot.basis in (wholes if slot.name == "share" else bases)
            if pattern.states[0]:
                assert pattern.states[0] in measures
                assert pattern.states[1] in bases


def test_every_pattern_says_what_its_numbers_are_of():
    for narrative in narratives():
        kinds = {kind.kind for kind in narrative.subjects}
        for pattern in narrative.patterns:
            assert set(pattern.of) <= kinds
            assert pattern.concepts or kinds, (narrative.name, pattern.expression.pattern)


def test_the_evidence_is_about_columns_of_its_table():
    for narrative in narratives():
        if narrative.evidence:
            columns = table_schema(narrative.evidence["table"]).amount_columns
            bases = [bases for name, bases in narrative.evidence.items() if name != "table"]
            used = {column for each in bases for terms in each.values() for _, column in terms}
            assert used <= set(columns)
