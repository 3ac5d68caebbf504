"""Last year's package of a department among the packages of one run."""

from juesuan.package.content import Package
from juesuan.package.years import Years


def package(department, year, scope="department"):
    names = {"departmentId": department, "fiscalYear": year, "scope": scope}
    return Package({f"juesuan:{name}": value for name, value in names.items()}, {})


def test_packages_of_one_department_follow_each_other():
    first, second = package("420103-office", 2021), package("420103-office", 2022)
    years = Years([second, package("420103-bureau", 2021), first])
    assert years.before(second) is first
    assert years.before(first) is None


def test_a_gap_is_no_year_before():
    last = package("420103-office", 2022)
    assert Years([package("420103-office", 2020), last]).before(last) is None


def test_of_two_packages_of_one_year_neither_counts():
    last = package("420103-office", 2022)
    twice = [package("420103-office", 2021), package("420103-office", 2021)]
    assert Years([*twice, last]).before(last) is None


def test_a_unit_is_not_its_department():
    last = package("420103-office", 2022)
    assert Years([package("420103-office", 2021, scope="unit"), last]).before(last) is None


def test_disclosures_that_do_not_say_whose_they_are_have_no_year_before():
    last = package("000000-disclosure-1a2b", 2022)
    assert Years([package("000000-disclosure-1a2b", 2021), last]).before(last) is None
    assert Years([Package({}, {})]).before(Package({}, {})) is None
