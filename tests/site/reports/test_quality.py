"""What the page on quality counts is what the reports hold."""

from collections import Counter

import pytest

from juesuan.report.labels import SEVERITIES
from juesuan.site.edition import Site
from juesuan.site.reports.quality import grouped, quality_pages
from reading_pages import parsed, words


@pytest.fixture(scope="module")
def findings(all_assessed):
    return [
        (each.id, finding) for each in all_assessed for finding in each.report()["packages"][0]["findings"]
    ]


@pytest.fixture(scope="module", params=["zh", "en"])
def page(request, all_assessed):
    (page,) = quality_pages(Site(request.param, all_assessed))
    tree = parsed(page)
    assert [heading.anchor for heading in page.headings] == [each.get("id") for each in tree.iter("h2")]
    return tree


def test_families_are_counted_by_severity(page, findings):
    expected = Counter((finding["family"], finding["severity"]) for _, finding in findings)
    shown = {
        (row.get("data-family"), severity): int(words(cell))
        for row in page.xpath("//tr[@data-family]")
        for severity, cell in zip(SEVERITIES, row.findall("td"), strict=True)
    }
    assert {key: count for key, count in shown.items() if count} == expected


def test_the_most_common_mistakes_count_packages_and_findings(page, findings):
    packages = Counter(rule for _, rule in {(name, finding["rule"]) for name, finding in findings})
    counts = Counter(finding["rule"] for _, finding in findings)
    rows = page.xpath("//tr[@data-rule]")
    assert rows
    shown = [(row.get("data-rule"), *(int(words(cell)) for cell in row.findall("td")[1:])) for row in rows]
    assert all((packages[rule], counts[rule]) == (one, two) for rule, one, two in shown)
    assert [one for _, one, _ in shown] == sorted((one for _, one, _ in shown), reverse=True)
    assert rows[0].find(".//a").get("href") == f"../rules/{rows[0].get('data-rule')}.html"


@pytest.mark.parametrize(("section", "attribute"), [("years", "fiscal_year"), ("divisions", "division")])
def test_groups_add_up_to_all_packages(page, all_assessed, section, attribute):
    rows = page.xpath(f"//section[@aria-labelledby='{section}']//tbody/tr")
    groups = grouped(all_assessed, attribute)
    assert len(rows) == len(groups)
    columns = list(zip(*([int(words(cell)) for cell in row.findall("td")[:10]] for row in rows), strict=True))
    assert sum(columns[0]) == len(all_assessed)
    assert [sum(column) for column in columns[6:9]] == [
        sum(getattr(each, name) for each in all_assessed) for name in ("errors", "warnings", "notes")
    ]


def test_departments_are_listed_with_every_year(page, all_assessed):
    links = page.xpath("//section[@aria-labelledby='departments']//a")
    assert {link.get("href") for link in links} == {f"{each.id}.html" for each in all_assessed}


def test_it_says_what_the_counts_do_not_mean(page):
    assert len(page.xpath("//section[@aria-labelledby='meaning']//li")) == 5
