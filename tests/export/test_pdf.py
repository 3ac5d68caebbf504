"""PDF files: the text comes out right, headers are repeated, the same book gives the same bytes."""

import pypdfium2

from export.accounts_to_print import CODES, package_of
from juesuan.export.book import book_of
from juesuan.export.formats import book_bytes
from juesuan.export.request import chosen_layout


def pdf(layout="wuhan-2024"):
    cells = {("revenue", code, "total_revenue"): "1234.56" for code in CODES[:80]}
    return book_bytes(book_of(package_of(cells), chosen_layout(layout)), "pdf")


def pages(raw):
    document = pypdfium2.PdfDocument(raw)
    return [(page.get_size(), page.get_textpage().get_text_range()) for page in document]


def test_the_text_can_be_copied_out_again():
    text = "".join("".join(words.split()) for _, words in pages(pdf()))
    for words in (
        "示例市示例区建设局2024年度部门决算",
        "2024年度收入决算表",
        "1,234.56",
        "公务用车购置费",
        "“三公”",
    ):
        assert words in text


def test_a_long_table_repeats_its_header_on_every_page():
    own = [words for _, words in pages(pdf()) if "附属单位上缴" in words]
    assert len(own) > 2
    assert all("栏次" in words for words in own)


def test_pages_are_turned_as_the_tables_need():
    (first, _), (second, _), *_ = pages(pdf())
    assert first[0] < first[1]
    assert second[0] > second[1]


def test_the_same_book_gives_the_same_bytes():
    assert pdf() == pdf()
