"""The names of codes in the text."""

import pytest

from evaluate.judging import judged, listed

PATHS, NAMES, GROUPS = "function-path-agrees", "economic-names-in-text", "economic-items-in-their-group"
DETAILS = "general_budget_expenditure_details"


def path(code, printed, section=DETAILS, note="n999"):
    change = listed(section, code, printed, table="general_budget_expenditure")
    change["note"]["note_id"] = note
    return change


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("201", "一般公共服务（类）"),
        ("2010302", "一般公共服务（类）政府办公厅(室)及相关机构事务（款）一般行政管理事务（项级）"),
        ("22102", "住房保障支出（类）住房改革支出（款）示例补助（项）"),
    ],
)
def test_another_way_to_write_the_same_name_is_right(code, printed):
    assert judged(PATHS, path(code, printed))[1] == []


def test_a_wrong_section_of_a_right_item_is_named():
    _, (finding,) = judged(PATHS, path("2101103", "卫生健康支出（类）行政单位医疗（款）公务员医疗补助（项）"))
    assert (finding.printed, finding.expected) == ("行政单位医疗", "行政事业单位医疗")


def test_outdated_names_of_one_section_have_one_cause():
    old = (path("207", "文化体育与传媒（类）"), path("210", "医疗卫生与计划生育（类）", note="n998"))
    _, (finding,) = judged(PATHS, *old)
    assert finding.printed == "文化体育与传媒、医疗卫生与计划生育"


def test_the_name_of_the_year_counts():
    old = path("210", "医疗卫生与计划生育支出（类）")
    year = {"property": "juesuan:fiscalYear", "value": 2018}
    printed = [finding.printed for finding in judged(PATHS, old, year)[1]]
    assert not any("医疗卫生" in text for text in printed)


def test_the_words_of_an_unverified_code_are_certain_only_up_to_their_conjunction():
    _, (finding,) = judged(PATHS, path("20508", "教育支出（类）进修与培训（款）"))
    assert finding.expected == "进修及培训"
    assert judged(PATHS, path("20508", "教育支出（类）干部进修（款）"))[1] == []


def test_an_item_under_the_wrong_part_of_basic_expenditure_is_named():
    change = listed(
        "basic_expenditure_explanation", "30201", "办公费", table="basic_expenditure", detail="personnel"
    )
    _, (finding,) = judged(GROUPS, change)
    assert "列在人员经费之下，而按支出经济分类属于公用经费" in finding.message["zh"]
    assert judged(NAMES, change)[1] == []
