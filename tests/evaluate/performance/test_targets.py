"""Targets, actual values and scores."""

import pytest

from evaluate.judging import judged
from evaluate.performance.assessments import indicator
from juesuan.evaluate.performance.targets import compared, reached, target_of, unanswered, value_of


@pytest.mark.parametrize(
    ("target", "actual", "kind", "met"),
    [
        ("≥12期", "12期", "数量指标", True),
        ("≥12期", "11期", "数量指标", False),
        ("≤3%", "3.5%", "质量指标", False),
        ("不超过3天", "3天", "时效指标", True),
        ("95%以上", "94%", "质量指标", False),
        ("100%", "98%", "质量指标", False),
        ("12期", "14期", "数量指标", True),
        ("4万", "3万", "成本指标", None),
        ("10天", "8天", "数量指标", None),
        (">5次", "5次", "数量指标", False),
    ],
)
def test_a_target_is_met_missed_or_left_open(target, actual, kind, met):
    assert reached(target_of(target), value_of(actual), kind) is met


def test_numbers_of_other_units_are_not_compared():
    assert reached(target_of("≥5万起"), value_of("16.6万"), "数量指标") is None


@pytest.mark.parametrize(
    "text", ["97%≤98%≤100%", "高质量", "≤千分之四", "2024年12月底", "1次春节、1次中秋", ""]
)
def test_words_are_no_targets(text):
    assert target_of(text) is None


def test_an_actual_value_carries_no_comparison_sign():
    assert compared("≥8份")
    assert not compared("8份")
    assert not compared("按规定≥时限")


def test_a_number_is_answered_with_a_number_but_a_date_need_not_be():
    assert unanswered("组织培训28次", "按照预算执行")
    assert not unanswered("组织培训28次", "二十八次")
    assert not unanswered("2024年12月底前", "按时完成")
    assert not unanswered("高质量", "已完成")


def test_a_met_target_that_costs_marks_needs_a_reason():
    changes = [indicator("p01/i05", "actual", "95%")]
    _, (finding,) = judged("target-and-score", *changes)
    assert (finding.severity, finding.cell.row) == ("warning", "p01/i05")
    reason = indicator("p01/i05", "deviation_reason", "抽查发现一次迟报")
    assert judged("target-and-score", *changes, reason)[1] == []


def test_one_value_copied_all_over_is_one_finding():
    keys = ("overall/i07", "p01/i05", "p02/i05")
    _, (finding,) = judged("actual-values-stated", *(indicator(key, "actual", "≥90%") for key in keys))
    assert len(finding.related) == 2
    assert "另有2处相同" in finding.message["zh"]


def test_targets_exceeded_by_half_are_no_note_yet():
    assert judged("targets-far-exceeded", indicator("p01/i01", "actual", "9次"))[1] == []


def test_the_same_indicator_on_two_sheets_has_one_value():
    _, (finding,) = judged("indicators-agree-between-sheets", indicator("p02/i01", "actual", "3026件"))
    assert finding.related[0].row == "p02/i01"


def test_an_indicator_that_several_projects_have_is_not_compared():
    assert judged("indicators-agree-between-sheets", indicator("overall/i07", "actual", "91%"))[1] == []
