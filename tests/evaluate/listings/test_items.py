"""Lists of what basic expenditure was spent on, against the table."""

import pytest

from evaluate.judging import judged, listed

LISTED, SPENT = "listed-items-have-amounts", "spent-items-listed"
SECTION = "basic_expenditure_explanation"


def item(code, name, group="personnel"):
    return listed(SECTION, code, name, table="basic_expenditure", detail=group)


def row(code, name, amount, group="personnel"):
    value = {"economic_code": code, "economic_name": name, "group": group, "amount": amount, "unit": "万元"}
    return {"add": "basic_expenditure", "value": value}


def test_all_items_of_one_list_without_an_amount_are_one_finding():
    changes = [item("30301", "离休费"), item("30309", "奖励金") | {}]
    changes[1]["note"]["note_id"] = "n998"
    _, (finding,) = judged(LISTED, *changes)
    assert finding.printed == "离休费、奖励金"
    assert "“离休费”、“奖励金”" in finding.message["zh"]


@pytest.mark.parametrize("amount", ["", "0.00"])
def test_a_line_that_prints_zero_is_as_good_as_blank(amount):
    assert len(judged(LISTED, item("30309", "奖励金"), row("30309", "奖励金", amount))[1]) == 1


def test_a_line_with_an_unplaced_number_is_not_judged():
    unplaced = {"note": {"note_id": "n997", "kind": "unplaced", "table": "basic_expenditure", "row": "30309"}}
    changes = (item("30309", "奖励金"), row("30309", "奖励金", ""), unplaced)
    assert judged(LISTED, *changes)[1] == []


def test_one_name_may_stand_for_codes_of_two_categories():
    changes = (
        item("31003", "专用设备购置", "general_operating"),
        row("30903", "专用设备购置", "1.00", "general_operating"),
    )
    assert judged(LISTED, *changes)[1] == []


def test_a_neighbouring_line_that_is_not_listed_is_the_likely_mistake():
    changes = (item("30310", "个人农业生产补贴"), row("30309", "奖励金", "0.31"))
    _, (finding,) = judged(LISTED, *changes)
    assert "奖励金”（0.31万元）没有列出" in finding.likely["zh"]


def test_without_the_table_the_three_public_expenses_tell():
    gone = {"delete_table": "basic_expenditure"}
    outcome, findings = judged(LISTED, gone)
    assert (outcome.verdict, findings) == ("not_run", [])
    none = {
        "figure": {"concept": "official_reception", "measure": "amount", "basis": "actual"},
        "value": {"value": "0", "decimals": "0"},
    }
    _, (finding,) = judged(LISTED, gone, none)
    assert finding.printed == "公务接待费"


def test_an_unlisted_amount_is_a_note_unless_the_list_is_open():
    spent = row("30107", "绩效工资", "5.00")
    _, (finding,) = judged(SPENT, spent)
    assert finding.severity == "info"
    assert "绩效工资”（5.00万元）" in finding.message["zh"]
    assert judged(SPENT, spent, item("", "等"))[1] == []


def test_a_list_with_an_unknown_name_is_not_held_to_be_incomplete():
    assert judged(SPENT, row("30107", "绩效工资", "5.00"), item("", "示例工资"))[1] == []


def test_where_nothing_is_listed_the_rules_do_not_apply():
    none = {"delete_rows": "reading_notes", "value": {"kind": "listed", "table": "basic_expenditure"}}
    assert judged(LISTED, none)[0].verdict == "not_applicable"
    assert judged(SPENT, none)[0].verdict == "not_applicable"


def test_a_listed_item_with_a_code_that_is_none_is_a_finding_and_no_fault_of_the_program():
    _, (finding,) = judged(LISTED, item("x30309", "奖励金"), row("30310", "个人农业生产补贴", "1.00"))
    assert (finding.printed, finding.likely) == ("奖励金", None)
