"""Every printed value is on the page, and cells in question and findings link to each other."""

import pytest

from juesuan.site.reports.anchors import cell_anchor
from juesuan.site.reports.marks import Marks, tone
from juesuan.site.reports.tables import Tables
from juesuan.standard.tables import table_names, table_schema
from reading_pages import words

OFFICIAL = [name for name in table_names() if table_schema(name).statement]


def rows_of(page, table):
    (section,) = page.xpath(f"//section[@aria-labelledby='table-{table}']")
    return [[words(cell) for cell in row] for row in section.xpath(".//tbody/tr")]


@pytest.mark.parametrize("table", OFFICIAL)
def test_every_printed_value_of_every_official_table_is_on_the_page(table, example, page_of):
    shown = [cell for row in rows_of(page_of(example), table) for cell in row]
    columns = (*table_schema(table).amount_columns, "item_name", "function_name", "economic_name")
    for record in example.package().tables[table]:
        for value in (record.values.get(column) for column in columns):
            if value:
                shown.remove(value)


def test_rows_keep_their_order(example, page_of):
    names = [row[1] for row in rows_of(page_of(example), "expenditure")]
    assert names == [record.values["function_name"] for record in example.package().tables["expenditure"]]


def test_the_totals_of_both_sides_stand_in_one_row(example, page_of):
    rows = rows_of(page_of(example), "revenue_expenditure_summary")
    assert any("本年收入合计" in row and "本年支出合计" in row for row in rows)


def test_an_amount_can_be_linked_to(example, page_of):
    (cell,) = page_of(example).xpath("//*[@id='cell-expenditure-total-basic_expenditure']")
    assert words(cell) == "650.00"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_findings_and_their_cells_link_to_each_other(broken, page_of, language):
    page = page_of(broken, language)
    checked = 0
    for finding in broken.report()["packages"][0]["findings"]:
        place = finding["locations"][0]
        if place["table"] not in OFFICIAL or not place["column"]:
            continue
        anchor = cell_anchor(place["table"], place["row"], place["column"])
        (cell,) = page.xpath(f"//td[@id='{anchor}']")
        (article,) = page.xpath(f"//*[@id='finding-{finding['fingerprint']}']")
        assert f"tone-{finding['severity']}" in cell.get("class")
        assert cell.xpath(f".//a[@href='#finding-{finding['fingerprint']}']")
        assert article.xpath(f".//a[@href='#{anchor}']")
        checked += 1
    assert checked


def test_every_link_within_the_page_leads_somewhere(all_assessed, page_of):
    for assessed in all_assessed:
        page = page_of(assessed)
        anchors = page.xpath("//@id")
        assert len(anchors) == len(set(anchors))
        assert {link[1:] for link in page.xpath("//@href") if link.startswith("#")} <= set(anchors)
        assert set(" ".join(page.xpath("//@aria-labelledby")).split()) <= set(anchors)


def test_missing_tables_are_named_with_what_they_should_hold(without_tables, page_of):
    page = page_of(without_tables)
    section = page.xpath("//section[@aria-labelledby='tables']")[0]
    assert [link.get("href") for link in section.iterfind(".//a")] == [
        f"../tables/{n}.html" for n in OFFICIAL
    ]


def test_the_gravest_finding_gives_a_cell_its_colour():
    place = {"table": "revenue", "row": "total", "column": "other_revenue"}
    title = {"zh": "", "en": ""}
    findings = [
        {"fingerprint": name, "severity": severity, "title": title, "locations": [place], "related": []}
        for name, severity in (("a", "info"), ("b", "error"))
    ]
    marks = Marks(findings).at("revenue", "total", "other_revenue")
    assert tone(marks) == "error"
    assert [mark.number for mark in marks] == [2, 1]


def test_a_finding_about_a_row_stands_at_its_name(example):
    place = {"table": "revenue", "row": "201", "column": ""}
    finding = {"fingerprint": "f", "severity": "warning", "title": {}, "locations": [place], "related": []}
    tables = Tables(example.package(), Marks([finding]))
    assert tables.link(place) == "#cell-revenue-201-function_name"


def test_anchors_are_safe_and_apart():
    anchors = {cell_anchor("t", row, "c") for row in ("a b", 'a"b', "a-b", "a<b", "总计", "a/b")}
    assert len(anchors) == 6
    assert all(anchor.isascii() and not set(anchor) & set(" \"'<>&#") for anchor in anchors)
