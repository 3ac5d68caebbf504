"""Hits of one cause are one note."""

from juesuan.read.documents.document import Position
from juesuan.read.wording.hits import LONGEST, Hit, Quoting, grouped
from juesuan.read.wording.stretch import Paragraph, Stretch


def stretch(*texts, where="text"):
    paragraphs = (
        Paragraph(where, text, ((0, Position(line=line)),)) for line, text in enumerate(texts, start=1)
    )
    return Stretch("glossary", where, tuple(paragraphs))


def printed(hits, quoting=None):
    return [(found.printed, found.position.line) for found in grouped(hits, quoting or Quoting())]


def test_hits_of_neighbouring_paragraphs_are_one_and_each_word_is_quoted_once():
    text = stretch("收入XX万元，占XX%", "支出XXX万元")
    hits = [Hit(text, 0, 2, 4), Hit(text, 0, 8, 10), Hit(text, 1, 2, 5)]
    assert printed(hits) == [("XX；XXX", 1)]


def test_hits_further_apart_are_two():
    text = stretch("收入XX万元", "支出合计", "支出XX万元")
    assert printed([Hit(text, 0, 2, 4), Hit(text, 2, 2, 4)]) == [("XX", 1), ("XX", 3)]


def test_all_hits_of_one_sheet_are_one():
    text = stretch("收入XX万元", "支出合计", "支出XX万元", where="sheet")
    assert printed([Hit(text, 0, 2, 4), Hit(text, 2, 2, 4)]) == [("XX", 1)]


def test_hits_that_expect_different_words_are_two():
    text = stretch("生活质理", "截止")
    assert len(printed([Hit(text, 0, 2, 4, "质量"), Hit(text, 1, 0, 2, "截至")])) == 2


def test_what_stands_around_is_quoted_where_it_helps():
    assert printed([Hit(stretch("车辆1台，；其他2台"), 0, 4, 6)], Quoting(context=2)) == [("1台，；其他", 1)]


def test_long_words_are_cut_at_their_end_or_at_their_beginning():
    text = stretch("说明" * LONGEST)
    hit = Hit(text, 0, 0, 2 * LONGEST)
    ((words, _),) = printed([hit])
    assert len(words) == LONGEST
    assert words.endswith("…")
    ((words, _),) = printed([hit], Quoting(from_end=True))
    assert words.startswith("…")
