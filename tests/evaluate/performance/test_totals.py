"""The total of a sheet against its scores: whole marks are exact, computed ones are rounded."""

from evaluate.performance.assessments import only, sheet_with
from juesuan.evaluate.performance.totals import judge_total, sum_of_scores


def sheet(total, execution="20", scores=("50", "30"), **values):
    marks = {"execution_weight": "20", "execution_score": execution, "claimed_total": total}
    return sheet_with([("", score) for score in scores], **marks | values)


def test_a_total_that_the_scores_give_is_not_reported():
    assert list(judge_total(sheet("100"))) == []


def test_a_computed_score_may_be_rounded_by_its_last_digit():
    assert list(judge_total(sheet("99.7", execution="19.67"))) == []


def test_whole_marks_are_not_rounded_however_many_there_are():
    scores = ["1"] * 79 + ["0.8"]
    assert only(judge_total(sheet("99.8", execution="19.89", scores=scores))) == (
        "mismatch", "claimed_total", "99.8", "99.69",
    )  # fmt: skip


def test_a_total_with_full_marks_for_the_execution_says_so():
    (violation,) = judge_total(sheet("100", execution="19.8"))
    assert "按满分20计算" in violation.likely["zh"]


def test_a_lost_zero_is_named():
    (violation,) = judge_total(sheet("10"))
    assert "100印成10" in violation.likely["zh"]


def test_a_blank_score_is_not_a_zero():
    assert sum_of_scores(sheet("100", scores=("50", ""))) is None
    assert sum_of_scores(sheet("100", execution="")) is None


def test_a_sheet_that_lost_a_number_in_reading_is_not_judged():
    note = {"kind": "unplaced", "table": "performance_indicators", "row": "p01", "reason": "ambiguous"}
    lost = sheet_with([("", "50")], [note], claimed_total="100", execution_score="20")
    assert sum_of_scores(lost) is None


def test_money_without_a_column_costs_no_mark():
    note = {"kind": "unplaced", "table": "performance_projects", "row": "p01", "reason": "no_column"}
    kept = sheet_with([("", "80")], [note], claimed_total="100", execution_score="20")
    assert sum_of_scores(kept) == 100 * 10**6


def test_execution_may_stand_among_the_indicators():
    inside = [("10", "10"), ("90", "85")]
    assert list(judge_total(sheet_with(inside, execution_score="10", claimed_total="95"))) == []
