"""Links between pages are relative, so that the site works under any address and from a disk."""

from juesuan.site.page import link, shared_link


def test_links_are_relative_to_the_page():
    assert link("rules/one", "rules/two.html") == "two.html"
    assert link("rules/one", "tables/revenue.html#amount") == "../tables/revenue.html#amount"
    assert link("index", "rules/one.html") == "rules/one.html"


def test_files_that_languages_share_are_at_the_top():
    assert shared_link("reports/one", "files/one/report.json", "zh") == "../files/one/report.json"
    assert shared_link("reports/one", "files/one/report.json", "en") == "../../files/one/report.json"
