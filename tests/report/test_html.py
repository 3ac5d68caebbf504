"""The page: one file, offline, well formed, nothing lost, nothing let in."""

import re
from html.parser import HTMLParser

import pytest

from juesuan.report import render
from juesuan.report.labels import say
from report import sample

VOID = {"meta", "input", "col", "br", "hr", "img", "link"}
REPORTS = [sample.broken, sample.unfinished, sample.clean, sample.several, sample.report]


class Page(HTMLParser):
    """Reads a page, minds that tags close in order, and keeps text, attributes and ids."""

    def __init__(self, html):
        super().__init__()
        self.open, self.text, self.attributes, self.headings = [], [], [], []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag):
        assert self.open
        assert self.open.pop() == tag, self.getpos()

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("style", "script"):
            self.text.append(data)

    def all(self, name):
        return [value for _, attribute, value in self.attributes if attribute == name]


def flat(text):
    return "".join(text.split())


@pytest.mark.parametrize("build", REPORTS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_are_well_formed(build, language):
    page = Page(render(build(), "html", language))
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in page.all("href")} <= set(ids)
    assert set(" ".join(page.all("aria-labelledby")).split()) <= set(ids)
    assert set(page.all("for")) <= set(ids)
    assert page.headings[0] == 1
    assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False))


@pytest.mark.parametrize("build", REPORTS)
def test_pages_refer_to_nothing_outside(build):
    html = render(build(), "html")
    page = Page(html)
    assert all(value.startswith("#") for value in page.all("href"))
    assert page.all("src") == page.all("srcset") == page.all("action") == []
    assert not re.search(r"url\(|@import|fetch\(|XMLHttp|https?://", html)
    assert "default-src 'none'" in html


def test_both_languages_are_there_and_the_asked_one_is_shown():
    html = render(sample.broken(), "html", "en")
    assert '<html lang="en">' in html
    assert re.search(r'id="language-en"[^>]* checked>', html)
    assert not re.search(r'id="language-zh"[^>]* checked>', html)
    text = "".join(Page(html).text)
    assert "发现 2 处必须更正的错误" in text
    assert "2 errors that must be fixed" in text


def test_the_language_is_by_default_that_of_the_report():
    from juesuan.report.html import render_html

    report = sample.broken()
    assert '<html lang="zh-CN">' in render_html(report)
    report["report"]["language"] = "en"
    assert '<html lang="en">' in render_html(report)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_lost(language):
    report = sample.broken()
    package = report["packages"][0]
    text = flat("".join(Page(render(report, "html")).text))
    for finding in package["findings"]:
        assert flat(finding["message"][language]) in text
        assert finding["fingerprint"] in text
        if finding["severity"] != "info":
            for name in ("title", "formula", "mend"):
                assert finding[name] is None or flat(finding[name][language]) in text
            for name in ("printed", "expected", "difference", "rule"):
                assert finding[name] is None or finding[name] in text
            assert all(flat(each["formula"][language]) in text for each in finding["equations"])
    for outcome in package["outcomes"]:
        assert flat(outcome["title"][language]) in text
        assert outcome["reason"] is None or flat(outcome["reason"][language]) in text
    assert flat(sample.UNPLACED["reason"][language]) in text
    for value in (sample.UNPLACED["printed"], sample.UNPLACED["source_ref"], *sample.EXPLANATION.values()):
        assert flat(value) in text
    assert flat(say("limits.title")[language]) in text
    assert sample.SHA256 in text


def hostile(node):
    """Put hostile text wherever free text can be."""
    if isinstance(node, dict):
        kept = (
            "rule",
            "family",
            "kind",
            "severity",
            "verdict",
            "detail",
            "status",
            "language",
            "type",
            "table",
            "expected_is",
        )
        return {name: value if name in kept else hostile(value) for name, value in node.items()}
    if isinstance(node, list):
        return [hostile(value) for value in node]
    return node + sample.HOSTILE + '"><img src=x onerror=1>' if isinstance(node, str) else node


def test_hostile_text_stays_text():
    honest = Page(render(sample.several(), "html", "zh"))
    html = render(hostile(sample.several()), "html", "zh")
    page = Page(html)
    assert sample.HOSTILE not in html
    assert sample.HOSTILE in "".join(page.text)
    assert html.count("<script") == 1
    assert {(tag, name) for tag, name, _ in page.attributes} <= {
        (tag, name) for tag, name, _ in honest.attributes
    }


def test_an_unfinished_check_never_looks_like_success():
    html = render(sample.unfinished(), "html")
    assert 'class="verdict tone-incomplete"' in html
    assert "tone-clean" not in html.split("</style>")[1]
    text = "".join(Page(html).text)
    for language in ("zh", "en"):
        assert say("headline.clean")[language] not in text
        assert say("not_run.lead")[language] in text
    for word in ("合格", "passed", "success"):
        assert word not in text.lower()
    # The words of the last section deny that passing proves anything; they are the only ones to name it.
    assert text.replace(say("limits.title")["zh"], "").count("通过") == 0


def test_several_packages_have_an_index():
    page = Page(render(sample.several(), "html"))
    assert [href for href in page.all("href") if re.fullmatch(r"#package-\d", href)] == [
        f"#package-{n}" for n in (1, 2, 3)
    ]
    assert "各份决算" in "".join(page.text)


def test_a_family_where_all_hold_is_folded():
    html = render(sample.broken(), "html")
    assert html.count('<details class="family" open>') == 1
    assert html.count('<details class="family">') == 2


def test_digits_that_differ_are_marked():
    from juesuan.report.reading import differing

    assert differing("1053.01", "1035.01") == ("10", "53", ".01")
    assert differing("一般服务支出", "一般公共服务支出") == ("一般", "", "服务支出")
    assert differing("1.00", "1.00") == ("1.00", "", "")
    assert differing("11", "111") == ("11", "", "")
