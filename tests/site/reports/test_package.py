"""The page on a package: its parts, its languages, its size, and nothing that a document says runs in it."""

import re

import pytest

from juesuan.site.assessment import assess
from juesuan.site.edition import Site
from juesuan.site.reports.package import package_page, package_pages
from reading_pages import parsed, words

HOSTILE = "<script>alert('x')</script></style>\"'&局"
PARTS = ["verdict", "figures", "findings", "unjudged", "tables", "rules", "downloads"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_package_has_a_page_with_all_parts(all_assessed, language):
    pages = list(package_pages(Site(language, all_assessed)))
    assert [page.path for page in pages] == [f"reports/{each.id}" for each in all_assessed]
    for page in pages:
        tree = parsed(page)
        assert [each.get("id") for each in tree.iter("h2")] == PARTS
        assert {heading.anchor for heading in page.headings} <= set(tree.xpath("//@id")) | {
            anchor.removesuffix("-title") for anchor in tree.xpath("//@id")
        }


def test_the_verdict_and_every_finding_are_there_with_their_rule(broken, page_of):
    page = page_of(broken)
    assert words(page.xpath("//*[@id='verdict']")[0]).startswith("发现 13 处必须更正的错误")
    for finding in broken.report()["packages"][0]["findings"]:
        (shown,) = page.xpath(f"//*[@id='finding-{finding['fingerprint']}']")
        assert words(shown).count(" ".join(finding["message"]["zh"].split())) == 1
        if finding["severity"] != "info":
            assert shown.xpath(f".//a[@href='../rules/{finding['rule']}.html']")
            assert finding["mend"]["zh"] in words(shown)


def test_every_rule_has_its_outcome_with_the_reason(without_tables, page_of):
    page = page_of(without_tables)
    for outcome in without_tables.report()["packages"][0]["outcomes"]:
        (link,) = page.xpath(f"//ul[@class='rule-list']//a[@href='../rules/{outcome['rule']}.html']")
        if outcome["reason"]:
            assert outcome["reason"]["zh"] in words(link.getparent())


def test_numbers_that_found_no_place_are_listed(without_tables, page_of):
    unplaced = without_tables.report()["packages"][0]["unplaced"]
    assert unplaced
    listed = words(page_of(without_tables).xpath("//section[@aria-labelledby='unjudged']")[0])
    assert all(" ".join(each["printed"].split()) in listed for each in unplaced)


def test_every_download_is_offered_with_its_size(example, page_of):
    links = page_of(example, "en").xpath("//section[@aria-labelledby='downloads']//li")
    assert {each.find("a").get("href") for each in links} == {
        f"../../files/{example.id}/{name}" for name in example.downloads
    }
    assert all(re.fullmatch(r"\d+ k?B", words(each.find("small"))) for each in links)


def test_data_docs_are_linked_only_where_they_are(example):
    with_docs = package_page(example, None, "zh", data_docs=True)
    assert parsed(with_docs).xpath("//a[@href='../data-docs/index.html']")
    assert not parsed(package_page(example, None, "zh")).xpath("//a[contains(@href, 'data-docs')]")


def test_last_years_accounts_are_found_among_the_packages(example, changed):
    earlier = changed(descriptor={"juesuan:fiscalYear": 2023, "name": "999999-example-office-2023"})
    pages = {page.path: parsed(page) for page in package_pages(Site("zh", (example, earlier)))}
    assert "上年数取自本站上一年度的决算。" in pages[f"reports/{example.id}"].text_content()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_document_says_is_text_and_never_markup(changed, page_of, language):
    assessed = changed(
        descriptor={"juesuan:departmentName": HOSTILE, "title": HOSTILE},
        cells={
            ("revenue", "201", "function_name"): HOSTILE,
            ("revenue", "201", "total_revenue"): "1.00",
            ("figures", "f0009", "quote"): HOSTILE,
            ("figures", "f0009", "value"): "9999.00",
            ("reading_notes", "n001", "printed"): HOSTILE,
        },
    )
    page = page_of(assessed, language)
    assert not page.xpath("//script | //style | //*[@onclick]")
    assert HOSTILE in words(page.find("h1"))
    assert any(HOSTILE in cell for cell in map(words, page.xpath("//td")))
    assert any(HOSTILE in each for each in map(words, page.find_class("finding")))


def test_a_package_that_cannot_be_read_has_a_page(tmp_path, page_of):
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "datapackage.json").write_text("{", encoding="utf-8")
    (assessed,) = assess([tmp_path / "broken" / "datapackage.json"], tmp_path / "files")
    for language in ("zh", "en"):
        assert page_of(assessed, language).find_class("finding")


def test_pages_stay_small(all_assessed):
    for assessed in all_assessed:
        for language in ("zh", "en"):
            page = package_page(assessed, None, language)
            assert len((page.body + page.rest()).encode()) < 450_000, assessed.id


def test_the_sources_and_the_outcomes_of_all_rules_are_told_at_the_top(broken, page_of):
    page = page_of(broken, "en")
    facts = words(page.find_class("facts")[0])
    for source in broken.package().descriptor["sources"]:
        assert source["title"] in facts
    (verdict,) = page.xpath("//section[@aria-labelledby='verdict']")
    legend = words(verdict.find_class("outcomes")[0])
    for count in broken.report()["packages"][0]["coverage"]["rules"].values():
        assert not count or str(count) in legend.split()
