"""Whether sheets are filled in, and deductions can be seen."""

from evaluate.judging import judged
from evaluate.performance.assessments import only, sheet_with
from juesuan.evaluate.performance.forms import judge_effects
from juesuan.evaluate.performance.goals import judge_deductions
from juesuan.evaluate.performance.sheets import Sheets

SHEET = {
    "add": "performance_projects",
    "value": {"project_id": "p04", "sheet": "project", "project_name": "示例资金"},
}


def row(**values):
    return {"add": "performance_indicators", "value": {"project_id": "p04", **values}}


def test_blank_cells_of_a_form_without_marks_are_listed_by_sheet():
    filled = row(indicator_id="i01", level_2="数量指标", level_3="巡查次数", target="12次", actual="12次")
    blank = row(indicator_id="i02", level_2="质量指标", actual="按时完成")
    _, (finding,) = judged("sheets-filled-in", SHEET, filled, blank)
    assert "质量指标（三级指标、年初目标值）" in finding.message["zh"]


def test_blank_words_beside_marks_may_have_been_lost_in_reading():
    filled = row(
        indicator_id="i01", level_2="数量指标", level_3="巡查次数", target="12次", actual="12次", score="10"
    )
    assert (
        judged("sheets-filled-in", SHEET, filled, row(indicator_id="i02", level_2="质量指标", score="10"))[1]
        == []
    )


def test_a_sheet_that_breaks_off_is_reported_elsewhere():
    note = {
        "note": {"kind": "broken_off", "table": "performance_projects", "row": "p04", "reason": "broken_off"}
    }
    assert judged("sheets-filled-in", SHEET, note)[1] == []
    assert len(judged("sheets-filled-in", SHEET)[1]) == 1


def test_outputs_alone_are_a_note_unless_a_row_names_no_level():
    outputs = sheet_with([{"level_1": "产出指标", "level_2": "数量指标"}, {"level_1": "满意度指标"}])
    assert only(judge_effects((outputs,)))[0] == "missing"
    assert list(judge_effects((sheet_with([{"level_1": "产出指标"}, {}]),))) == []
    assert list(judge_effects((sheet_with([{"level_1": "产出指标"}, {"level_2": "社会效益指标"}]),))) == []


def deducted(*rows, **values):
    marks = {"execution_weight": "20", "execution_score": "20", **values}
    return list(judge_deductions(Sheets((sheet_with(rows, **marks),))))


def test_a_deduction_that_nothing_explains_is_reported():
    rows = [{"score": "75", "target": "≥10次", "actual": "12次"}]
    assert only(deducted(*rows, claimed_total="95"))[:3] == ("contradiction", "claimed_total", "95")


def test_a_missed_target_a_weight_or_a_reason_explains_a_deduction():
    missed = {"score": "75", "target": "≥10次", "actual": "9次"}
    weighted = {"score": "75", "weight": "80"}
    reason = {"score": "75", "deviation_reason": "培训推迟"}
    for explained in (missed, weighted, reason):
        assert deducted(explained, claimed_total="95") == []
