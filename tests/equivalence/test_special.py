"""Special corpora are judged by every engine as by the oracle, and each has in it what makes it special."""

from functools import cache

import pytest

from comparison.differences import agreement
from comparison.engines import ENGINES
from encode import special_corpora as corpora
from juesuan.encode.oracle_result import oracle_result
from juesuan.encode.sql.compiler import sql_rules
from juesuan.package.facts import amount_tables
from juesuan.package.years import Years

NAMES = [name for name in ENGINES if name != "spark"]
pytestmark = pytest.mark.filterwarnings("ignore")


@cache
def together():
    """Return the packages of all corpora as one, and where each corpus lies in it."""
    packages, spans = [], {}
    for name, make in corpora.CORPORA.items():
        found = make()
        spans[name] = range(len(packages), len(packages) + len(found))
        packages += found
    return packages, spans


@cache
def expected(corpus):
    packages = corpora.bare() if corpus == "bare" else together()[0]
    before = Years(packages)
    return [oracle_result(package, before.before(package)) for package in packages]


@cache
def compared(corpus, engine):
    packages = corpora.bare() if corpus == "bare" else together()[0]
    judged = ENGINES[engine].judge(packages)
    return judged, agreement(ENGINES[engine], judged, expected(corpus))


def broken(corpus):
    """Return the rules that each package of a corpus breaks, by the oracle."""
    numbers = together()[1][corpus]
    return [{each.rule for each in expected("together")[number].violations} for number in numbers]


@pytest.mark.parametrize("engine", NAMES)
@pytest.mark.parametrize("corpus", corpora.CORPORA)
def test_a_special_corpus_is_judged_as_by_the_oracle(corpus, engine):
    judged, found = compared("together", engine)
    numbers = together()[1][corpus]
    assert [each for each in found.differences if each.package in numbers] == []
    assert found.count == len(found.differences)
    assert len(judged.aside & set(numbers)) == (4 if corpus == "large" else 0)


@pytest.mark.parametrize("engine", NAMES)
def test_packages_with_next_to_nothing_are_judged_as_by_the_oracle(engine):
    judged, found = compared("bare", engine)
    assert found.differences == []
    assert (found.packages, judged.aside) == (6, frozenset())


@pytest.mark.parametrize("engine", NAMES)
def test_no_packages_give_no_results(engine):
    judged = ENGINES[engine].judge([])
    assert (judged.results, judged.aside) == ([], frozenset())


def test_every_package_and_rule_was_compared():
    _, found = compared("together", "sqlite")
    assert found.outcomes == (len(together()[0]) - 4) * len(found.rules)
    assert len(found.rules) == len(sql_rules())


def test_large_amounts_break_rules():
    assert ["revenue-row-total" in rules for rules in broken("large")] == [
        True,
        True,
        True,
        False,
        True,
        True,
    ]


def test_unknown_cells_are_noted_or_malformed():
    noted = sum("numbers-placed" in rules for rules in broken("unknown"))
    malformed = sum("values-well-formed" in rules for rules in broken("unknown"))
    assert (noted, malformed) == (13, 7)


def test_a_number_in_a_column_without_amounts_does_not_fill_a_table():
    empty = broken("unknown")[11:14]
    assert ["empty-table-noted" in rules for rules in empty] == [True, False, True]


def test_missing_tables_are_missed():
    assert sum("tables-present" in rules for rules in broken("missing")) == 10
    assert "files-readable" in broken("missing")[-1]


def test_of_two_packages_of_one_name_each_has_its_own_verdicts():
    assert [bool(rules) for rules in broken("repeated")] == [False, False, False, True, False, False]


def test_units_are_mixed_within_a_package_and_among_packages():
    packages = together()[0]
    units = [
        {rows[0].values["unit"] for name, rows in packages[number].tables.items() if name in amount_tables()}
        for number in together()[1]["units"]
    ]
    assert units[6:10] == [{"元", "万元", "亿元"}] * 4
    assert units[10:] == [{"元"}, {"万元"}, {"亿元"}]
    assert ["revenue-row-total" in rules for rules in broken("units")[6:]] == [False, True] * 2 + [False] * 3


def test_other_versions_do_not_conform():
    assert ["descriptor-conforms" in rules for rules in broken("versions")] == [
        False,
        False,
        True,
        True,
        True,
    ]


def test_profiles_of_rounding_judge_the_same_amounts_differently():
    numbers = together()[1]["roundings"]
    off_by_one = [{each[:5] for each in expected("together")[n].violations} for n in numbers[1::6]]
    judged = dict(zip(corpora.PROFILES, off_by_one, strict=True))
    assert judged["nearest"] < judged["exact"]


def test_years_are_continued_in_whatever_order_they_come():
    found = ["opening-balances-continue" in rules for rules in broken("years")]
    assert found == [False, True, *[False] * 7]
