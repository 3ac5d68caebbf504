"""Data Docs work offline: nothing is fetched, no script is left, every page can be reached."""

from lxml import html

from juesuan.site.data_docs import localise

PAGE = """<html><head><title>t</title><link rel="stylesheet" href="https://example.org/a.css">
<script src="https://example.org/a.js"></script></head><body onload="go()">
<a href="https://example.org">out</a><a href="../index.html">home</a><img src="https://example.org/a.png">
<table><tr><td>kept</td></tr></table></body></html>"""


def localised(tmp_path):
    (tmp_path / "expectations").mkdir()
    (tmp_path / "static").mkdir()
    (tmp_path / "expectations" / "revenue.html").write_text(PAGE, encoding="utf-8")
    localise(tmp_path)
    return html.parse(str(tmp_path / "expectations" / "revenue.html")).getroot()


def test_nothing_is_fetched_and_nothing_runs(tmp_path):
    document = localised(tmp_path)
    assert document.xpath("//script | //img | //@onload") == []
    assert document.xpath("//link/@href") == ["data:,", "../data_docs.css"]
    assert document.xpath("//a/@href") == ["../index.html"]


def test_what_was_found_is_kept(tmp_path):
    assert localised(tmp_path).xpath("//td/text()") == ["kept"]


def test_the_index_lists_every_page(tmp_path):
    localised(tmp_path)
    links = html.parse(str(tmp_path / "index.html")).getroot().xpath("//a/@href")
    assert links == ["expectations/revenue.html"]
