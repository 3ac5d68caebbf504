"""The words more, less and level against the figures."""

import pytest

from evaluate.judging import judged


def word(direction, **wanted):
    return {"figure": {"measure": "change_amount", **wanted}, "value": {"direction": direction}}


@pytest.mark.parametrize("direction", ["above", "equal"])
def test_a_word_against_the_budget_must_fit_the_two_amounts(direction):
    _, (finding,) = judged(
        "direction-against-budget", word(direction, concept="overseas_travel", basis="final_budget")
    )
    assert (finding.verdict, finding.expected) == ("contradiction", "小于")
    assert "1.50" in finding.formula["zh"]
    assert "below" in finding.message["en"]


def test_a_part_left_over_as_nothing_has_not_fallen():
    _, (finding,) = judged(
        "direction-of-parts", word("decrease", concept="overseas_travel", basis="prior_year")
    )
    assert (finding.printed, finding.expected) == ("减少", "持平")


def test_amount_and_rate_of_one_sentence_go_the_same_way_and_are_one_finding():
    wrong = {
        "figure": {"concept": "total_revenue", "measure": "change_rate"},
        "value": {"direction": "decrease"},
    }
    _, (finding,) = judged("direction-amount-and-rate", wrong)
    assert finding.verdict == "contradiction"
    assert judged("prior-year-growth-computed", wrong)[1] == []


def test_a_change_without_its_reason_is_reported_once_for_amount_and_rate():
    silent = [
        {"figure": {"concept": "total_expenditure", "measure": measure}, "value": {"reason": "absent"}}
        for measure in ("change_amount", "change_rate")
    ]
    _, found = judged("changes-explained", *silent)
    assert [(finding.severity, finding.verdict) for finding in found] == [("warning", "missing")]
