"""The execution rate and the marks for it, on the sheets and in the text."""

import pytest

from evaluate.judging import judged
from evaluate.performance.assessments import figure, indicator, project

PROJECT = "综合业务经费"


def test_a_rate_may_be_printed_with_fewer_digits():
    assert judged("sheet-execution-rate", project("execution_rate", "98", "p01"))[1] == []
    assert judged("sheet-execution-rate", project("execution_rate", "97.5"))[1] == []


def test_a_wrong_rate_shows_the_quotient():
    _, (finding,) = judged("sheet-execution-rate", project("execution_rate", "79.50"))
    assert (finding.verdict, finding.expected) == ("mismatch", "97.50")
    assert "÷" in finding.formula["zh"]
    assert "颠倒" in finding.likely["zh"]


def test_a_rate_of_the_initial_budget_names_that_base():
    changes = (project("initial_budget", "100.00"), project("execution_rate", "78.00"))
    _, (finding,) = judged("sheet-execution-rate", *changes)
    assert "年初预算" in finding.likely["zh"]


def test_a_rate_on_a_budget_of_zero_is_undefined():
    changes = (project("full_year_budget", "0"), figure("project_full_year_budget", "0", subject=PROJECT))
    _, (finding,) = judged("sheet-execution-rate", *changes)
    assert (finding.severity, finding.verdict) == ("warning", "undefined")


def test_an_amount_that_only_the_text_prints_right_is_one_finding():
    wrong = project("executed", "87.00")
    assert judged("sheet-execution-rate", wrong)[1] == []
    assert len(judged("sheet-money-agrees-with-text", wrong)[1]) == 1


@pytest.mark.parametrize(("score", "total"), [("20", "98"), ("19.5", "97.50")])
def test_marks_may_be_rounded(score, total):
    changes = (
        project("execution_score", score),
        project("claimed_total", total),
        figure("total_score", total, subject=PROJECT),
    )
    assert judged("sheet-execution-score", *changes)[1] == []


def test_below_a_rate_of_100_other_marks_are_a_warning_since_there_may_be_steps():
    changes = (
        project("execution_score", "18.00"),
        project("claimed_total", "96.00"),
        figure("total_score", "96.00", subject=PROJECT),
    )
    _, (finding,) = judged("sheet-execution-score", *changes)
    assert (finding.severity, finding.expected) == ("warning", "19.5")


def test_full_marks_left_over_from_the_template_are_blamed_when_the_total_says_so():
    _, (finding,) = judged("sheet-execution-score", project("execution_weight", "30", "p03"))
    assert (finding.cell.column, finding.expected, finding.severity) == ("execution_weight", "20", "error")


def test_a_blank_score_that_the_total_counts_is_missing():
    outcome, (finding,) = judged("sheet-execution-score", project("execution_score", "", "p03"))
    assert (outcome.verdict, finding.verdict, finding.expected) == ("fail", "missing", "20")
    outcome, found = judged("sheet-scores-add-up", project("execution_score", "", "p03"))
    assert (outcome.verdict, outcome.checked, found) == ("inconclusive", 3, [])


def test_the_text_divides_its_own_figures():
    _, (finding,) = judged("text-execution-rate", figure("execution_rate", "97.05", subject=PROJECT))
    assert finding.expected == "97.50"
    changes = [{"delete_row": f"performance_projects/p0{number}"} for number in (1, 2, 3)]
    assert judged("text-execution-rate", *changes)[0].checked == 4


def test_what_reads_more_than_it_has_is_only_a_warning():
    changes = (
        project("executed", "81.00"),
        figure("project_executed", "81.00", subject=PROJECT),
        project("execution_rate", "101.25"),
    )
    _, (finding,) = judged("execution-within-budget", *changes)
    assert finding.severity == "warning"


def test_one_wrong_score_is_one_finding_on_that_score():
    _, (finding,) = judged("sheet-scores-add-up", indicator("p02/i01", "score", "12"))
    assert (finding.cell.row, finding.printed, finding.expected) == ("p02/i01", "12", "20")
    assert "2处矛盾" in finding.likely["zh"]
    assert judged("target-and-score", indicator("p02/i01", "score", "12"))[1] == []
