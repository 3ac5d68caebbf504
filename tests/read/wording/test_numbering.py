"""Numbers of headings and items: gaps and repeats, and what only looks like one."""

import pytest

from juesuan.read.documents.text import read_text
from juesuan.read.reader import read_document
from juesuan.read.wording.numbering import value_of

ABOVE = "示例市示例局\n2023年度部门决算公开\n第四部分 名词解释\n"


def broken(*items):
    text = ABOVE + "\n".join(items)
    notes = read_document(read_text(text.encode())).notes
    return [(n["printed"], n["read_as"]) for n in notes if n.get("detail") == "numbering-unbroken"]


def test_a_gap_and_a_repeat_say_what_comes_next():
    assert broken("1.收入。", "3.支出。") == [("3.支出。", "2.")]
    assert broken("（一）收入。", "（二）支出。", "（二）结转。") == [("（二）结转。", "(三)")]
    assert broken("①收入。", "③支出。") == [("③支出。", "②")]


def test_a_list_may_start_anew_and_go_on_behind_an_inner_one():
    assert broken("1.收入。", "2.支出。", "1.结转。", "2.结余。", "3.其他。") == []
    assert broken("1.收入。", "1.结转。", "2.结余。", "3.其他。", "2.支出。") == []


def test_a_number_inside_a_paragraph_or_in_another_form_is_no_gap():
    assert broken("1.收入。2.支出。", "3.结转。") == []
    assert broken("八、收入。", "9、支出。", "十、结转。") == []


def test_a_decimal_number_is_no_ordinal():
    assert broken("1.收入。", "3.50万元为支出。", "2.支出。") == []


@pytest.mark.parametrize(
    ("numeral", "value"), [("三", 3), ("十", 10), ("十二", 12), ("二十一", 21), ("7", 7), ("⑫", 12)]
)
def test_the_value_of_a_numeral(numeral, value):
    assert value_of(numeral) == value
