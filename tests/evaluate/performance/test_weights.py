"""Full marks: 100 in all, and in each group what its label says."""

from evaluate.judging import judged
from evaluate.performance.assessments import indicator, only, sheet_with
from juesuan.evaluate.performance.groups import judge_groups
from juesuan.evaluate.performance.limits import judge_limits
from juesuan.evaluate.performance.weights import judge_weights


def test_weights_make_100_with_the_execution_or_without_it():
    assert list(judge_weights(sheet_with([("50", "50"), ("40", "40")], execution_weight="10"))) == []
    assert list(judge_weights(sheet_with([("60", "60"), ("40", "40")], execution_weight="10"))) == []


def test_other_sums_are_reported_on_the_sheet():
    assert only(judge_weights(sheet_with([("50", "50"), ("30", "30")], execution_weight="10"))) == (
        "mismatch", "", "90", "100",
    )  # fmt: skip


def test_a_blank_weight_leaves_the_sum_open():
    assert list(judge_weights(sheet_with([("50", "50"), ("", "30")]))) == []


def test_a_wrong_weight_is_named_when_its_score_tells():
    _, (finding,) = judged("sheet-weights-add-up", indicator("p03/i04", "weight", "2"))
    assert (finding.cell.row, finding.printed, finding.expected) == ("p03/i04", "2", "20")


def test_a_label_differs_from_the_weights_below_it():
    rows = [
        {"level_2": "（7分）依据", "level_3": name, "weight": weight}
        for name, weight in (("甲", "4"), ("乙", "5"))
    ]
    assert only(judge_groups(sheet_with(rows))) == ("impossible", "level_2", "7", "9")


def test_a_first_level_label_is_the_sum_of_the_labels_below_it():
    rows = [
        {"level_1": "（15分）完成", "level_2": "（10分）数量", "weight": "10"},
        {"level_1": "（15分）完成", "level_2": "（5分）质量", "weight": "3"},
    ]
    assert only(judge_groups(sheet_with(rows))) == ("impossible", "level_2", "5", "3")


def test_scores_stay_within_their_weights_and_above_zero():
    assert only(judge_limits(sheet_with([("10", "12")]))) == ("out_of_range", "score", "12", "10")
    assert only(judge_limits(sheet_with([("10", "-1")])))[0] == "contradiction"
    assert only(judge_limits(sheet_with([], claimed_total="100.5")))[1:] == ("claimed_total", "100.5", "100")
    assert list(judge_limits(sheet_with([("10", "10")], claimed_total="100"))) == []
