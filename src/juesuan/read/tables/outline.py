"""Where the tables of a document are: found by title, told from the table of contents by what follows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile

from juesuan.read.documents.document import PrintedLine
from juesuan.read.spelling import plain, without_ordinal
from juesuan.read.tables.layout import Layout
from juesuan.read.tables.rows import tokens_of

_LONGEST_TITLE = 80
_TABLE_NUMBER = r"(?:附?表|附件|公开|财决公开|财决|附)[A-Za-z]*[0-9]+(?:-[0-9]+)*表?"
_AROUND = re.compile(
    rf"^{_TABLE_NUMBER}[:.、]?(?=.)|\((?:{_TABLE_NUMBER}|续表?[0-9]*|[0-9]{{4}}年度?)\)|{_TABLE_NUMBER}[:.、]?$"
    r"|公开[0-9]+表|\(续\)$|续表$"
)
_LEADERS = re.compile(r"[.·…]{2,}[0-9]*$")
_BRACKET = re.compile(r"\(([^()]{2,12})\)$")
_BEFORE = re.compile(r"(.*[0-9]{4}年度?(?:部门|单位)?)?")
_TITLE_WORDS = ("表", "决算", "年度")
_YEAR = re.compile(r"([0-9]{4})年")
_ENDS_TABLE = re.compile(r"(.*[0-9]{4}年度?.{2,40}|.{2,30}决算.{0,10})表")
_FURTHER = re.compile(r"[^。，；：:;,]{3,40}表")
_CAPTION = re.compile(r"(?:金额)?单位:|部门:|公开[0-9]+表|财决.*表")
_NEAR = 4
"""So many lines below its title a table shows that it is one."""
_FAR = 60
"""So many lines are looked at for the first amount of a further table."""


@dataclass(frozen=True, slots=True)
class Region:
    """The lines from one title to the next title or part of the document."""

    table: str
    """One of the nine tables; "" for a further one."""
    title: str
    year: int
    lines: tuple[PrintedLine, ...]
    """The title line first."""

    @property
    def numbers(self) -> int:
        """Return how many amounts the region prints."""
        return sum(token.kind == "amount" for line in self.lines for token in tokens_of(line))


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where something starts: a table by name, a further table, or only the end of what came before."""

    start: int
    table: str = ""
    title: str = ""
    year: int = 0


def find_regions(
    lines: Sequence[PrintedLine], layout: Layout, opens: Callable[[int], bool] | None = None
) -> list[Region]:
    """Return what follows each title of a table, in reading order; further tables have no name.

    A title in the table of contents opens a region too; no rows are found in it. `opens` says whether
    the line at a place opens a section of the text, which ends a table too.
    """
    marks = [*_marks(lines, layout, opens or (lambda _: False)), _Mark(len(lines))]
    regions = (_region(lines, mark, following.start) for mark, following in pairwise(marks) if mark.title)
    return [region for region in regions if region]


def finds_alike(first: Layout, second: Layout) -> bool:
    """Say whether two layouts find the same regions: they have the same titles and marks."""
    words = [
        (
            _titles(each),
            each.read_elsewhere,
            each.part_ends,
            each.extra_marks,
            each.standard_marks,
            each.department_ends,
        )
        for each in (first, second)
    ]
    return words[0] == words[1]


def _region(lines: Sequence[PrintedLine], mark: _Mark, end: int) -> Region | None:
    """Cut out one region; a further table ends where running text starts, and has to look like a table."""
    held = lines[mark.start : end] if mark.table else _held(lines[mark.start : end])
    if not mark.table and not _is_table(held):
        return None
    return Region(mark.table, mark.title, mark.year, tuple(held))


def _is_table(lines: Sequence[PrintedLine]) -> bool:
    """Say whether a grid, or a caption and rows, stands below a title."""
    near = lines[1 : 1 + _NEAR]
    if any(line.columns_known and len(line.cells) > 1 for line in near):
        return True
    captioned = any(_CAPTION.search(plain(line.text)) for line in near if len(line.text) <= _LONGEST_TITLE)
    return captioned and any(t.kind == "amount" for line in lines for t in tokens_of(line))


