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
