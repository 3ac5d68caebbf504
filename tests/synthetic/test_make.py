"""Invented packages: right by every rule, reproducible, and continued from year to year."""

import pytest

from juesuan import InputError
from juesuan.read.tables.layouts import layouts
from juesuan.synthetic import synthetic_corpus, synthetic_package
from synthetic.packages import content, failing, value

VARIANTS = ["national", *(layout.code for layout in layouts())]
YEARS = (2020, 2024)


@pytest.mark.parametrize("layout", VARIANTS)
def test_no_rule_finds_anything_in_packages_of_any_layout(layout):
    for package in synthetic_corpus(104, seed=3, chosen=[layout], years=YEARS):
        assert failing(package) == set(), package.id


def test_the_same_arguments_give_the_same_packages():
    one, other = (list(synthetic_corpus(12, seed=5, years=YEARS)) for _ in range(2))
    assert [content(package) for package in one] == [content(package) for package in other]


def test_packages_of_a_corpus_have_names_of_their_own():
    packages = list(synthetic_corpus(60, seed=1, years=YEARS))
    assert len({package.id for package in packages}) == 60
    assert not {package.id for package in packages} & {package.id for package in synthetic_corpus(9, seed=2)}


def test_a_corpus_is_made_one_by_one():
    assert next(synthetic_corpus(10**12)).fiscal_year == 2024


def test_years_of_a_department_continue_each_other():
    for seed in range(40):
        last = None
        for year in (2021, 2022, 2023):
            package = synthetic_package(seed, "wuhan", year)
            assert failing(package, last) == set(), package.id
            last = package


def test_opening_balances_are_the_closing_balances_of_the_year_before():
    summary, carried = "revenue_expenditure_summary", 0
    for seed in range(30):
        last, this = (synthetic_package(seed, fiscal_year=year) for year in (2022, 2023))
        closing = value(last, summary, "closing_carryover", "amount")
        assert value(this, summary, "opening_carryover", "amount") == closing
        carried += bool(closing.strip("0."))
    assert carried > 10


def test_a_family_of_layouts_takes_the_variant_of_the_year():
    assert [synthetic_package(1, "wuhan", year).layout for year in (2020, 2022, 2024)] == [
        "wuhan-2020",
        "wuhan-2021",
        "wuhan-2024",
    ]


def test_packages_differ_as_real_ones_do():
    packages = list(synthetic_corpus(150, seed=9))
    assert {package.unit for package in packages} == {"万元", "元"}
    assert len({package.descriptor["juesuan:division"] for package in packages}) > 10
    assert len({len(package.tables["expenditure"]) for package in packages}) > 10
    empty = [p for p in packages if value(p, "three_public_expenses", "total", "actual") == ""]
    assert 0 < len(empty) < 75
    assert 0 < sum("performance_projects" in package.tables for package in packages) < 150


def test_sums_differ_in_the_last_digit_now_and_then():
    def tail(package):
        total, *parts = (
            round(float(value(package, "expenditure", "total", column) or 0) * 100)
            for column in ("total_expenditure", "basic_expenditure", "project_expenditure",
                           "superior_remittances", "operating_expenditure", "affiliate_subsidies")
        )  # fmt: skip
        return total - sum(parts)

    packages = [package for package in synthetic_corpus(200, seed=4) if package.unit == "万元"]
    assert 5 < sum(tail(package) != 0 for package in packages) < 150


@pytest.mark.parametrize(
    ("layout", "year"), [("atlantis", 2024), ("wuhan-1999", 2024), ("national", 2019), ("national", 2100)]
)
def test_what_cannot_be_made_is_said(layout, year):
    with pytest.raises(InputError):
        synthetic_package(1, layout, year)
