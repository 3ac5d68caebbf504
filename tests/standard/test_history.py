"""The history of the standard: known versions, known rules, nothing invented."""

from juesuan.standard.catalogue import rules, rules_by_id
from juesuan.standard.history import changes, entered, versions
from juesuan.standard.profile import STANDARD_DATE, STANDARD_VERSION


def test_the_last_version_is_that_of_the_standard():
    assert (versions()[-1].number, versions()[-1].date) == (STANDARD_VERSION, STANDARD_DATE)


def test_versions_name_only_rules_that_exist_and_say_what_changed_in_both_languages():
    for version in versions():
        assert {*version.added, *version.changed} <= set(rules_by_id())
        assert all(what["zh"] and what["en"] for what in [version.summary, *version.changed.values()])


def test_a_rule_that_no_version_added_entered_with_the_first():
    assert {entered(rule.id).number for rule in rules()} == {"1.0.0"}
    assert changes("three-public-total") == []
