"""The navigation names its sections in the language and lists what there is."""

from juesuan.site.navigation import navigation

PAGES = ["index.md", "tables/index.md", "tables/revenue.md", "tables/expenditure.md"]


def test_sections_are_named_in_the_language():
    assert navigation([{"rules": ["index.md"]}], "zh", PAGES) == [{"规则": ["index.md"]}]
    assert navigation([{"rules": ["index.md"]}], "en", PAGES) == [{"Rules": ["index.md"]}]


def test_a_pattern_lists_pages_in_their_order_without_the_index():
    assert navigation(["tables/*"], "zh", PAGES) == ["tables/revenue.md", "tables/expenditure.md"]


def test_what_does_not_exist_is_left_out_with_its_section():
    assert navigation([{"rules": ["rules/index.md"]}, "index.md"], "zh", PAGES) == ["index.md"]
