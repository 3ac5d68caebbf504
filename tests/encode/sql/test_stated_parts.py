"""A section that takes a total apart states every part that the table prints."""

from copy import deepcopy
from functools import cache

import pytest

from encode.agreement import agreed, named, places
from encode.faults import EXAMPLE, drop_table, put, several
from encode.faults import p as then
from juesuan.package.content import Record
from juesuan.package.load import load_package

RULE, SECTION = "parts-of-whole-stated", "revenue_explanation"
PLACE = f"sections/{SECTION}/status missing"


@cache
def _whole():
    return load_package(EXAMPLE)


def unsaid(*concepts, section=SECTION):
    """Leave out what the text states of some concepts."""

    def change(package):
        kept = [
            each
            for each in package.tables["figures"]
            if each.values["section"] != section or each.values["concept"] not in concepts
        ]
        assert len(kept) < len(package.tables["figures"])
        package.tables["figures"] = kept

    return change


def unread(package, section=SECTION):
    names = ("table", "row", "column", "printed", "read_as", "reason", "detail", "source_ref")
    values = {**dict.fromkeys(names, ""), "note_id": "u1", "kind": "unread", "section": section}
    package.tables["reading_notes"].append(Record("u1", values, 900))


def garbled(package):
    for record in package.tables["figures"]:
        if record.values["section"] == SECTION:
            record.values["value"] = "若干"


def all_silent(package):
    package.tables["figures"] = []


CASES = {
    "clean": several(),
    "part left out": unsaid("other_revenue"),
    "part left out, nothing printed": several(
        unsaid("other_revenue"), then(put, "revenue", "total", other_revenue="")
    ),
    "part left out, zero printed": several(
        unsaid("other_revenue"), then(put, "revenue", "total", other_revenue="0.00")
    ),
    "part left out, not all read": several(unsaid("other_revenue"), unread),
    "part left out, another section not all read": several(unsaid("other_revenue"), then(unread, "glossary")),
    "part left out, no table": several(unsaid("other_revenue"), then(drop_table, "revenue")),
    "no tables": then(drop_table, "revenue", "expenditure"),
    "figures that are no numbers": garbled,
    "nothing stated": all_silent,
    "no figures": then(drop_table, "figures"),
}


@cache
def judged():
    found = []
    for name, change in CASES.items():
        package = deepcopy(_whole())
        change(package)
        found.append(named(name, package))
    return agreed(found)


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("clean", []),
        ("part-left-out", [PLACE]),
        ("part-left-out,-nothing-printed", []),
        ("part-left-out,-zero-printed", []),
        ("part-left-out,-not-all-read", []),
        ("part-left-out,-another-section-not-all-read", [PLACE]),
        ("part-left-out,-no-table", []),
    ],
)
def test_a_part_with_an_amount_must_be_stated(name, broken):
    assert places(judged()[name], RULE) == broken


@pytest.mark.parametrize("name", ["nothing-stated", "no-figures"])
def test_a_text_that_takes_nothing_apart_is_not_judged(name):
    assert judged()[name].outcomes[RULE] == "not_applicable"
