"""Rules on the wording: every note of a rule is a place, whether one cause has one or many."""

from functools import cache

import pytest

from encode.agreement import agreed, named, places
from encode.faults import drop_table, example
from juesuan.encode import sqlite_engine
from juesuan.encode.prepared import prepare
from juesuan.encode.sql.compiler import (
    outcomes_query,
    text_outcomes_query,
    text_rules,
    text_violations_query,
    violations_query,
)
from juesuan.package.content import Record
from juesuan.standard.catalogue import rules

PUNCTUATION, LEVEL = "punctuation-single", "government-level-foreign"


def wrong(package, rule, section, printed="。。", kind="text"):
    number = f"t{len(package.tables['reading_notes'])}"
    blank = dict.fromkeys(("table", "row", "column", "read_as", "reason", "source_ref"), "")
    values = {**blank, "note_id": number, "kind": kind, "section": section, "printed": printed}
    package.tables["reading_notes"].append(Record(number, {**values, "detail": rule}, 900))
    return package


def of(change):
    package = example()
    change(package)
    return package


def doubled(package):
    for section in ("glossary", "overview", "glossary"):
        wrong(package, PUNCTUATION, section)
    wrong(package, LEVEL, "overview", "武汉市人民政府")
    wrong(package, LEVEL, "glossary", "上海市人民政府")


def not_searched(package):
    package.descriptor["juesuan:textRules"] = [LEVEL, f"{PUNCTUATION}s", f"x-{PUNCTUATION}", "a,b"]


def not_searched_but_found(package):
    not_searched(package)
    wrong(package, PUNCTUATION, "glossary")


def all_missing(package):
    for record in package.tables["sections"]:
        record.values["status"] = "missing"


CASES = {
    "clean": lambda _: None,
    "doubled": doubled,
    "of another kind": lambda package: wrong(package, PUNCTUATION, "glossary", kind="other"),
    "of no rule": lambda package: wrong(package, "no-such-rule", "glossary"),
    "not searched": not_searched,
    "not searched but found": not_searched_but_found,
    "never searched": lambda package: package.descriptor.pop("juesuan:textRules"),
    "searched for nonsense": lambda package: package.descriptor.update({"juesuan:textRules": "all"}),
    "not read": lambda package: drop_table(package, "reading_notes"),
    "without parts": lambda package: drop_table(package, "sections"),
    "with no part left": all_missing,
}


@cache
def packages():
    return tuple(named(name, of(change)) for name, change in CASES.items())


@cache
def judged():
    return agreed(packages())


@pytest.mark.parametrize(
    ("name", "outcome", "checked"),
    [
        ("clean", "pass", 43),
        ("doubled", "fail", 43),
        ("of-another-kind", "pass", 43),
        ("of-no-rule", "pass", 43),
        ("not-searched", "not_run", 0),
        ("not-searched-but-found", "fail", 43),
        ("never-searched", "not_run", 0),
        ("searched-for-nonsense", "not_run", 0),
        ("not-read", "not_applicable", 0),
        ("without-parts", "pass", 1),
        ("with-no-part-left", "pass", 1),
    ],
)
def test_a_rule_is_judged_where_the_text_was_looked_through_for_it(name, outcome, checked):
    result = judged()[name]
    assert (result.outcomes[PUNCTUATION], result.counted[PUNCTUATION].checked) == (outcome, checked)


def test_every_place_of_a_cause_is_listed():
    result, first = judged()["doubled"], len(example().tables["reading_notes"])
    assert places(result, PUNCTUATION) == [
        f"reading_notes/t{first + number}/printed leftover" for number in range(3)
    ]
    assert len(places(result, LEVEL)) == 2


def test_all_rules_together_say_what_each_says_alone():
    connection = sqlite_engine.connect(prepare(packages()))
    together = connection.execute(text_outcomes_query()).fetchall()
    places_together = connection.execute(text_violations_query()).fetchall()
    for rule in text_rules():
        alone = connection.execute(outcomes_query(rule)).fetchall()
        assert sorted([each[:1] + each[2:] for each in together if each[1] == rule.id]) == sorted(alone)
        alone = connection.execute(violations_query(rule)).fetchall()
        assert sorted(each for each in places_together if each[1] == rule.id) == sorted(alone)


def test_all_rules_on_the_wording_are_expressed():
    assert text_rules() == tuple(rule for rule in rules() if rule.kind == "text_pattern")
