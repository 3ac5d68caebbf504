"""Where the self-assessment sheets of a document are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from juesuan.read.documents.document import PrintedLine
from juesuan.read.performance.forms import Forms
from juesuan.read.spelling import plain, without_ordinal

_LONGEST_TITLE = 80
_REACH = 80
_SENTENCE = re.compile("[。；，;,]")
_BRACKETS_BEHIND = re.compile(r"(\([^()]{1,16}\))+$")
_YEAR = re.compile(r"^.{0,20}?[0-9]{4}年度?")
_END_OF_TITLE = 4
_PAGE_MARGIN = 6
_LONGEST_SUBJECT = 40


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its first and last line, both included, and its title without ordinal and year."""

    first: int
    last: int
    title: str
    overall: bool
    subject: str = ""
    """What the line above the title names, where the title itself names nothing."""


def find_sheets(lines: Sequence[PrintedLine], forms: Forms) -> list[Sheet]:
    """Return the sheets in printed order; a title without a sheet, as in a table of contents, is none."""
    titles = {
        index: title for index, line in enumerate(lines) if (title := _title(lines, index, line, forms))
    }
    starts = sorted(titles)
    sheets: list[Sheet] = []
    for start, following in pairwise([*starts, len(lines)]):
        texts = _plain_texts(lines, start + 1, min(following, start + 1 + _REACH))
        if not any(mark.search("".join(texts)) for mark in forms.marks):
            continue
        last = _last_line(lines, start, following, forms)
        parts = list(_parts(lines, start, last, titles[start], forms))
        subject = _subject_above(lines, start, titles[start], forms)
        if subject:
            parts[0] = replace(parts[0], first=start - 1, subject=subject)
        sheets += parts
    return sheets


def _title(lines: Sequence[PrintedLine], index: int, line: PrintedLine, forms: Forms) -> str:
    """Return the title that a line prints, "" for any other line."""
    if sum(len(cell.text) for cell in line.cells) > _LONGEST_TITLE:
        return ""
    text = _BRACKETS_BEHIND.sub("", without_ordinal(plain(line.text)))
    if not _is_title(text, forms) and index + 1 < len(lines):
        behind = plain(lines[index + 1].text)
        text += behind if len(behind) <= _END_OF_TITLE and not _is_title(behind, forms) else ""
    return text if _is_title(text, forms) else ""


def _subject_above(lines: Sequence[PrintedLine], index: int, title: str, forms: Forms) -> str:
    """Return the line right above a title that names nothing itself: it is the first half of the title."""
    if title not in forms.titles or index == 0:
        return ""
    above = lines[index - 1]
    if not 0 < above.position.line == lines[index].position.line - 1 or above.columns_known:
        return ""
    text = plain(above.text)
    return "" if len(text) > _LONGEST_SUBJECT or _SENTENCE.search(text) else text


def _is_title(text: str, forms: Forms) -> bool:
    return text.endswith(forms.titles) and not _SENTENCE.search(text)


def _plain_texts(lines: Sequence[PrintedLine], start: int, end: int) -> list[str]:
    return [plain(line.text) for line in lines[start:end]]


def _last_line(lines: Sequence[PrintedLine], start: int, end: int, forms: Forms) -> int:
    """Return the last line of the sheet that starts with a title, as far as running text shows its end."""
    gridded = noted = False
    for index in range(start + 1, end):
        line = lines[index]
        text = plain(line.text)
        if line.level == 1:
            return index - 1
        if line.columns_known:
            gridded = gridded or _is_mark(lines, index, forms)
            continue
        if forms.furniture.fullmatch(text):
            continue
        noted = noted or _opens_notes(text, forms)
        leaves = forms.ends.match(text) or (gridded and not noted and not _continues(lines, index))
        if leaves and not _goes_on(lines, index, end, forms):
            return index - 1
    return end - 1


def _opens_notes(text: str, forms: Forms) -> bool:
    return any(text.startswith(label) for label in forms.note_starts)


def _is_mark(lines: Sequence[PrintedLine], index: int, forms: Forms) -> bool:
    return forms.marks[0].search("".join(_plain_texts(lines, index, index + 3))) is not None


def _continues(lines: Sequence[PrintedLine], index: int) -> bool:
    """Say whether a line goes on with the cell of the line just above it."""
    here, above = lines[index].position, lines[index - 1].position
    return here.line > 0 and here.line == above.line + 1


def _goes_on(lines: Sequence[PrintedLine], index: int, end: int, forms: Forms) -> bool:
    return _indicators_follow(lines, index, end, forms) or _rows_follow(lines, index, end, forms)


def _indicators_follow(lines: Sequence[PrintedLine], start: int, end: int, forms: Forms) -> bool:
    texts = _plain_texts(lines, start, min(end, start + _REACH))
    return forms.marks[0].search("".join(texts)) is not None


def _rows_follow(lines: Sequence[PrintedLine], start: int, end: int, forms: Forms) -> bool:
    """Say whether rows with names of levels go on below what a page prints at its margins."""
    following = (line for line in lines[start : min(end, start + _PAGE_MARGIN)] if line.columns_known)
    return any(plain(cell.text) in forms.level_names for line in following for cell in line.cells)


def _parts(lines: Sequence[PrintedLine], first: int, last: int, title: str, forms: Forms) -> Iterator[Sheet]:
    """Split at every further project name: several sheets may stand below one title."""
    overall = any(word in title for word in forms.overall)
    title = _YEAR.sub("", title)
    complete = False
    for index in range(first + 1, last + 1):
        if not lines[index].cells:
            continue
        text = plain(lines[index].cells[0].text)
        if text.startswith(forms.sheet_starts) and complete and not overall:
            yield Sheet(first, index - 1, title, overall)
            first, complete = index, False
        complete = complete or _is_mark(lines, index, forms)
    yield Sheet(first, last, title, overall)
