"""Rules on codes: each broken once, and the years and wordings that do not break them."""

from functools import cache

import pytest

from encode.agreement import agreed, named, places
from encode.faults import drop_row, drop_table, empty_table, example, find, insert, put, several
from encode.faults import p as then

FUNCTIONS = ("revenue", "expenditure", "general_budget_expenditure", "government_funds", "state_capital")


def swap(package, table, first, second):
    records = package.tables[table]
    one, other = (records.index(find(package, table, row)) for row in (first, second))
    records[one], records[other] = records[other], records[one]


def only_rows_without_codes(package):
    for table in FUNCTIONS:
        package.tables[table] = [each for each in package.tables[table] if not each.key.isdigit()]


CASES = {
    "clean": several(),
    "unknown code": then(insert, "revenue", "2019899", function_name="其他", total_revenue="1.00"),
    "unknown in two tables": several(
        then(insert, "revenue", "999", total_revenue="1.00"),
        then(insert, "expenditure", "999", total_expenditure="1.00"),
    ),
    "unknown economic code": then(insert, "basic_expenditure", "39901", group="general_operating"),
    "keys that are no codes": several(
        then(insert, "revenue", "201x", total_revenue="1.00"),
        then(insert, "revenue", "function_999", total_revenue="1.00"),
        then(insert, "revenue", "２０１", total_revenue="1.00"),
    ),
    "wrong name": then(put, "revenue", "2010301", function_name="行政工作"),
    "name cut": then(put, "revenue", "2010301", function_name="行政"),
    "name blank": then(put, "revenue", "2010301", function_name="　"),
    "name not printed": then(put, "revenue", "2010301", function_name=""),
    "name with other widths": then(put, "revenue", "20103", function_name="政府办公厅 (室)及相关机构事务"),
    "name in quotes": then(put, "revenue", "2010301", function_name="“行政运行”"),
    "wrong economic name": then(put, "basic_expenditure", "30101", economic_name="工资"),
    "section not printed": then(drop_row, "revenue", "20103"),
    "no parent printed": then(drop_row, "expenditure", "20103", "201"),
    "category not printed": then(drop_row, "government_funds", "212"),
    "economic category not printed": then(drop_row, "basic_expenditure", "301"),
    "no items below": then(drop_row, "revenue", "2010301", "2010302", "2010399"),
    "no items below, and nothing spent": several(
        then(drop_row, "revenue", "2010301", "2010302", "2010399"),
        then(put, "revenue", "20103", **dict.fromkeys(("total_revenue", "fiscal_appropriation"), "0.00")),
        then(put, "revenue", "20103", **dict.fromkeys(("other_revenue", "business_revenue"), "")),
    ),
    "economic category alone": then(insert, "basic_expenditure", "399", amount="3.00"),
    "code of odd length": then(insert, "revenue", "20104010", total_revenue="1.00"),
    "out of order": then(swap, "revenue", "2010301", "2010302"),
    "out of order twice": several(
        then(swap, "expenditure", "2010301", "2010302"), then(swap, "expenditure", "221", "2210202")
    ),
    "total at the end": lambda package: package.tables["revenue"].append(package.tables["revenue"].pop(0)),
    "running costs as a project": then(
        put, "general_budget_expenditure", "2010301", project_expenditure="1.00"
    ),
    "running costs in quotes as a project": several(
        then(put, "general_budget_expenditure", "2010301", project_expenditure="1.00"),
        then(put, "general_budget_expenditure", "2010301", function_name="“行 政运行”"),
    ),
    "zero as a project": then(put, "expenditure", "2010301", project_expenditure="0.00"),
    "no money as a project": then(put, "expenditure", "2010301", project_expenditure="若干"),
    "named like running costs": several(
        then(put, "expenditure", "2010399", function_name="行政运行", project_expenditure="5.00")
    ),
    "unlisted item named so": then(
        insert, "expenditure", "2999901", function_name="行政运行", project_expenditure="5.00"
    ),
    "wrong group": then(put, "basic_expenditure", "30101", group="general_operating"),
    "no group": then(put, "basic_expenditure", "30101", group=""),
    "made-up group": then(put, "basic_expenditure", "30101", group="other"),
    "tables missing": then(drop_table, *FUNCTIONS),
    "one table left": then(drop_table, *FUNCTIONS[1:]),
    "tables empty": several(*(then(empty_table, table) for table in FUNCTIONS)),
    "rows without codes": only_rows_without_codes,
}
YEARS = (2012, 2016, 2019, 2020, 2022)