def _marks(lines: Sequence[PrintedLine], layout: Layout, opens: Callable[[int], bool]) -> Iterator[_Mark]:
    titles = _titles(layout)
    for index, line in enumerate(lines):
        text = _title_text(line)
        if not text:
            continue
        text, extra = _unmarked(text, layout)
        following = _title_text(lines[index + 1]) if index + 1 < len(lines) else ""
        found = _match(text, titles, layout) or _match_over_two_lines(text, following, titles, layout)
        if found and not extra:
            year = _YEAR.search(plain(line.text))
            yield _Mark(index, titles[found], found, int(year[1]) if year else 0)
        elif _is_further(lines, index, text, extra=extra):
            elsewhere = any(word in text for word in layout.read_elsewhere)
            yield _Mark(index, "", "" if elsewhere else plain(line.text))
        elif _ends_table(line, text, layout) or opens(index):
            yield _Mark(index)


def _ends_table(line: PrintedLine, text: str, layout: Layout) -> bool:
    """Say whether a line that opens no table ends the one before it."""
    is_part = line.level == 1 or (line.level > 0 and text.endswith(layout.part_ends))
    return is_part or bool(_ENDS_TABLE.fullmatch(text))


def _is_further(lines: Sequence[PrintedLine], index: int, text: str, *, extra: bool) -> bool:
    """Recognise the title of a further table: alone in its row, called a table, with a table below it."""
    line = lines[index]
    if line.level == 1 or (line.columns_known and len(line.cells) > 1):
        return False
    return (extra or bool(_FURTHER.fullmatch(text))) and _is_table(_held(lines[index : index + _FAR]))


def _held(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return a title and what stands below it up to the next heading or running text."""
    below = takewhile(lambda line: not line.level and "。" not in line.text, lines[1:])
    return [lines[0], *below]


def _unmarked(text: str, layout: Layout) -> tuple[str, bool]:
    """Return a title without the mark behind it, and whether that says that it is another table."""
    bracket = _BRACKET.search(text)
    if bracket and bracket[1].startswith(layout.extra_marks):
        return text[: bracket.start()], True
    if bracket and bracket[1].startswith(layout.standard_marks):
        return text[: bracket.start()], False
    return text, False


def _title_text(line: PrintedLine) -> str:
    """Return a line that may be a title, without its ordinal and the table's number; "" for any other."""
    if sum(len(cell.text) for cell in line.cells) > _LONGEST_TITLE:
        return ""
    text = plain(line.text)
    if not line.level and not any(word in text for word in _TITLE_WORDS):
        return ""
    return _bare(text) or (text if line.level else "")


@lru_cache(maxsize=20_000)
def _bare(text: str) -> str:
    return _AROUND.sub("", without_ordinal(_LEADERS.sub("", text)))


def _match_over_two_lines(text: str, following: str, titles: dict[str, str], layout: Layout) -> str:
    """Match a title that is broken over two lines, each holding a part of it; "" for none."""
    if not following or _match(following, titles, layout):
        return ""
    found = _match(text + following, titles, layout)
    return found if len(following) < len(found) else ""


def _match(text: str, titles: dict[str, str], layout: Layout) -> str:
    """Return the title that a text ends with, behind nothing but a year or the name of a department."""
    for title in titles:
        if text.endswith(title):
            before = text[: -len(title)]
            if _BEFORE.fullmatch(before) or before.endswith(layout.department_ends):
                return title
    return ""


def _titles(layout: Layout) -> dict[str, str]:
    """Return every title with its table, the longest first."""
    titles = {title: name for name, table in layout.tables.items() for title in table.titles}
    return dict(sorted(titles.items(), key=lambda each: len(each[0]), reverse=True))
