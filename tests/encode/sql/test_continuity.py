"""Opening balances against last year's, where one corpus holds both years."""

from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest

from encode.agreement import agreed, named, places
from encode.faults import example, nudge, put, several
from encode.faults import p as then
from juesuan.package.load import load_package

LAST = Path(__file__).parents[2] / "fixtures" / "invalid" / "opening-balances-continue" / "last_year"
RULE = "opening-balances-continue"


@cache
def _last_year():
    return load_package(LAST)


UNCHANGED = several()


def pair(name, this_year, last_year=UNCHANGED, department=None):
    """Return two years of a department of its own, with a change to each."""
    earlier, package = deepcopy(_last_year()), example()
    this_year(package)
    last_year(earlier)
    for each, suffix in ((package, ""), (earlier, " before")):
        each.descriptor["juesuan:departmentId"] = name if department is None else department
        named(name + suffix, each)
    return [package, earlier]


def without_column(package):
    for record in package.tables["state_capital"]:
        record.values["opening_carryover"] = ""


def wrong_year(package):
    package.descriptor["juesuan:fiscalYear"] = 2022


def other_scope(package):
    package.descriptor["juesuan:scope"] = "unit"


TOO_LARGE = then(put, "revenue", "total", total_revenue="999999999999.00", unit="亿元")
TOTAL = "revenue_expenditure_summary/opening_carryover/amount"
CASES = {
    "agrees": (UNCHANGED, UNCHANGED),
    "off": (then(nudge, "revenue_expenditure_summary", "opening_carryover", "amount", 100), UNCHANGED),
    "off by a cent": (then(nudge, "government_funds", "total", "opening_carryover", 1), UNCHANGED),
    "off in two places": (
        several(
            then(put, "government_funds", "total", opening_carryover="11.00"),
            then(put, "state_capital", "total", opening_carryover="1.00"),
        ),
        UNCHANGED,
    ),
    "blank last year": (UNCHANGED, then(put, "state_capital", "total", closing_carryover="")),
    "no such column": (without_column, UNCHANGED),
    "not known": (then(put, "state_capital", "total", opening_carryover="若干"), UNCHANGED),
    "no year before": (UNCHANGED, wrong_year),
    "another scope": (UNCHANGED, other_scope),
    "too large last year": (UNCHANGED, TOO_LARGE),
    "too large this year": (TOO_LARGE, UNCHANGED),
}


@cache
def judged():
    found = [each for name, changes in CASES.items() for each in pair(name, *changes)]
    for name in ("", "000000-unnamed"):
        found += pair(f"department {name}", CASES["off"][0], department=name)
    first, second = pair("twice", CASES["off"][0], UNCHANGED)
    again = named("twice again", deepcopy(second))
    return agreed([*found, first, second, again])


@pytest.mark.parametrize(
    ("name", "outcome", "broken"),
    [
        ("agrees", "pass", []),
        ("off", "fail", [f"{TOTAL} mismatch"]),
        ("off-by-a-cent", "pass", ["government_funds/total/opening_carryover rounding_tail"]),
        (
            "off-in-two-places",
            "fail",
            [
                "government_funds/total/opening_carryover mismatch",
                "state_capital/total/opening_carryover mismatch",
            ],
        ),
        ("blank-last-year", "fail", ["state_capital/total/opening_carryover mismatch"]),
        ("no-such-column", "pass", []),
        ("not-known", "pass", []),
        ("no-year-before", "not_applicable", []),
        ("another-scope", "not_applicable", []),
        ("agrees-before", "not_applicable", []),
        ("too-large-last-year", "pass", []),
        ("too-large-this-year", "pass", []),
        ("department-", "not_applicable", []),
        ("department-000000-unnamed", "not_applicable", []),
        ("twice", "not_applicable", []),
    ],
)
def test_balances_are_compared_with_exactly_one_year_before(name, outcome, broken):
    result = judged()[name]
    assert (result.outcomes[RULE], places(result, RULE)) == (outcome, broken)


def test_the_amounts_of_both_years_are_told():
    (found,) = [each for each in judged()["off"].violations if each.rule == RULE]
    assert (found.total, found.expected, found.difference) == (26_000_000, 25_000_000, 1_000_000)
