"""Terms of the glossary that stand there without an explanation."""

import pytest

from juesuan.read.prose.listed.terms import unexplained_terms
from read.prose.stated import passage_of


def alone(text):
    return [each.name for each in unexplained_terms(passage_of("glossary", text))]


def test_a_term_that_the_next_one_follows_at_once_is_alone():
    text = (
        "（一）基本支出：指保障运转的支出。（二）使用的支出功能分类科目（到项级）"
        "（三）项目支出：指完成任务的支出。"
    )
    assert alone(text) == ["使用的支出功能分类科目(到项级)"]


def test_the_last_term_may_be_alone():
    assert alone("一、基本支出：指保障运转的支出。二、其他专用名词。") == ["其他专用名词"]


@pytest.mark.parametrize(
    "text",
    [
        "（一）基本支出：指保障运转的支出。（二）项目支出：指完成任务的支出。",
        "1.基本支出：指1.保障运转2.完成日常工作的支出。2.项目支出指完成任务的支出。",
        "（一）使用的功能分类科目（到项级）1.教育支出（类）：反映教育支出。（二）基本支出：指保障运转的支出。",
        "（一）基本支出：指保障运转的支出。（二）其他名词。（根据使用的名词补充解释）",
        "基本支出，指保障运转的支出。",
        "",
    ],
)
def test_explained_terms_are_not_alone(text):
    assert alone(text) == []
