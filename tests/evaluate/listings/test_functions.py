"""Functional codes that the text explains, against the tables."""

from evaluate.judging import judged, listed

ITEMS, EXPLAINED = "function-items-explained", "explained-items-in-table"
CATEGORIES, GLOSSARY, TERMS = "function-categories-listed", "glossary-items-explained", "terms-explained"
DETAILS, STRUCTURE = "general_budget_expenditure_details", "general_budget_expenditure_structure"


def dropped(section, row):
    return {"delete_rows": "reading_notes", "value": {"kind": "listed", "section": section, "row": row}}


def test_all_items_that_the_text_leaves_out_are_one_finding():
    _, (finding,) = judged(ITEMS, dropped(DETAILS, "2010399"), dropped(DETAILS, "2210202"))
    assert [cell.row for cell in finding.related] == ["2010399", "2210202"]


def test_an_item_whose_name_was_not_understood_may_be_the_missing_one():
    path = "住房保障支出（类）住房改革支出（款）提租补助（项）"
    vague = listed(DETAILS, "22102", path, table="general_budget_expenditure")
    assert judged(ITEMS, dropped(DETAILS, "2210202"), vague)[1] == []


def test_an_item_without_expenditure_need_not_be_explained():
    row = {"function_code": "2080502", "function_name": "事业单位离退休", "total_expenditure": "0.00"}
    added = {"add": "general_budget_expenditure", "value": {**row, "unit": "万元"}}
    assert judged(ITEMS, added)[1] == []


def test_an_explained_item_that_the_table_lacks_is_an_error_unless_a_row_was_lost():
    where = {"section": DETAILS, "subject": "2010399", "measure": "amount", "basis": "actual"}
    moved = {"figure": where, "value": {"subject": "2010350"}}
    _, (finding,) = judged(EXPLAINED, moved)
    assert (finding.severity, finding.printed) == ("error", "50.00")
    lost = {"note": {"kind": "unplaced", "table": "general_budget_expenditure", "printed": "50.00"}}
    assert judged(EXPLAINED, moved, lost)[0].verdict == "inconclusive"
    nothing = {"figure": where, "value": {"subject": "2010350", "value": "0.00"}}
    assert judged(EXPLAINED, nothing)[1] == []


def test_without_the_table_one_list_of_categories_is_held_against_the_amounts_of_the_text():
    gone = {"delete_table": "general_budget_expenditure"}
    assert judged(CATEGORIES, gone)[1] == []
    _, (finding,) = judged(CATEGORIES, gone, dropped(STRUCTURE, "221"))
    assert finding.cell.row == STRUCTURE
    assert "住房保障支出”（80.00万元）" in finding.message["zh"]


def test_without_tables_the_glossary_is_held_against_the_items_that_the_text_explains():
    gone = [{"delete_table": t} for t in ("general_budget_expenditure", "government_funds", "state_capital")]
    assert judged(GLOSSARY, *gone)[1] == []
    assert len(judged(GLOSSARY, *gone, dropped("glossary", "2210202"))[1]) == 1


def test_terms_without_an_explanation_are_one_finding():
    alone = [
        listed("glossary", "", name, detail="unexplained") for name in ("其他专用名词", "使用的功能分类科目")
    ]
    alone[1]["note"]["note_id"] = "n998"
    _, (finding,) = judged(TERMS, *alone)
    assert finding.printed == "“其他专用名词”、“使用的功能分类科目”"


def test_without_a_glossary_there_are_no_terms():
    gone = {"cell": "sections/glossary/status", "value": "missing"}
    assert judged(TERMS, gone)[0].verdict == "not_applicable"
