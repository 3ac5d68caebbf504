"""Functional items that the glossary explains and no table has."""

from evaluate.judging import judged, listed

USED, GLOSSARY = "glossary-items-used", "glossary"
HEALTH = "卫生健康支出（类）行政事业单位医疗（款）事业单位医疗（项）"
COUNSEL = "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）参事事务（项）"
OTHERS = "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）其他政府办公厅相关事务（项）"


def test_items_that_no_table_has_are_one_finding():
    _, (finding,) = judged(USED, listed(GLOSSARY, "2101102", HEALTH), listed(GLOSSARY, "20103", COUNSEL))
    assert "“2101102 事业单位医疗”" in finding.message["zh"]
    assert "“参事事务”" in finding.message["zh"]


def test_a_name_that_begins_as_one_of_the_tables_may_be_that():
    assert judged(USED, listed(GLOSSARY, "20103", OTHERS))[1] == []


def test_a_row_without_a_code_may_be_the_item():
    lost = {"note": {"kind": "unplaced", "table": "expenditure", "printed": "50.00"}}
    assert judged(USED, listed(GLOSSARY, "2101102", HEALTH), lost)[0].verdict == "inconclusive"


def test_without_the_tables_nothing_is_said():
    unprinted = {"delete_table": "expenditure"}
    assert judged(USED, listed(GLOSSARY, "2101102", HEALTH), unprinted)[0].verdict == "not_run"
