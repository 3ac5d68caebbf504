"""Which section of the standard a heading names: the titles of schemas/codelists/sections.csv."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from juesuan.read.spelling import plain
from juesuan.standard.codelists import codelist, wordings_of

ATTACHMENTS = "attachments"
NUMERAL = "[一二三四五六七八九十]{1,3}"
PART = re.compile(rf"第(?:{NUMERAL}|[0-9]{{1,2}})(?:部分|章)")
LEVEL = re.compile(rf"{NUMERAL}[、.]")
ORDINAL = re.compile(rf"(?:\({NUMERAL}\)|{NUMERAL}[、.]|[0-9]{{1,2}}[、.)]|\([0-9]{{1,2}}\))+")
"""The ordinals of headings: `第三部分`, `三、`, and any below a part."""
SENTENCE = re.compile(r"[。,;:]")
"""What sentences have and headings have not."""
_SHORTEST_CUT = 6
_SHORTEST_PART = 4
_ENDING = re.compile(r"[。:;.]+$")
_BEHIND = re.compile(r"(?:/结果)?(?:\([^()]{1,12}\))?$")
_PREFIX = re.compile(
    r"(?:关于)?(?:.{0,40}?(?:局|委|办|室|会|院|府|中心|部门|单位|本级))?(?:[0-9]{4}年度?)?(?:\(?本级\)?)?"
)
_DATED = re.compile(r".{0,50}?[0-9]{4}年度?")


class _Title(NamedTuple):
    text: str
    section: str
    kind: str


def lineage(section: str) -> Iterator[str]:
    """Yield a section and the sections and parts that hold it, from the inside out."""
    parents = _parents()
    while section:
        yield section
        section = parents.get(section, "")


def bare_title(text: str) -> str:
    """Return a heading without its ordinal and its closing mark."""
    return _ENDING.sub("", ORDINAL.sub("", PART.sub("", text, count=1), count=1))


@lru_cache(maxsize=20_000)
def section_of(text: str, inside: str, *, styled: bool) -> str:
    """Return the section whose title a whole line is; a part may name the department and the year first.

    `inside` is the section that the line stands in; `styled` says that the document itself marks the line as
    a heading, so that it needs no ordinal. "" for any other line.
    """
    is_part = bool(PART.match(text))
    bare = bare_title(text)
    if ATTACHMENTS in lineage(inside) and not is_part:
        return _attached(bare)
    marked = styled or bool(ORDINAL.match(text))
    for title in _titles():
        if title.kind == "part" and _opens_part(bare, title.text, text, is_part=is_part, marked=marked):
            return title.section
        if title.kind == "section" and marked and not is_part and _is_title(bare, title.text):
            return title.section
    cut = {title.section for title in _titles() if ORDINAL.match(text) and _is_cut(bare, title.text)}
    return cut.pop() if len(cut) == 1 else ""


def _is_title(bare: str, title: str) -> bool:
    """Say whether a heading is a title, behind nothing but the department and the year."""
    return bare.endswith(title) and _PREFIX.fullmatch(bare[: len(bare) - len(title)]) is not None


def _is_cut(bare: str, title: str) -> bool:
    return len(title) >= _SHORTEST_CUT and bare == title[:-1]


def _opens_part(bare: str, title: str, text: str, *, is_part: bool, marked: bool) -> bool:
    """Recognise the heading of a part: `第三部分 …`, `三、…` of a long title, or its title behind a year."""
    if not bare.endswith(title):
        return False
    before = bare[: len(bare) - len(title)]
    if is_part:
        return True
    if len(title) < _SHORTEST_PART:
        return False
    if marked:
        ordinal = LEVEL.match(text) or not ORDINAL.match(text) or _DATED.fullmatch(before)
        return bool(ordinal) and _PREFIX.fullmatch(before) is not None
    return not SENTENCE.search(text) and bare == text and _DATED.fullmatch(before) is not None


def _attached(bare: str) -> str:
    """Return the attachment whose title ends a line; it names a project or a department first."""
    text = _BEHIND.sub("", bare)
    if SENTENCE.search(text):
        return ""
    found = (title for title in _titles() if _parents()[title.section] == ATTACHMENTS)
    return next((title.section for title in found if text.endswith(title.text)), "")


@cache
def _titles() -> tuple[_Title, ...]:
    """Return every wording of a section of the text, the longest first."""
    found = [
        _Title(plain(wording), row["code"], row["kind"])
        for row in codelist("sections")
        if row["kind"] != "table"
        for wording in wordings_of(row)
    ]
    return tuple(sorted(found, key=lambda title: -len(title.text)))


@cache
def _parents() -> dict[str, str]:
    return {row["code"]: row["parent"] for row in codelist("sections")}
