"""Functional codes by the path that a sentence prints."""

import re

import pytest

from juesuan.read.prose.names import function_code, function_expression
from juesuan.read.spelling import plain


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("一般公共服务支出（类）", "201"),
        ("一般公共服务（类）支出", "201"),
        ("一般公共服务支出类支出", "201"),
        ("住房保障支出", "221"),
        ("教育支出（类）普通教育（款）", "20502"),
        ("一般公共服务支出（类）财政事务（款）行政运行（项）", "2010601"),
        ("教育（类）进修与培训（款）干部教育（项）", "2050802"),
        ("医疗卫生与计划生育（类）行政事业单位医疗（款）行政单位医疗（项）", "2101101"),
        ("科学技术（类）***（款）***（项）", ""),
        ("一般公共服务支出（类）财政事务（款）无此科目（项）", ""),
    ],
)
def test_a_path_names_a_code(printed, code):
    text = plain(printed)
    assert re.fullmatch(function_expression(), text)
    assert function_code(text, 2022) == code


@pytest.mark.parametrize("text", ["金融", "教育工作", "其他", "农林水利"])
def test_an_ordinary_word_is_no_path(text):
    assert re.search(function_expression(), text) is None
