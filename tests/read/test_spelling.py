"""Words and numbers as documents print them."""

import pytest

from juesuan.read.documents.document import GridCell, Position, PrintedLine
from juesuan.read.spelling import is_cut_of, kind_of, money_of, plain, printed_form, rejoined, without_ordinal
from juesuan.read.tables.rows import tokens_of


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("1,548.05", "amount"),
        ("-0.10", "amount"),
        ("１，５４８．０５", "amount"),
        ("12", "integer"),
        ("—", "nothing"),
        ("-", "nothing"),
        ("12,34.5", "malformed"),
        ("1,548.05万元", "malformed"),
        ("100%", "word"),
        ("二、外交支出", "word"),
    ],
)
def test_kinds_of_words(word, kind):
    assert kind_of(word) == kind


def test_money_keeps_every_printed_digit():
    assert money_of("1,548.050")[0] == "1548.050"
    assert money_of("−0.10")[0] == "-0.10"
    assert money_of("12,34.5") == ("12,34.5", None)


def test_names_are_compared_without_spaces_widths_and_quotes_and_kept_as_printed():
    assert plain("财政拨款“三公” 经费（境）") == "财政拨款三公经费(境)"
    assert rejoined("政府办公厅（室） 及相关　机构事务") == "政府办公厅（室）及相关机构事务"
    assert rejoined("COVID 19 防疫") == "COVID 19防疫"
    assert printed_form("因公出国(境)费", "合计 因公出国（境） 费 小计") == "因公出国（境）费"
    assert printed_form("公务接待费", "合计") is None
    assert without_ordinal("二十一、国有资本经营预算支出") == "国有资本经营预算支出"


def test_a_cut_name_is_a_proper_beginning_of_two_characters_or_more():
    assert is_cut_of("政府性基", "政府性基金预算财政拨款")
    assert not is_cut_of("其", "其他支出")
    assert not is_cut_of("其他支出", "其他支出")


def test_a_number_broken_behind_its_separator_is_one_number():
    words = ("1,", "506.10", "1,506.", "10")
    cells = tuple(GridCell(word, column) for column, word in enumerate(words))
    line = PrintedLine(cells, columns_known=False, position=Position())
    assert [token.text for token in tokens_of(line)] == ["1,506.10", "1,506.10"]
