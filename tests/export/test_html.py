"""Web pages: one file, merged cells, nothing that could run or be fetched."""

from html.parser import HTMLParser

from export.accounts_to_print import package_of
from juesuan.export.book import book_of
from juesuan.export.formats import book_bytes
from juesuan.export.request import chosen_layout


def page(name="示例市示例区建设局", layout="wuhan-2024"):
    package = package_of({("revenue", "total", "total_revenue"): "1234.56"})
    package.descriptor["juesuan:departmentName"] = name
    return book_bytes(book_of(package, chosen_layout(layout)), "html").decode()


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_the_page_needs_nothing_else_and_runs_nothing():
    tags = Tags(page()).found
    assert not {tag for tag, _ in tags} & {"script", "link", "img", "iframe"}
    assert not any("src" in attrs or "href" in attrs for _, attrs in tags)


def test_every_row_of_a_table_fills_its_columns():
    heads = [attrs for tag, attrs in Tags(page()).found if tag == "th"]
    assert {"colspan": "4"} in heads
    assert {"rowspan": "2"} in heads
    assert sum(tag == "table" for tag, _ in Tags(page()).found) == 9


def test_a_name_is_text_whatever_it_holds():
    assert "<script>" not in page("<script>局")
    assert "&lt;script&gt;局" in page("<script>局")


def test_amounts_are_printed_with_separators():
    assert '<td class="amount">1,234.56</td>' in page()
