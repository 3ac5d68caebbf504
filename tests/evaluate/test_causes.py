"""One wrong cell breaks several equations and is named once."""

from pathlib import Path

import pytest

from juesuan.evaluate.oracle import evaluate
from juesuan.package.load import load_package

FIXTURE = Path(__file__).parent.parent / "fixtures" / "valid" / "complete"


def findings(*changes):
    package = load_package(FIXTURE)
    for place, value in changes:
        table, row, column = place.split("/")
        record = next(record for record in package.tables[table] if record.key == row)
        record.values[column] = value
    return evaluate(package).findings


def test_a_wrong_subtotal_is_named_with_the_value_that_mends_all_its_equations():
    (finding,) = findings(("three_public_expenses/vehicles/budget", "25.00"))
    assert finding.cell == ("three_public_expenses", "vehicles", "budget")
    assert (finding.printed, finding.expected, finding.difference) == ("25.00", "23.00", "2.00")
    assert {broken.rule for broken in finding.equations} == {
        "three-public-total",
        "three-public-vehicles",
        "three-public-text-agrees-with-table",
    }
    assert "3个算式" in finding.message["zh"]


def test_two_independent_mistakes_are_two_findings():
    found = findings(
        ("three_public_expenses/vehicles/budget", "25.00"),
        ("general_budget_expenditure/2080501/basic_expenditure", "41.00"),
    )
    assert sorted(finding.cell.table for finding in found) == [
        "general_budget_expenditure",
        "three_public_expenses",
    ]


def test_swapped_neighbours_are_seen_even_where_sums_of_columns_hold():
    found = findings(
        ("general_budget_expenditure/2080501/basic_expenditure", "80.00"),
        ("general_budget_expenditure/2080505/basic_expenditure", "40.00"),
    )
    assert {finding.cell.row for finding in found} == {"2080501", "2080505"}


def test_a_single_broken_equation_is_reported_at_its_total_as_uncertain():
    (finding,) = findings(("basic_expenditure/30101/amount", "201.00"))
    assert finding.cell == ("basic_expenditure", "301", "amount")
    assert "也可能" in finding.message["zh"]
    assert ("basic_expenditure", "30101", "amount") in finding.related


def test_the_fingerprint_is_the_same_on_every_run_and_differs_by_value():
    first = findings(("three_public_expenses/vehicles/budget", "25.00"))[0].fingerprint
    assert first == findings(("three_public_expenses/vehicles/budget", "25.00"))[0].fingerprint
    assert first != findings(("three_public_expenses/vehicles/budget", "26.00"))[0].fingerprint


@pytest.mark.parametrize("tail", ["1035.01", "1034.99"])
def test_a_last_digit_between_two_tables_is_a_note_and_not_an_error(tail):
    (finding,) = findings(("revenue/total/total_revenue", tail))
    assert (finding.severity, finding.verdict) == ("info", "rounding_tail")
