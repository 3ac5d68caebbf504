"""No Chinese is left where English is due, but for what is printed in Chinese."""

import re
from html import unescape

import pytest

from juesuan.site.edition import Site
from juesuan.site.reference import catalogue, commands, kinds, metadata, tables

_CHINESE = re.compile("[一-鿿]")
_MARKED = re.compile(r'<(\w+)[^>]*lang="zh-CN"[^>]*>.*?</\1>', re.DOTALL)
_CODE = re.compile(r"<(code|pre|q)\b[^>]*>.*?</\1>", re.DOTALL)
_NAMES = re.compile("《[^》]*》|“[^”]*”|万元|（[^）]*）|\\([^)]*\\)|[类款项]")


def chinese_left(body):
    """Return the Chinese of a page outside of quotations, names, code and what is marked as Chinese."""
    text = _NAMES.sub("", unescape(re.sub("<[^>]+>", " ", _CODE.sub(" ", _MARKED.sub(" ", body)))))
    return [line.strip() for line in text.split("\n") if _CHINESE.search(line)]


@pytest.mark.parametrize("part", [catalogue, kinds, metadata, commands], ids=lambda part: part.__name__)
def test_english_pages_are_english(part):
    for page in part.pages(Site("en", ())):
        assert chinese_left(page.body) == []


def test_english_pages_of_tables_keep_chinese_for_what_is_printed():
    for page in tables.pages(Site("en", ())):
        head = page.body.partition('id="fields"')[0]
        assert chinese_left(head) == []
