"""Parts of a document that are missing, empty, or break off."""

from evaluate.judging import judged

PRESENT, FILLED = "sections-present", "sections-filled"


def missing(section):
    return {"cell": f"sections/{section}/status", "value": "missing"}


def rows(findings):
    return [finding.cell.row for finding in findings]


def test_what_the_law_demands_is_an_error_what_the_templates_have_a_warning():
    _, findings = judged(PRESENT, missing("procurement"), missing("state_assets"))
    assert [(finding.cell.row, finding.severity) for finding in findings] == [
        ("procurement", "error"),
        ("state_assets", "warning"),
    ]


def test_a_part_that_has_no_row_at_all_is_missing_too():
    _, findings = judged(PRESENT, {"delete_row": "sections/procurement"})
    assert rows(findings) == ["procurement"]


def test_of_alternatives_one_is_enough():
    elsewhere = {"property": "juesuan:layout", "value": "unknown"}
    unlisted = [
        {"cell": f"sections/{section}/source_ref", "value": ""}
        for section in ("organisation", "unit_composition")
    ]
    assert judged(PRESENT, elsewhere, *unlisted, missing("organisation"))[0].verdict == "pass"
    both = missing("organisation"), missing("unit_composition")
    _, findings = judged(PRESENT, elsewhere, *unlisted, *both)
    assert rows(findings) == ["organisation"]


def test_what_the_contents_promise_must_be_there():
    assert rows(judged(PRESENT, missing("key_work"))[1]) == ["key_work"]


def test_what_stands_beside_another_part_must_be_there():
    assert rows(judged(PRESENT, missing("project_self_assessments"))[1]) == ["project_self_assessments"]


def test_a_missing_part_and_all_that_it_holds_are_one_finding():
    overview = ("overview", "main_functions", "organisation", "unit_composition", "staff_composition")
    _, findings = judged(PRESENT, *map(missing, overview))
    assert rows(findings) == ["overview"]


def test_in_a_document_that_breaks_off_what_is_missing_may_be_lost():
    broken = {"cell": "sections/key_work/status", "value": "broken_off"}
    _, findings = judged(PRESENT, broken, missing("glossary"))
    assert [finding.severity for finding in findings] == ["warning"]


def test_without_a_record_of_the_parts_nothing_is_judged():
    outcome, findings = judged(PRESENT, {"delete_table": "sections"})
    assert (outcome.verdict, findings) == ("not_run", [])


def test_of_nested_empty_parts_the_innermost_is_named():
    empty = [
        {"cell": f"sections/{section}/status", "value": "empty"}
        for section in ("three_public_expenses_explanation", "three_public_expenses_details")
    ]
    assert rows(judged(FILLED, *empty)[1]) == ["three_public_expenses_details"]


def test_an_empty_part_whose_words_are_the_form_s_own_is_told_by_the_rules_on_wording():
    empty = {"cell": "sections/performance_application/status", "value": "empty"}
    left = {"note": {"kind": "text", "section": "performance_application", "printed": "（请填写）"}}
    assert rows(judged(FILLED, empty)[1]) == ["performance_application"]
    assert judged(FILLED, empty, left)[1] == []


def test_tables_that_are_missing_together_are_one_finding():
    gone = [{"delete_table": table} for table in ("government_funds", "state_capital")]
    _, (finding,) = judged("tables-present", *gone)
    assert finding.cell.table == "government_funds"
    assert [cell.table for cell in finding.related] == ["state_capital"]
    assert "国有资本经营预算" in finding.message["zh"]
