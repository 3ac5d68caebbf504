"""A section that takes a total apart leaves no part with an amount out."""

from evaluate.judging import judged

RULE, SECTION = "parts-of-whole-stated", "expenditure_explanation"


def dropped(concept, **more):
    return {"delete_rows": "figures", "value": {"section": SECTION, "concept": concept, **more}}


def test_a_part_that_is_stated_nowhere_in_the_section_is_named():
    _, (finding,) = judged(RULE, dropped("operating_expenditure"))
    assert finding.cell.row == SECTION
    assert "经营支出”（12.00万元）" in finding.message["zh"]


def test_its_share_alone_says_that_there_is_the_part():
    assert judged(RULE, dropped("operating_expenditure", measure="amount"))[1] == []


def test_where_a_number_was_not_understood_nothing_is_decided_on_its_section():
    unread = {"note": {"kind": "unread", "section": SECTION, "printed": "12.00"}}
    outcome, findings = judged(RULE, dropped("operating_expenditure"), unread)
    assert findings == []
    assert outcome.verdict == "pass"


def test_a_section_that_does_not_take_its_total_apart_is_not_judged():
    sections = ("revenue_explanation", SECTION)
    nothing = [{"delete_rows": "figures", "value": {"section": section}} for section in sections]
    assert judged(RULE, *nothing)[0].verdict == "not_applicable"
