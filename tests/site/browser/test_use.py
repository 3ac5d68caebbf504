"""What readers do on the site: change the language, search, sort, filter, read on a phone."""

import pytest

REPORT = "reports/420103-jianghan-government-office-2021.html"


def test_one_switch_leads_to_the_same_page_in_the_other_language(desktop):
    page = desktop.open("rules/three-public-total.html")
    assert page.get_attribute("html", "lang") == "zh"
    page.click(".language-switch")
    page.wait_for_load_state("networkidle")
    assert page.url.endswith("/en/rules/three-public-total.html")
    assert page.get_attribute("html", "lang") == "en"
    page.click(".language-switch")
    page.wait_for_load_state("networkidle")
    assert page.url == f"{desktop.address}/rules/three-public-total.html"
    assert desktop.errors == []


def found(page, words):
    page.click(".md-search__input")
    page.keyboard.insert_text(words)
    page.wait_for_selector(".md-search-result__item", timeout=60_000)
    page.wait_for_timeout(500)  # the list follows what is typed
    return page.eval_on_selector_all(".md-search-result__link", "nodes => nodes.map(node => node.href)")


@pytest.mark.parametrize(
    ("start", "words", "wanted"),
    [
        ("index.html", "三公经费", "/rules/three-public-"),
        ("index.html", "三公经费", "/tables/three_public_expenses.html"),
        ("index.html", "三公", "/tables/three_public_expenses.html"),
        ("index.html", "机关运行经费", "/rules/agency-expenses-agree-with-operating-expenses.html"),
        ("index.html", "江汉区", "/reports/420103-"),
        ("en/index.html", "fiscal appropriation", "/en/tables/revenue.html"),
    ],
)
def test_search_finds_a_term(desktop, start, words, wanted):
    page = desktop.open(start)
    links = found(page, words)
    assert any(wanted in link for link in links), links
    assert desktop.errors == []


def test_search_works_from_a_disk_too(desktop, site):
    page = desktop.open((site / "index.html").as_uri())
    assert any("three-public-" in link for link in found(page, "三公经费"))
    assert desktop.outside == []


def test_the_palette_switch_changes_the_colours(desktop):
    page = desktop.open("index.html")
    seen = {page.get_attribute("body", "data-md-color-scheme")}
    for _ in range(2):
        page.click("form[data-md-component=palette] label:not([hidden])")
        seen.add(page.get_attribute("body", "data-md-color-scheme"))
    assert seen == {"default", "slate"}


def column(page, number):
    cells = f"tbody tr:not([hidden]) > :nth-child({number})"
    return page.eval_on_selector_all(cells, "cells => cells.map(cell => cell.textContent.trim())")


@pytest.mark.parametrize("path", ["reports/index.html", "en/reports/index.html"])
def test_reports_are_sorted_by_a_column_and_back(desktop, path):
    page = desktop.open(path)
    page.click("thead th:nth-child(5) button")
    errors = [int(each) for each in column(page, 5)]
    assert errors == sorted(errors)
    page.focus("thead th:nth-child(5) button")
    page.keyboard.press("Enter")
    assert [int(each) for each in column(page, 5)] == sorted(errors, reverse=True)
    assert page.get_attribute("thead th:nth-child(5)", "aria-sort") == "descending"


def test_reports_are_sorted_by_status_from_bad_to_good(desktop):
    page = desktop.open("en/reports/index.html")
    page.click("thead th:nth-child(4) button")
    assert column(page, 1)[-1] == "示例市示例局"


def test_reports_are_filtered_by_text_and_year(desktop):
    page = desktop.open("reports/index.html")
    page.fill("input[name=text]", "武汉市")
    assert len(column(page, 1)) == 4
    page.select_option("select[name=year]", "2021")
    assert column(page, 1) == ["武汉市江汉区人民政府办公室"]
    page.fill("input[name=text]", "没有这个部门")
    assert column(page, 1) == []
    assert page.is_visible("#no-packages")
    assert desktop.errors == []


def test_the_catalogue_is_filtered_and_the_address_keeps_it(desktop):
    page = desktop.open("rules/index.html")
    everything = len(column(page, 1))
    page.select_option("select[name=family]", "performance")
    page.select_option("select[name=severity]", "error")
    some = column(page, 1)
    assert 0 < len(some) < everything
    again = desktop.open(page.url.removeprefix(f"{desktop.address}/"))
    assert column(again, 1) == some
    again.click(".catalogue-filter button[type=reset]")
    again.wait_for_function(f"document.querySelectorAll('tbody tr:not([hidden])').length === {everything}")


def test_filtering_works_from_a_disk(desktop, site):
    page = desktop.open((site / "rules" / "index.html").as_uri())
    page.fill("input[name=text]", "three-public-total")
    assert len(column(page, 1)) == 1
    assert desktop.errors == []


def test_a_marked_cell_leads_to_its_finding_and_back(phone):
    page = phone.open(REPORT)
    mark = page.locator("td a[href^='#finding-']").first
    finding = mark.get_attribute("href")
    assert page.locator(finding).count() == 1
    assert page.locator(f"{finding} a[href^='#cell-']").count() >= 1
    assert phone.errors == []


def test_an_address_that_asks_for_an_unknown_filter_is_a_plain_list(desktop):
    page = desktop.open("rules/index.html?length=5&family=text")
    assert page.input_value("select[name=family]") == "text"
    assert desktop.errors == []
