"""The index lists every package with its counts, readable without scripts and small with a thousand."""

from dataclasses import replace

import pytest

from juesuan.site.edition import Site
from juesuan.site.reports.index import coverage, index_pages
from reading_pages import parsed, words


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_package_has_its_row(all_assessed, language):
    (page,) = index_pages(Site(language, all_assessed))
    rows = parsed(page).xpath("//tbody/tr")
    assert [row.find(".//a").get("href") for row in rows] == [f"{each.id}.html" for each in all_assessed]
    for row, each in zip(rows, all_assessed, strict=True):
        name, _, year, _, *counts, _ = [words(cell) for cell in row]
        assert (name, year) == (each.department_name, str(each.fiscal_year))
        assert counts == [
            str(n) for n in (each.errors, each.warnings, each.notes, each.not_run + each.inconclusive)
        ]


def test_statuses_and_years_can_be_chosen(all_assessed):
    (page,) = index_pages(Site("zh", all_assessed))
    tree = parsed(page)
    rows = tree.xpath("//tbody/tr")
    for name in ("status", "year"):
        offered = {each.get("value", words(each)) for each in tree.xpath(f"//select[@name='{name}']/option")}
        assert offered - {""} == {row.get(f"data-{name}") for row in rows}


def test_the_share_of_numbers_placed_is_rounded_down():
    assert coverage(999, 1000) == "99.9%"
    assert coverage(99_999, 100_000) == "99.9%"
    assert coverage(1, 1) == "100.0%"
    assert coverage(None, 5) == coverage(0, None) == ""


def test_a_hostile_name_is_text(example):
    name = "<script>x</script>\"'"
    (page,) = index_pages(Site("zh", (replace(example, department_name=name),)))
    tree = parsed(page)
    assert not tree.xpath("//script")
    assert words(tree.xpath("//tbody//a")[0]) == name


def test_a_thousand_rows_are_small_enough(broken):
    many = tuple(replace(broken, id=f"{broken.id}-{number}") for number in range(1000))
    for language in ("zh", "en"):
        (page,) = index_pages(Site(language, many))
        assert len(page.rest().encode()) < 480_000
