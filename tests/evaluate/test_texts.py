"""Rules on wording: what was found when the text was read becomes findings."""

import pytest

from juesuan.evaluate.oracle import evaluate
from juesuan.package.content import Package, Record
from juesuan.standard.catalogue import rules_by_id

RULE = "placeholder-left"


def note(key, rule=RULE, section="glossary", printed="XX"):
    values = {
        "note_id": key, "kind": "text", "section": section, "printed": printed, "read_as": "",
        "reason": "text", "detail": rule, "table": "", "row": "", "column": "", "source_ref": f"L{key[-1]}",
    }  # fmt: skip
    return Record(key, values, 0)


def outcome(notes, rule=RULE, **properties):
    descriptor = {"name": "000000-example-2023", "juesuan:fiscalYear": 2023, **properties}
    package = Package(descriptor, {"reading_notes": notes} if notes is not None else {})
    evaluation = evaluate(package)
    found = next(each for each in evaluation.outcomes if each.rule.id == rule)
    return found, [finding for finding in evaluation.findings if finding.rule.id == rule]


def test_each_note_is_a_finding_with_the_words_and_the_section():
    found, findings = outcome([note("a-1"), note("a-2", section="revenue_explanation")])
    assert (found.verdict, found.detail) == ("fail", "leftover")
    assert [finding.cell for finding in findings] == [
        ("reading_notes", "a-1", "printed"),
        ("reading_notes", "a-2", "printed"),
    ]
    assert "“名词解释”" in findings[0].message["zh"]
    assert "“XX”" in findings[0].message["zh"]
    assert "“Glossary”" in findings[0].message["en"]


def test_what_stands_before_the_first_heading_stands_in_front():
    _, (finding,) = outcome([note("a-1", section="")])
    assert "文首" in finding.message["zh"]


def test_a_text_that_was_looked_through_passes():
    found, _ = outcome([], **{"juesuan:textRules": [RULE]})
    assert (found.verdict, found.reason) == ("pass", None)


@pytest.mark.parametrize(
    "properties", [{}, {"juesuan:textRules": ["date-impossible"]}, {"juesuan:textRules": "all"}]
)
def test_a_rule_that_was_not_looked_for_has_not_run(properties):
    found, _ = outcome([], **properties)
    assert found.verdict == "not_run"
    assert "没有按这条规则查找" in found.reason["zh"]


def test_a_package_without_reading_notes_has_no_text():
    found, _ = outcome(None, **{"juesuan:textRules": [RULE]})
    assert found.verdict == "not_applicable"


def test_a_rule_of_the_whole_document_is_one_finding_with_all_its_places():
    rule = "own-name-undecided"
    assert rules_by_id()[rule].check["once"] == "document"
    _, (finding,) = outcome([note("a-1", rule), note("a-2", rule), note("a-3", rule)], rule)
    assert [cell.row for cell in finding.related] == ["a-2", "a-3"]


def test_the_same_wrong_word_in_several_places_is_one_finding():
    rule = "wrong-character"
    notes = [
        note("a-1", rule, printed="质理"),
        note("a-2", rule, printed="补帖"),
        note("a-3", rule, printed="质理"),
    ]
    _, findings = outcome(notes, rule)
    assert [[cell.row for cell in finding.related] for finding in findings] == [["a-3"], []]


def test_the_places_of_one_finding_are_all_quoted():
    rule = "government-level-foreign"
    notes = [note("a-1", rule, printed="指市级财政拨付"), note("a-2", rule, printed="市直部门用财政拨款")]
    _, (finding,) = outcome(notes, rule)
    assert finding.printed == "指市级财政拨付；市直部门用财政拨款"


def test_the_same_placeholder_is_one_finding_in_each_section():
    notes = [note("a-1"), note("a-2"), note("a-3", section="key_work"), note("a-4", printed="XXX")]
    _, findings = outcome(notes)
    assert [[cell.row for cell in finding.related] for finding in findings] == [["a-2"], [], []]
