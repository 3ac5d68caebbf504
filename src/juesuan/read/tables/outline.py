"""Where the tables of a document are: found by title, told from the table of contents by what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from juesuan.read.documents.document import PrintedLine
from juesuan.read.spelling import plain, without_ordinal
from juesuan.read.tables.layouts import Layout

_LONGEST_TITLE = 80
_AROUND = re.compile(
    r"\((表[0-9]+|公开[0-9]+表|续表?[0-9]*)\)|公开[0-9]+表|\(续\)$|续表$|附?表[0-9]+[:.、]?$"
)
_BEFORE = re.compile(r"(.*[0-9]{4}年度?)?")
_TITLE_WORDS = ("表", "决算", "年度")
_YEAR = re.compile(r"([0-9]{4})年")
_TITLE_LIKE = re.compile(r"(.*[0-9]{4}年度?.{2,40}|.{2,30}决算.{0,10})表")


@dataclass(frozen=True, slots=True)
class Region:
    """The lines from one title to the next title or part of the document."""

    table: str
    title: str
    year: int
    lines: tuple[PrintedLine, ...]
    """The title line first."""


def find_regions(lines: Sequence[PrintedLine], layout: Layout) -> list[Region]:
    """Return what follows each title of one of the nine tables, in reading order.

    A title in the table of contents opens a region too; no rows are found in it.
    """
    titles = {title: name for name, table in layout.tables.items() for title in table.titles}
    marks = list(_marks(lines, titles))
    marks.append((len(lines), "", "", 0))
    return [
        Region(table, title, year, tuple(lines[start:end]))
        for (start, table, title, year), (end, *_) in pairwise(marks)
        if table
    ]


def _marks(lines: Sequence[PrintedLine], titles: dict[str, str]) -> Iterator[tuple[int, str, str, int]]:
    """Yield where something starts: a table by name, or anything else that ends a table by ""."""
    for index, line in enumerate(lines):
        text = _title_text(line)
        if not text:
            continue
        following = _title_text(lines[index + 1]) if index + 1 < len(lines) else ""
        found = _match(text, titles) or _match_over_two_lines(text, following, titles)
        if found:
            title, year = found
            yield index, titles[title], title, year
        elif line.level == 1 or _TITLE_LIKE.fullmatch(text):
            yield index, "", "", 0


def _title_text(line: PrintedLine) -> str:
    """Return a line that may be a title, without its ordinal and the table's number; "" for any other."""
    if sum(len(cell.text) for cell in line.cells) > _LONGEST_TITLE:
        return ""
    text = plain(line.text)
    if line.level != 1 and not any(word in text for word in _TITLE_WORDS):
        return ""
    return _AROUND.sub("", without_ordinal(text)) or text


def _match_over_two_lines(text: str, following: str, titles: dict[str, str]) -> tuple[str, int] | None:
    """Match a title that is broken over two lines, each holding a part of it."""
    if not following or _match(following, titles):
        return None
    found = _match(text + following, titles)
    return found if found and len(following) < len(found[0]) else None


def _match(text: str, titles: dict[str, str]) -> tuple[str, int] | None:
    for title in titles:
        if text.endswith(title) and _BEFORE.fullmatch(text[: -len(title)]):
            year = _YEAR.search(text)
            return title, int(year[1]) if year else 0
    return None
