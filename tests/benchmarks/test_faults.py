from __future__ import annotations

import pytest

from injection.amounts import shifted, swapped, wrong_amounts
from injection.cells import cell_faults
from injection.clean import clean
from injection.deletions import deletion_faults
from injection.fault import Fault
from injection.figures import figure_faults
from injection.leftovers import leftover_faults
from injection.sentences import direction_faults, number_faults, year_faults
from injection.trial import inject


def first(faults: list[Fault], target: str, words: str = "") -> Fault:
    return next(fault for fault in faults if fault.target == target and words in fault.place)


def test_an_amount_goes_wrong_in_five_ways() -> None:
    assert wrong_amounts("860.00", step=2) == {
        "quantum": "860.02",
        "half": "860.50",
        "hundred": "960.00",
        "swap": "806.00",
        "point": "8600.0",
    }


@pytest.mark.parametrize(
    ("printed", "wrong"), [("23.40", "23.04"), ("0.72", "0.27"), ("10.00", "10.00"), ("45", "54")]
)
def test_digits_are_swapped_into_another_number(printed: str, wrong: str) -> None:
    assert swapped(printed) == wrong


@pytest.mark.parametrize(("printed", "wrong"), [("23.40", "234.0"), ("0.72", "7.2"), ("45", "4.5")])
def test_the_point_is_shifted(printed: str, wrong: str) -> None:
    assert shifted(printed) == wrong


def test_a_cell_that_an_equation_binds_is_caught_where_it_is() -> None:
    fault = first([*cell_faults(clean("shanghai"))], "table cell", "expenditure/2010301/basic_expenditure")
    assert fault.bound
    trial = inject(fault)
    assert trial.caught
    assert trial.located


def test_a_direction_is_turned_round_in_the_package_and_in_the_text() -> None:
    whole = clean("shanghai")
    of_package = first([*figure_faults(whole)], "figure: direction", "revenue_grand_total")
    of_text = first([*direction_faults(whole)], "direction word of a figure", "38.00")
    assert (of_package.printed, of_package.instead) == ("increase", "decrease")
    assert (of_text.printed, of_text.instead) == ("增加", "减少")
    assert inject(of_text).caught


def test_numbers_and_years_of_the_prose_are_changed_where_they_stand() -> None:
    whole = clean("shanghai")
    number = first([*number_faults(whole)], "number: amount that a table prints", "1068.00")
    year = first([*year_faults(whole)], "year", "2023")
    assert (number.printed, number.instead, number.bound) == ("1068.00", "1068.50", True)
    assert (year.printed, year.instead) == ("2023", "2024")


def test_tables_rows_and_sections_are_left_out() -> None:
    faults = [*deletion_faults(clean("shanghai"))]
    assert len([fault for fault in faults if fault.target == "table"]) == 9
    assert inject(first(faults, "section", "glossary")).caught
    assert not inject(first(faults, "row of blanks"))[1]


def test_form_is_broken_in_every_way() -> None:
    kinds = {fault.kind for fault in leftover_faults(clean("shanghai"))}
    assert {"XX for a number", "增加（减少）", "doubled 。", "without unit", "without %", "repeated"} <= kinds
