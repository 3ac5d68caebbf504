"""What the text says money is for, against the basic and project columns of the table."""

from evaluate.judging import judged, listed

RULE, DETAILS = "uses-agree-with-table", "general_budget_expenditure_details"
OFFICE = "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）"


def use(code, item, kind):
    return listed(DETAILS, code, f"{OFFICE}{item}（项）", table="general_budget_expenditure", detail=kind)


def test_an_item_of_projects_alone_is_no_basic_expenditure():
    _, (finding,) = judged(RULE, use("2010302", "一般行政管理事务", "basic_expenditure"))
    assert "说成用于基本支出，而表中这一科目列有“项目支出”（150.00万元）" in finding.message["zh"]


def test_an_item_with_basic_expenditure_is_not_for_projects():
    assert len(judged(RULE, use("2010301", "行政运行", "project_expenditure"))[1]) == 1


def test_an_item_may_have_projects_beside_its_basic_expenditure():
    beside = {"cell": "general_budget_expenditure/2010301/project_expenditure", "value": "10.00"}
    assert judged(RULE, beside, use("2010301", "行政运行", "basic_expenditure"))[1] == []
