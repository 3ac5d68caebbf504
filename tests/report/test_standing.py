"""The verdict on a report: nothing that was not checked is called good."""

import pytest

from juesuan.report.standing import report_standing, unexplained
from report import sample


def test_the_headline_counts_what_was_found():
    headline = report_standing(sample.broken()).headline
    assert headline["zh"] == "发现 2 处必须更正的错误、2 处有待核实的问题和 2 处提示。"
    assert headline["en"] == "Found: 2 errors that must be fixed, 2 points to check and 2 notes."


def test_only_a_complete_check_without_findings_is_clean():
    assert report_standing(sample.clean()).tone == "clean"
    assert report_standing(sample.clean()).gaps is None
    assert report_standing(sample.unfinished()).tone == "incomplete"


@pytest.mark.parametrize("verdict", ["not_run", "inconclusive"])
def test_a_rule_that_said_nothing_makes_the_check_incomplete(verdict):
    report = sample.report(sample.package("clean", [sample.outcome("a"), sample.outcome("b", verdict)]))
    standing = report_standing(report)
    assert standing.tone == "incomplete"
    assert standing.headline["zh"].startswith("检查不完整")
    assert "1" in standing.gaps["zh"]


def test_a_number_without_a_place_makes_the_check_incomplete():
    standing = report_standing(
        sample.report(sample.package("clean", [sample.outcome("a")], (), [sample.UNPLACED]))
    )
    assert standing.tone == "incomplete"
    assert standing.gaps["en"].startswith("1 number could not be placed")


def test_a_check_where_no_rule_applied_is_incomplete():
    standing = report_standing(
        sample.report(sample.package("clean", [sample.outcome("a", "not_applicable")]))
    )
    assert standing.tone == "incomplete"
    assert "没有一条规则" in standing.gaps["zh"]


def test_notes_do_not_hide_what_was_not_checked():
    note = sample.finding(1, "info", "rounding_tail")
    outcomes = [sample.outcome("a"), sample.outcome("b", "not_run")]
    standing = report_standing(sample.report(sample.package("notes", outcomes, [note])))
    assert standing.tone == "incomplete"
    assert standing.headline["en"].startswith("The check is incomplete: 1 note")


def test_a_report_on_nothing_says_so():
    standing = report_standing(sample.report())
    assert standing.tone == "incomplete"
    assert standing.headline["zh"] == "没有检查任何决算。"


def test_several_packages_say_how_many_were_not_checked_completely():
    standing = report_standing(sample.several())
    assert (standing.packages, standing.partial) == (3, 2)
    assert standing.gaps["zh"].startswith("有 2 份决算没有检查完整")


def test_the_status_that_a_report_claims_does_not_make_it_clean():
    report = sample.unfinished()
    report["packages"][0]["status"] = "clean"
    assert report_standing(report).tone == "incomplete"


def test_explanations_are_counted_but_those_of_errors_change_nothing():
    report = sample.broken()
    findings = report["packages"][0]["findings"]
    assert [unexplained(report, name) for name in ("error", "warning", "info")] == [2, 1, 2]
    findings[0]["explanation"] = sample.EXPLANATION
    assert unexplained(report, "error") == 2
    words = report_standing(report).explanations
    assert words["zh"].startswith("其中 1 处单位已作说明。有 1 处错误附了说明")
    assert words["en"].startswith("The publisher has explained 1 of them. 1 error carries")
    assert report_standing(sample.clean()).explanations is None