@cache
def judged():
    found = []
    for name, change in CASES.items():
        package = example()
        change(package)
        found.append(named(name, package))
    found += [named(f"clean {year}", example(fiscalYear=year)) for year in YEARS]
    return agreed(found)


BROKEN = {
    "unknown code": {"function-code-known": ["revenue/2019899/ unknown"]},
    "unknown in two tables": {"function-code-known": ["expenditure/999/ unknown", "revenue/999/ unknown"]},
    "unknown economic code": {
        "economic-code-known": ["basic_expenditure/39901/ unknown"],
        "economic-parent-printed": ["basic_expenditure/39901/ missing"],
    },
    "keys that are no codes": {"function-code-known": ["revenue/２０１/ unknown"]},
    "wrong name": {"function-name-agrees": ["revenue/2010301/ mismatch"]},
    "name in quotes": {"function-name-agrees": ["revenue/2010301/ mismatch"]},
    "wrong economic name": {"economic-name-agrees": ["basic_expenditure/30101/ mismatch"]},
    "section not printed": {"function-parent-printed": ["revenue/2010301/ missing"]},
    "no parent printed": {"function-parent-printed": ["expenditure/2010301/ missing"]},
    "category not printed": {"function-parent-printed": ["government_funds/21208/ missing"]},
    "economic category not printed": {"economic-parent-printed": ["basic_expenditure/30101/ missing"]},
    "no items below": {"function-items-shown": ["revenue/20103/ missing"]},
    "economic category alone": {"economic-sections-shown": ["basic_expenditure/399/ missing"]},
    "out of order": {"function-codes-in-order": ["revenue/2010301/ contradiction"]},
    "running costs as a project": {
        "items-spent-by-definition": ["general_budget_expenditure/2010301/project_expenditure contradiction"]
    },
    "running costs in quotes as a project": {
        "items-spent-by-definition": ["general_budget_expenditure/2010301/project_expenditure contradiction"]
    },
    "unlisted item named so": {
        "items-spent-by-definition": ["expenditure/2999901/project_expenditure contradiction"]
    },
    "wrong group": {"economic-group-printed": ["basic_expenditure/30101/group contradiction"]},
}
CLEAN = (
    "clean", "name cut", "name blank", "name not printed", "name with other widths",
    "zero as a project", "no money as a project", "no group", "made-up group", "total at the end",
)  # fmt: skip
CODES = (
    "function-code-known", "function-name-agrees", "function-parent-printed", "function-items-shown",
    "economic-code-known", "economic-name-agrees", "economic-sections-shown", "economic-group-printed",
    "economic-parent-printed", "function-codes-in-order", "items-spent-by-definition",
)  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_rule_is_broken_where_its_code_stands(name):
    result = judged()[name.replace(" ", "-")]
    assert {rule: places(result, rule) for rule in BROKEN[name]} == BROKEN[name]


@pytest.mark.parametrize("name", CLEAN)
def test_no_rule_on_codes_is_broken(name):
    result = judged()[name.replace(" ", "-")]
    assert {rule: places(result, rule) for rule in CODES} == {rule: [] for rule in CODES}


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("tables-missing", "not_run"),
        ("one-table-left", "pass"),
        ("tables-empty", "not_applicable"),
        ("rows-without-codes", "not_applicable"),
    ],
)
def test_without_codes_there_is_nothing_to_judge(name, outcome):
    assert judged()[name].outcomes["function-code-known"] == outcome


def test_every_rule_on_the_codes_of_the_tables_is_broken_by_some_case():
    assert {rule for broken in BROKEN.values() for rule in broken} == set(CODES)
