"""A chart says its numbers as printed; where there is nothing to draw, that is said instead."""

import pytest
from lxml import etree, html

from juesuan.site.reports.accounts import Accounts
from juesuan.site.reports.charts import chart, label_lines
from juesuan.site.reports.drawings import Bar, Drawing, described, drawings
from juesuan.site.words import say

NAMES = ["totals", "revenue_structure", "expenditure_structure", "appropriation", "three_public_expenses"]


def of(assessed, name, language="zh"):
    return next(each for each in drawings(Accounts(assessed.package()), language) if each.name == name)


def amounts(assessed, table, column):
    return [r.values[column] for r in assessed.package().tables[table] if r.values[column]]


def test_the_six_figures_are_drawn_in_the_official_order(example):
    drawn = drawings(Accounts(example.package()), "zh")
    assert [each.name for each in drawn] == [*NAMES, "categories"]
    assert all(each.drawn for each in drawn)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_text_alternative_says_every_number(example, language):
    for drawing in drawings(Accounts(example.package()), language):
        root = etree.fromstring(str(chart(drawing, language, "c")))
        named = root.get("aria-labelledby").split()
        texts = {each.get("id"): each.text for each in root if each.get("id")}
        assert root.get("role") == "img"
        assert [texts[name] for name in named] == [drawing.title, described(drawing, language)]
        for bar in drawing.bars:
            assert all(f"{each.text} {each.unit}" in texts[named[1]] for each in bar.amounts if each)


def test_three_public_expenses_are_those_of_the_table(example):
    drawing = of(example, "three_public_expenses")
    for at, column in enumerate(("actual", "budget")):
        drawn = [bar.amounts[at].text for bar in drawing.bars if bar.amounts[at]]
        assert drawn == amounts(example, "three_public_expenses", column)


def test_categories_are_those_of_the_table(example):
    rows = [r.values for r in example.package().tables["expenditure"] if len(r.key) == 3]
    drawn = [(bar.label, bar.amounts[0].text) for bar in of(example, "categories").bars]
    assert drawn == [(row["function_name"], row["total_expenditure"]) for row in rows]


def test_shares_are_of_the_printed_total_and_never_rounded_to_nothing_or_all(changed):
    cells = {
        ("revenue", "total", "other_revenue"): "0.01",
        ("revenue", "total", "fiscal_appropriation"): "1034.99",
    }
    bars = {bar.label: bar.share for bar in of(changed(cells=cells), "revenue_structure").bars}
    assert (bars["其他收入"], bars["财政拨款收入"]) == ("<0.1%", ">99.9%")


def test_the_year_before_is_drawn_beside_this_year_and_said_where_from(without_tables):
    drawing = of(without_tables, "totals")
    assert drawing.series == ("2020年度", "2019年度")
    assert say("charts.remarks.change", "zh") in drawing.remarks


def test_an_unknown_year_before_is_said_and_not_drawn(changed, page_of):
    assessed = changed(without=["figures"])
    assert of(assessed, "totals").series == ("2024年度",)
    assert say("charts.remarks.prior_unknown", "zh") in page_of(assessed).text_content()


def test_without_data_there_is_a_sentence_and_no_chart(changed, page_of):
    page = page_of(changed(without=["figures", "three_public_expenses"]))
    figure = next(each for each in page.iter("figure") if "三公" in each.text_content())
    assert figure.find(".//svg") is None
    assert say("charts.nothing", "zh") in figure.text_content()


def test_a_table_holds_the_same_numbers_as_the_chart(example, page_of):
    for figure in page_of(example).iter("figure"):
        drawn = [each.text.split(" ")[0] for each in figure.iterfind(".//svg//text[@class='value']")]
        listed = [cell.text.strip() for cell in figure.iterfind(".//table//td") if (cell.text or "").strip()]
        assert sorted(drawn) == sorted(each for each in listed if not each.endswith("%"))


def test_nothing_in_a_chart_runs_or_leads_out_of_the_page(example):
    for drawing in drawings(Accounts(example.package()), "zh"):
        svg = str(chart(drawing, "zh", "c"))
        assert "<script" not in svg
        assert "<style" not in svg
        assert "http" not in svg.replace('xmlns="http://www.w3.org/2000/svg"', "").replace(
            'xmlns:xlink="http://www.w3.org/1999/xlink"', ""
        )


def test_a_hostile_name_is_text(example):
    amount = Accounts(example.package()).now("total_revenue")
    name = "<script>alert(1)</script></svg>\"'&"
    drawing = Drawing("totals", name, (), (Bar(name, (amount,)),))
    found = html.fragment_fromstring(str(chart(drawing, "zh", "c")))
    assert found.find(".//script") is None
    assert name in found.text_content()


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("公务接待费", ["公务接待费"]),
        ("公务用车运行维护费", ["公务用车运", "行维护费"]),
        ("Official receptions", ["Official", "receptions"]),
    ],
)
def test_labels_are_broken_into_two_lines_of_about_the_same_length(label, lines):
    assert label_lines(label)[0] in (lines[0], label)
    assert "".join(label_lines(label)).replace(" ", "") == label.replace(" ", "")


def test_a_label_that_is_too_long_ends_in_an_ellipsis():
    assert "".join(label_lines("很" * 40)).endswith("…")


def test_characters_that_no_xml_may_hold_are_left_out(changed, page_of):
    cells = {("revenue", "201", "unit"): "万\x01元\ufffe", ("expenditure", "201", "function_name"): "a\x02b"}
    assert page_of(changed(cells=cells), "zh").xpath("//*[local-name()='svg']")
