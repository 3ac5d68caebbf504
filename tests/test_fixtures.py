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


def test_the_complete_package_has_no_finding_and_every_rule_passes():
    evaluation = evaluate(load_package(FIXTURES / "valid" / "complete"))
    assert evaluation.findings == ()
    verdicts = {outcome.rule.id: outcome.verdict for outcome in evaluation.outcomes}
    assert {rule for rule, verdict in verdicts.items() if verdict != "pass"} == {"empty-table-noted"}


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["fixture"])
def test_an_invalid_fixture_breaks_exactly_its_rule(row):
    evaluation = evaluate(load_package(FIXTURES / "invalid" / row["fixture"]))
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
