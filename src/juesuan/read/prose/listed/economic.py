"""The items that money was spent on, as `人员经费…主要包括：基本工资、津贴补贴…` lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from juesuan.read.prose.listed.words import Listed, economic_words
from juesuan.read.prose.passages import Passage
from juesuan.read.spelling import plain
from juesuan.standard.codelists import codelist, names_of

_LIST = "economic_classification"
_SECTION_DIGITS = 5
_CAPITAL_CONSTRUCTION = "309"
"""Its sections bear the names of those of 310 and are never paid from basic expenditure."""
_SHORTEST_PART = 4
_BETWEEN = re.compile(r"[、,]|[.…]{2,}|X{2,}|\*{2,}")
_LEFT_OUT = re.compile(r"[.…]{2,}|X{2,}|\*{2,}")
_REMARK = re.compile(r"\([^()]*\)$")


class _Item(NamedTuple):
    name: str
    offset: int


def listed_items(passage: Passage, year: int) -> Iterator[Listed]:
    """Yield every name of the lists of a passage, and `等` for a list that does not claim to be complete."""
    for match in economic_words().expression.finditer(passage.text):
        group = economic_words().groups[match["group"]]
        items = [*_items(match["items"], match.start("items"), year)]
        known = [item for item in items if economic_code(item.name, group, year)[0]]
        if len(known) < max(economic_words().fewest, len(items) / 2):
            continue
        for item in items:
            code, official = economic_code(item.name, group, year)
            yield Listed(item.name, item.offset, code, official, group)
        if _is_open(match["items"]):
            yield Listed("等", match.end() - 1, "", "", group)


def _items(text: str, start: int, year: int) -> Iterator[_Item]:
    end = 0
    for mark in [*_BETWEEN.finditer(text), None]:
        piece = text[end : mark.start() if mark else len(text)]
        yield from _named(_bare(piece, last=mark is None), start + end, year)
        end = mark.end() if mark else end


def _bare(piece: str, *, last: bool) -> str:
    """Return a piece of a list without what ends the list: `等支出`, or a remark in brackets."""
    if not last:
        return piece
    name = _REMARK.sub("", piece) if piece not in _names() else piece
    end = next((end for end in economic_words().open_ends if name.endswith(end)), "")
    return name.removesuffix(end) if name not in _names() else name


def _named(name: str, offset: int, year: int) -> Iterator[_Item]:
    """Yield a name; `印刷费和邮电费` are two where both are names of the year."""
    if not name:
        return
    for join in economic_words().joins:
        first, joined, second = name.partition(join)
        if joined and name not in _by_name(year) and {first, second} <= _by_name(year).keys():
            yield _Item(first, offset)
            yield _Item(second, offset + len(first) + len(joined))
            return
    yield _Item(name, offset)


def _is_open(text: str) -> bool:
    bare = _REMARK.sub("", text)
    return bool(_LEFT_OUT.search(text)) or bare.endswith(economic_words().open_ends)


@lru_cache(maxsize=2_000)
def economic_code(name: str, group: str, year: int) -> tuple[str, str]:
    """Return the code that a name has in a year, and its official name where the printed one differs.

    A name that begins as the official one, or goes on behind it, is taken for it where only one does;
    ("", "") for a name that nothing known is like.
    """
    known = _by_name(year)
    if name in known:
        return known[name], ""
    near = {official: code for official, code in known.items() if _is_near(name, official)}
    groups = {code: row["group"] for code, row in _rows().items()}
    own = {official: code for official, code in near.items() if groups[code] == group}
    if len(own) != 1:
        return "", ""
    ((official, code),) = own.items()
    return code, official


def _is_near(name: str, official: str) -> bool:
    shorter, longer = sorted((name, official), key=len)
    return len(shorter) >= _SHORTEST_PART and longer.startswith(shorter)


@lru_cache(maxsize=64)
def _by_name(year: int) -> dict[str, str]:
    """Return every verified name of a section in a year -> its code."""
    found: dict[str, str] = {}
    for code in sorted(_rows(), key=lambda code: (code.startswith(_CAPITAL_CONSTRUCTION), code)):
        for name in names_of(_LIST, code, year):
            found.setdefault(plain(name), code)
    return found


@cache
def _names() -> frozenset[str]:
    return frozenset(plain(row["name_zh"]) for row in codelist(_LIST))


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in codelist(_LIST) if len(row["code"]) == _SECTION_DIGITS}
