"""Amounts are taken from the tables, else from the prose, and the year before is never invented."""

from juesuan.site.reports.accounts import Accounts


def test_an_amount_of_a_table_is_as_printed(example):
    assert Accounts(example.package()).now("revenue_grand_total")[:2] == ("1068.00", "万元")


def test_without_the_table_the_prose_is_read(without_tables):
    found = Accounts(without_tables.package()).now("revenue_grand_total")
    assert (found.text, found.origin) == ("2372.96", "text")


def test_last_years_accounts_come_before_what_the_prose_says(example, changed):
    earlier = changed(cells={("revenue_expenditure_summary", "revenue_grand_total", "amount"): "1000.00"})
    found = Accounts(example.package(), earlier.package()).before("revenue_grand_total")
    assert (found.text, found.origin) == ("1000.00", "last_year")


def test_a_stated_change_leads_back_to_last_year(without_tables):
    found = Accounts(without_tables.package()).before("revenue_grand_total")
    assert (found.text, found.origin) == ("1550.98", "change")  # 2372.96, up by 821.98


def test_nothing_stated_is_nothing_known(changed):
    accounts = Accounts(changed(without=["figures"]).package())
    assert accounts.before("revenue_grand_total") is None


def test_statements_that_differ_are_not_chosen_between(without_tables):
    package = without_tables.package()
    figures = package.tables["figures"]
    other = next(
        each
        for each in figures
        if (each.values["concept"], each.values["measure"]) == ("revenue_grand_total", "amount")
    )
    package.tables["figures"] = [*figures, other._replace(key="x", values={**other.values, "value": "1.00"})]
    assert Accounts(package).now("revenue_grand_total") is None


def test_amounts_in_yuan_are_as_large_as_those_in_ten_thousand(changed):
    cell = {("revenue_expenditure_summary", "revenue_grand_total", "amount"): "10680000.00"}
    unit = {("revenue_expenditure_summary", "revenue_grand_total", "unit"): "元"}
    found = Accounts(changed(cells={**cell, **unit}).package()).now("revenue_grand_total")
    assert (found.text, found.unit, found.size) == ("10680000.00", "元", 1068 * 10**6)
