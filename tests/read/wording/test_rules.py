"""Every rule on wording finds what its record says it finds, and nothing else that it says it does not."""

import pytest

from juesuan.read.documents.text import read_text
from juesuan.read.reader import read_document
from juesuan.standard.catalogue import rules

TITLE = "{department}\n2023年度部门决算公开\n"
ABOVE = "第三部分 {department}2023年度部门决算情况说明\n一、收入支出决算总体情况说明\n"
DEPARTMENT = "示例市示例局"
RULES = [rule for rule in rules() if rule.kind == "text_pattern"]
CASES = [
    pytest.param(rule, text, expected, id=f"{rule.id}-{expected}-{number}")
    for rule in RULES
    for expected in ("fail", "pass")
    for number, text in enumerate(rule.check["texts"][expected], start=1)
]


def document(rule, text):
    """Return a small disclosure that holds a text: as a whole, or as the explanation of its first table."""
    department = rule.check["texts"].get("department", DEPARTMENT)
    title = rule.check["texts"].get("title", TITLE.format(department=department))
    whole = "部分 " in text or text.startswith("目录")
    return f"{title}{'' if whole else ABOVE.format(department=department)}{text}\n"


def found(rule, text):
    reading = read_document(read_text(document(rule, text).encode()))
    assert rule.id in reading.text_rules
    return [note for note in reading.notes if note["kind"] == "text" and note["detail"] == rule.id]


@pytest.mark.parametrize(("rule", "text", "expected"), CASES)
def test_a_rule_finds_what_it_should_and_nothing_else(rule, text, expected):
    notes = found(rule, text)
    assert bool(notes) == (expected == "fail"), notes
    assert all(0 < len(note["printed"]) <= 40 for note in notes)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_at_least_three_texts_of_each_sort(rule):
    assert len(rule.check["texts"]["fail"]) >= 3
    assert len(rule.check["texts"]["pass"]) >= 3
