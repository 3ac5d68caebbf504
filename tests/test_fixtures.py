"""Conformance: the clean example has no finding, each invalid fixture exactly one, of its rule."""

import csv
from pathlib import Path

import pytest

from juesuan.evaluate.oracle import evaluate
from juesuan.package.load import load_package
from juesuan.standard.catalogue import rules

FIXTURES = Path(__file__).parent / "fixtures"
with (FIXTURES / "invalid" / "expected.csv").open(encoding="utf-8", newline="") as file:
    EXPECTED = list(csv.DictReader(file))
LAST_YEAR = FIXTURES / "invalid" / "opening-balances-continue" / "last_year"


def judged(folder):
    """Judge a fixture, together with last year's package where it has one."""
    last_year = folder / "last_year"
    earlier = load_package(last_year) if last_year.is_dir() else None
    return evaluate(load_package(folder), earlier=earlier)


_NOTHING_TO_JUDGE = {
    "empty-table-noted", "tables-filled", "text-agrees-with-itself", "changes-agree-throughout",
    "counts-agree-throughout", "budget-differences-computed", "prior-year-differences-computed",
    "three-public-shares-computed", "direction-against-prior-year", "direction-of-parts",
    "direction-against-completion", "performance-text-agrees-with-itself", "assessment-counts-add-up",
    "grades-fit-scores", "staff-within-establishment",
}  # fmt: skip
"""The rules for which the clean example has no occasion: no empty table, nothing stated twice."""


def test_the_complete_package_has_no_finding_and_every_rule_that_applies_passes():
    evaluation = evaluate(load_package(FIXTURES / "valid" / "complete"))
    assert evaluation.findings == ()
    verdicts = {outcome.rule.id: outcome.verdict for outcome in evaluation.outcomes}
    continuity = {rule.id for rule in rules() if rule.family == "continuity"}
    not_passed = {rule for rule, verdict in verdicts.items() if verdict != "pass"}
    assert not_passed == _NOTHING_TO_JUDGE | continuity
    assert {verdicts[rule] for rule in not_passed} == {"not_applicable"}


def test_the_complete_package_continues_the_year_before():
    evaluation = evaluate(load_package(FIXTURES / "valid" / "complete"), earlier=load_package(LAST_YEAR))
    assert evaluation.findings == ()
    verdicts = {outcome.verdict for outcome in evaluation.outcomes if outcome.rule.family == "continuity"}
    assert verdicts == {"pass"}


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["fixture"])
def test_an_invalid_fixture_breaks_exactly_its_rule(row):
    evaluation = judged(FIXTURES / "invalid" / row["fixture"])
    found = [
        (finding.rule.id, finding.severity, finding.verdict, *finding.cell) for finding in evaluation.findings
    ]
    place = found[0][3:] if not row["table"] and found else (row["table"], row["row"], row["column"])
    assert found == [(row["rule"], row["severity"], row["verdict"], *place)]
    failed = {outcome.rule.id for outcome in evaluation.outcomes if outcome.verdict == "fail"}
    assert row["rule"] in failed


def test_every_rule_has_its_fixture_and_no_fixture_lacks_its_rule():
    folders = {path.name for path in (FIXTURES / "invalid").iterdir() if path.is_dir()}
    assert folders == {row["fixture"] for row in EXPECTED} == {rule.id for rule in rules()}
