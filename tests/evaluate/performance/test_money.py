"""The money of the sheets: units, parts, the text, the tables."""

from evaluate.judging import judged
from evaluate.performance.assessments import figure, project


def yuan(key, amount):
    return [project(column, amount, key) for column in ("full_year_budget", "executed")]


def test_yuan_under_a_head_of_ten_thousand_yuan_is_one_finding_for_all_sheets():
    _, (finding,) = judged("sheet-money-unit", *yuan("p02", "720000"), *yuan("p03", "500000"))
    assert (finding.printed, finding.expected, finding.unit) == ("720000", "72.00", "万元")
    assert [cell.row for cell in finding.related] == ["p03"]


def test_money_put_right_by_its_unit_is_not_reported_again():
    for rule in ("sheet-money-agrees-with-text", "assessed-funds-add-up", "sheet-execution-rate"):
        assert judged(rule, *yuan("p03", "500000"))[1] == []


def test_a_wrong_amount_in_yuan_still_differs_from_the_text():
    changes = [
        *yuan("p02", "720000"),
        *yuan("p03", "550000"),
        figure("self_assessed_funds", "205.00", measure="amount"),
    ]
    found = (
        judged("sheet-money-agrees-with-text", *changes)[1]
        + judged("project-text-agrees-with-performance", *changes)[1]
    )
    assert {finding.printed for finding in found} <= {"50.00", "550000"}
    assert found


def test_a_sheet_in_yuan_that_says_so_is_right():
    assert judged("sheet-money-unit", *yuan("p03", "500000"), project("unit", "元", "p03"))[1] == []


def test_basic_and_project_expenditure_may_be_those_of_the_budget():
    changes = [
        project("basic_expenditure", "660.00", "overall"),
        project("project_expenditure", "360.00", "overall"),
    ]
    assert judged("sheet-funds-parts", *changes)[1] == []


def test_parts_are_not_summed_where_funds_were_lost_in_reading():
    changes = [project("appropriation_budget", "60.00"), project("other_budget", "10.00")]
    lost = {
        "note": {
            "kind": "unplaced",
            "table": "performance_projects",
            "row": "p01",
            "printed": "10",
            "reason": "no_column",
        }
    }
    assert len(judged("sheet-funds-parts", *changes)[1]) == 1
    assert judged("sheet-funds-parts", *changes, lost)[1] == []


def test_the_whole_may_be_what_the_tables_print_without_other_expenditure():
    assert judged("overall-sheet-agrees-with-tables")[0].verdict == "pass"


def test_one_wrong_execution_of_the_whole_is_one_finding():
    wrong = project("executed", "1033.00", "overall")
    rules = (
        "sheet-money-agrees-with-text",
        "sheet-funds-parts",
        "overall-sheet-agrees-with-tables",
        "sheet-execution-rate",
    )
    assert sum(len(judged(rule, wrong)[1]) for rule in rules) == 1


def test_an_initial_budget_is_explained_by_other_funds_or_not():
    assert judged("overall-budget-explained", figure("project_initial_budget", "1050.00"))[1] == []
