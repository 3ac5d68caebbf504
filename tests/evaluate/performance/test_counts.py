"""How many projects were assessed and reported, and how much money."""

from evaluate.judging import judged
from evaluate.performance.assessments import figure, stated

NO_SHEETS = [{"delete_row": f"performance_projects/p0{number}"} for number in (1, 2, 3)]


def test_a_missing_sheet_is_reported_with_the_gap_in_money():
    changes = [{"delete_row": "performance_projects/p03"}]
    _, (finding,) = judged("assessed-projects-have-sheets", *changes)
    assert (finding.printed, finding.expected) == ("3", "2")
    assert "相差 48.00" in finding.formula["zh"]
    assert judged("assessed-funds-add-up", *changes)[1] == []


def test_a_second_table_on_one_project_is_no_further_project():
    table = {
        "project_id": "p04",
        "sheet": "project",
        "project_name": "示例局信息系统运行维护经费项目",
        "claimed_total": "100",
    }
    rows = {"project_id": "p04", "indicator_id": "i01", "level_1": "决策", "score": "100"}
    changes = [
        {"add": "performance_projects", "value": table},
        {"add": "performance_indicators", "value": rows},
    ]
    assert judged("assessed-projects-have-sheets", *changes)[1] == []


def test_without_sheets_the_text_must_list_what_it_reports():
    _, (finding,) = judged("reported-projects-listed", *NO_SHEETS, *numbers("9"))
    assert (finding.printed, finding.expected) == ("9", "3")


def numbers(new):
    return [
        figure("self_assessed_projects", new, measure="count"),
        figure("reported_projects", new, measure="count"),
    ]


def test_a_project_without_its_sheet_is_named_once():
    _, (finding,) = judged(
        "project-names-have-sheets",
        {"cell": "performance_projects/p01/project_name", "value": "日常运转"},
        {"cell": "performance_projects/p02/project_name", "value": "窗口建设"},
    )
    assert "“综合业务经费”、“政务服务经费”" in finding.message["zh"]
    assert len(finding.related) == 1


def test_an_assessment_that_is_not_called_complete_may_be_a_part():
    quote = {"figure": {"concept": "self_assessed_projects"}, "value": {"quote": "对3个项目开展绩效自评"}}
    outcome, found = judged(
        "assessment-complete", figure("self_assessed_funds", "50.00", measure="amount"), quote
    )
    assert (outcome.verdict, found) == ("not_applicable", [])


def test_an_average_that_the_grades_do_not_allow():
    names = ("projects_excellent", "projects_good", "projects_qualified", "projects_unqualified")
    grades = [
        stated(number, concept=name, measure="count", basis="actual", value=value)
        for number, (name, value) in enumerate(zip(names, "3000", strict=True))
    ]
    average = {"concept": "average_score", "measure": "score", "basis": "actual"}
    _, (finding,) = judged(
        "grades-fit-scores", *grades, stated(9, **average, value="88.5", quote="平均得分88.5分")
    )
    assert "90到100" in finding.message["zh"]
    assert judged("grades-fit-scores", *grades, stated(9, **average, value="99"))[1] == []
