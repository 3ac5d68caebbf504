"""The statements of a text by what they are about."""

from dataclasses import replace
from pathlib import Path

from juesuan.package.load import load_package
from juesuan.package.statements import Quantity, statements_of

COMPLETE = Path(__file__).parent.parent / "fixtures" / "valid" / "complete"


def stated():
    return statements_of(load_package(COMPLETE))


def test_statements_of_several_measures_or_concepts_stay_in_reading_order():
    found = stated()
    rates = [each for each in found.all if each.quantity.measure in ("share", "change_rate")]
    assert rates
    assert found.measured("share", "change_rate") == found.measured("change_rate", "share") == rates
    money = [each for each in found.all if each.quantity.concept in ("total_revenue", "total_expenditure")]
    assert money
    assert found.about("total_revenue", "total_expenditure") == money
    assert found.about() == found.about("no_such_concept") == []


def test_a_list_that_was_handed_out_is_its_readers_own():
    found = stated()
    found.measured("share").clear()
    assert found.measured("share")


def test_other_statements_are_looked_through_anew():
    found = stated()
    assert found.measured("share")
    assert replace(found, all=()).measured("share") == []


def test_a_quantity_can_be_asked_for_otherwise():
    quantity = Quantity("total_revenue", "", "change_rate", "prior_year")
    assert quantity.measured_as("change_amount") == Quantity(
        "total_revenue", "", "change_amount", "prior_year"
    )
    assert quantity.of_concept("total_expenditure").concept == "total_expenditure"
