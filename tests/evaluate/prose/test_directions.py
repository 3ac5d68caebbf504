"""The words more, less and level against the figures."""

import pytest

from evaluate.judging import judged


def word(direction, **wanted):
    return {"figure": {"measure": "change_amount", **wanted}, "value": {"direction": direction}}


COMPLETION = {
    "section": "agency_operating_expenses", "concept": "agency_operating_expenses", "unit": "%",
    "measure": "completion_rate", "basis": "final_budget", "quote": "完成全年预算",
}  # fmt: skip


def above(rate):
    """Return the changes that say above the budget, and a completion rate."""
    completion = {
        **COMPLETION,
        "figure_id": "f901",
        "value": rate,
        "decimals": str(len(rate.partition(".")[2])),
    }
    word = {**COMPLETION, "figure_id": "f902", "measure": "change_amount", "unit": "", "direction": "above"}
    return [{"add": "figures", "value": each} for each in (completion, word | {"reason": "stated"})]


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


def test_a_change_said_once_more_in_words_alone_goes_the_same_way():
    announced = {"concept": "vehicles", "measure": "change_amount", "value": ""}
    _, (finding,) = judged(
        "direction-amount-and-rate", {"figure": announced, "value": {"direction": "decrease"}}
    )
    assert (finding.printed, finding.expected) == ("减少", "增加")
    assert "195.7%（增加）" in finding.formula["zh"]


@pytest.mark.parametrize(("decimals", "found"), [("100", 0), ("100.0", 0)])
def test_a_completion_rate_of_100_may_be_rounded(decimals, found):
    assert len(judged("direction-against-completion", *above(decimals))[1]) == found


def test_a_completion_rate_of_100_is_exact_where_others_print_decimals():
    other = {**COMPLETION, "figure_id": "f903", "concept": "vehicles", "value": "95.24", "decimals": "2"}
    _, (finding,) = judged("direction-against-completion", *above("100"), {"add": "figures", "value": other})
    assert (finding.expected, finding.severity) == ("等于", "warning")
