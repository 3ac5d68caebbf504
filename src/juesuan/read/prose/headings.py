"""Which lines are headings of the running text, and what each of them opens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from juesuan.read.documents.document import PrintedLine
from juesuan.read.documents.headings import heading_level
from juesuan.read.prose.titles import LEVEL, NUMERAL, ORDINAL, PART, SENTENCE, bare_title, section_of
from juesuan.read.spelling import plain

RANK_OF_PART, RANK_OF_LEVEL = 0, 1
"""How high `第三部分` and `三、` stand; `（三）` has the rank 2, `3.` 3, `（3）` 4, and no ordinal 5."""
_RANKS = (
    PART,
    LEVEL,
    re.compile(rf"\({NUMERAL}\)"),
    re.compile(r"[0-9]{1,2}[、.]"),
    re.compile(r"\(?[0-9]{1,2}\)"),
)
_LONGEST_HEADING = 80
_MOST_LINES = 3
_DEBRIS = re.compile(r"\[(?:bookmark|image):[^\]]*\]")
_CIRCLED = str.maketrans({chr(0x2460 + index): f"({index + 1})" for index in range(20)})
_NUMBERED = re.compile(rf"({NUMERAL}|[0-9]{{1,2}})[、.]")
_ATTACHMENT = re.compile(rf"附件(?:{NUMERAL}|[0-9]{{1,2}})?")
_REST = re.compile(r"[。:]")
_LEADERS = re.compile(r"[.·…]{3,}[0-9]*$|[.·…]+[0-9]+$")
_DIGITS = dict(zip("一二三四五六七八九十", range(1, 11), strict=True))


class Opening(NamedTuple):
    """What a line opens: a section of the standard, or what stands under a heading that it does not know."""

    section: str
    """Code of schemas/codelists/sections.csv; "" for an unknown heading."""
    heading: str
    """Without its ordinal, widths and spaces levelled."""
    height: int
    """How many lines the heading fills."""
    rest: str
    """The text that follows on its last line."""
    number: int
    """The number of an ordinal such as `三、` or `3.`; 0 where there is none."""
    rank: int
    """How high it stands by its ordinal; the part has 0."""


def opens_section(lines: Sequence[PrintedLine], index: int) -> bool:
    """Say whether a line opens a part or a section of the text that the standard knows."""
    found = opening(lines, index)
    return found is not None and bool(found.section)


def opening(lines: Sequence[PrintedLine], index: int, inside: str = "") -> Opening | None:
    """Return what a line opens; `inside` is the section that it stands in. None for a line of text."""
    text = level_text(lines[index].text)
    if not text or len(text) > _LONGEST_HEADING:
        return _inline(text, inside) if text else None
    level = lines[index].level or heading_level(text)
    for whole, height in reversed(list(_wholes(lines, index, text, inside))):
        section = section_of(whole, inside, styled=bool(level))
        if section:
            return _found(section, whole, height, text)
    found = _inline(text, inside)
    return found or (_found("", text, 1, text) if level else None)


def level_text(text: str) -> str:
    """Return a printed line for comparing, its debris left out and circled ordinals written as `(1)`."""
    return plain(without_debris(text).translate(_CIRCLED))


def without_debris(text: str) -> str:
    """Return a printed line without the marks that converting a file leaves in it."""
    return _DEBRIS.sub("", text)


def without_leaders(text: str) -> str:
    """Return a line of a table of contents without its leaders and its page number."""
    return _LEADERS.sub("", text)


def _found(section: str, whole: str, height: int, text: str, rest: str = "") -> Opening:
    rank = next((rank for rank, ordinal in enumerate(_RANKS) if ordinal.match(text)), len(_RANKS))
    return Opening(section, bare_title(whole), height, rest, _number(text), rank)


def _wholes(lines: Sequence[PrintedLine], index: int, text: str, inside: str) -> Iterator[tuple[str, int]]:
    """Yield a line as a heading alone, and with the next lines as far as they may go on with it."""
    whole = without_leaders(text)
    yield whole, 1
    # Leaders and a page number end a line of the contents: nothing goes on with it.
    if whole != text:
        return
    for height in range(2, min(_MOST_LINES, len(lines) - index) + 1):
        following = without_leaders(level_text(lines[index + height - 1].text))
        if SENTENCE.search(whole) or _ATTACHMENT.fullmatch(whole) or not _goes_on(following, whole, inside):
            return
        whole += following
        yield whole, height


def _goes_on(following: str, whole: str, inside: str) -> bool:
    """Say whether a line may be the end of a heading: it opens nothing itself and is no sentence."""
    if not following or len(whole) + len(following) > _LONGEST_HEADING or ORDINAL.match(following):
        return False
    if PART.match(following):
        return False
    # What follows `第三部分 某市某局2024年度` may well be the title itself.
    return bool(PART.match(whole)) or not section_of(following, inside, styled=True)


def _inline(text: str, inside: str) -> Opening | None:
    """Recognise a heading that the text follows on the same line: `（一）机关运行经费支出情况。2024年…`."""
    mark = _REST.search(text[:_LONGEST_HEADING])
    if mark is None or not ORDINAL.match(text) or not text[mark.end() :]:
        return None
    heading = text[: mark.start()]
    section = section_of(heading, inside, styled=False)
    return _found(section, heading, 1, text, text[mark.end() :]) if section else None


def _number(text: str) -> int:
    match = _NUMBERED.match(text)
    if match is None:
        return 0
    return int(match[1]) if match[1].isdigit() else _value(match[1])


def _value(numeral: str) -> int:
    """Return the value of a numeral below a hundred."""
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _DIGITS.get(numeral, 0)
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
