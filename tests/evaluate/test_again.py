"""Judging again and judging many: what was remembered of one package is never said of another."""

import copy
from pathlib import Path

import pytest

from juesuan.evaluate.oracle import evaluate
from juesuan.package.load import load_package

FIXTURES = Path(__file__).parent.parent / "fixtures"
COMPLETE = FIXTURES / "valid" / "complete"
PLACE = ("three_public_expenses", "vehicles", "budget")


def cell(package, table, row):
    return next(record for record in package.tables[table] if record.key == row).values


def seen(evaluation):
    """Everything that two evaluations can differ in; rules are told by their ids."""
    outcomes = [(o.rule.id, o.verdict, o.detail, o.checked, o.reason) for o in evaluation.outcomes]
    return outcomes, [(finding.fingerprint, finding.message) for finding in evaluation.findings]


def test_the_same_package_is_judged_alike_and_left_as_it_was():
    package = load_package(COMPLETE)
    before = copy.deepcopy((package.descriptor, package.tables))
    assert evaluate(package) == evaluate(package)
    assert (package.descriptor, package.tables) == before


def test_a_value_changed_in_place_is_seen():
    package = load_package(COMPLETE)
    assert evaluate(package).findings == ()
    cell(package, *PLACE[:2])["budget"] = "25.00"
    assert [finding.cell for finding in evaluate(package).findings] == [PLACE]
    cell(package, *PLACE[:2])["budget"] = "23.00"
    assert evaluate(package).findings == ()


def test_a_descriptor_changed_in_place_is_seen():
    package = load_package(COMPLETE)
    assert evaluate(package).findings == ()
    package.descriptor["resources"][0]["schema"]["fields"][0]["type"] = "integer"
    assert {finding.rule.id for finding in evaluate(package).findings} == {"descriptor-conforms"}


def test_packages_of_different_descriptors_do_not_disturb_each_other():
    folders = [
        COMPLETE,
        *(FIXTURES / "invalid" / name for name in ("descriptor-conforms", "values-well-formed")),
    ]
    alone = [seen(evaluate(load_package(folder))) for folder in folders]
    packages = [load_package(folder) for folder in folders]
    for order in ((0, 1, 2), (2, 1, 0), (1, 0, 1)):
        assert [seen(evaluate(packages[index])) for index in order] == [alone[index] for index in order]


def test_a_message_changed_by_its_reader_does_not_change_the_next_one():
    package = load_package(FIXTURES / "invalid" / "prior-year-growth-computed")
    first = evaluate(package)
    expected = copy.deepcopy(seen(first))
    for finding in first.findings:
        finding.message["zh"] = ""
    for outcome in first.outcomes:
        if outcome.reason:
            outcome.reason["zh"] = ""
    assert seen(evaluate(package)) == expected


@pytest.mark.parametrize("name", ["three-public-total", "prior-year-growth-computed", "revenue-row-total"])
def test_rules_that_have_passed_elsewhere_still_tell_which_cell_is_wrong(name):
    package = load_package(FIXTURES / "invalid" / name)
    whole = evaluate(package)
    passed = {o.rule.id: o.checked for o in whole.outcomes if o.verdict == "pass" and not o.findings}
    assert seen(evaluate(package, passed)) == seen(whole)


def test_the_equations_of_rules_that_passed_tell_the_right_cell_from_the_wrong_ones():
    """Another cell would mend the broken equations as well, and break one that has passed."""
    package = load_package(COMPLETE)
    cell(package, "basic_expenditure", "30108")["amount"] = "79.97"
    whole = evaluate(package)
    passed = {o.rule.id: o.checked for o in whole.outcomes if o.verdict == "pass" and not o.findings}
    assert [finding.cell for finding in whole.findings] == [("basic_expenditure", "30108", "amount")]
    assert evaluate(package, passed).findings == whole.findings


def test_where_all_rules_have_passed_nothing_is_judged_again(monkeypatch):
    def refuse(*_):
        raise AssertionError("judged again")

    package = load_package(COMPLETE)
    whole = evaluate(package)
    passed = {outcome.rule.id: outcome.checked for outcome in whole.outcomes}
    monkeypatch.setattr("juesuan.evaluate.oracle.facts_of", refuse)
    again = evaluate(package, passed)
    assert (again.findings, {outcome.verdict for outcome in again.outcomes}) == ((), {"pass"})
    assert {outcome.rule.id: outcome.checked for outcome in again.outcomes} == passed
