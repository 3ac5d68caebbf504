"""The parts of a table's region: header, column numbers, data and the notes below it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from juesuan.read.documents.document import PrintedLine
from juesuan.read.errors import refusal
from juesuan.read.spelling import Token, plain
from juesuan.read.tables.layout import Layout
from juesuan.read.tables.outline import Region
from juesuan.read.tables.rows import tokens_of

_DIGITS = re.compile(r"[0-9]+")
_UNIT = re.compile(r"单位:((?:人民币)?(?:亿元|万元|元))")
_LABELLED = re.compile(r"^(编制|公开|填报|预算)?(部门|单位)(名称)?:")
_SENTENCE = re.compile(r"[。，；：;:=＝]")
_LONGEST_CAPTION = 200
_SHORTEST_NUMBER_ROW = 3

MOST_LINES = 20_000
"""The most lines of one table; real ones have some hundred."""


@dataclass(slots=True)
class Body:
    """A table's region taken apart; `numbers` is the row of column numbers, where there is one."""

    header: list[PrintedLine]
    numbers: list[Token]
    data: list[tuple[PrintedLine, list[Token]]]
    notes: list[PrintedLine]
    unit: str


def take_apart(region: Region, layout: Layout) -> Body:
    """Separate what stands above the data, the data, and the notes below.

    Raises UnreadableError for a table of more lines than any real one has.
    """
    body = Body([], [], [], [], "")
    lines = [line for line in region.lines[1:] if not _is_furniture(line, layout)]
    for line in lines:
        text = plain(line.text) if len(line.text) < _LONGEST_CAPTION else ""
        if body.notes and line.level:
            break
        if unit := _UNIT.search(text):
            body.unit = unit[1].removeprefix("人民币")
        if body.notes or (text.startswith(layout.note_starts) and _is_note(text, layout)):
            body.notes.append(line)
            if not _is_row_after_notes(line):
                continue
        if _UNIT.search(text) or _LABELLED.match(text):
            continue
        _take(line, body, layout)
        if len(body.data) > MOST_LINES:
            raise refusal("too_many_lines", table=region.title, most=MOST_LINES)
    return body


def _is_row_after_notes(line: PrintedLine) -> bool:
    """Recognise a table that goes on below its notes: amounts in what is neither sentence nor formula."""
    return not _SENTENCE.search(line.text) and any(token.kind == "amount" for token in tokens_of(line))


def _take(line: PrintedLine, body: Body, layout: Layout) -> None:
    tokens = tokens_of(line)
    if _is_number_row(tokens, layout):
        if not body.numbers:
            body.numbers = tokens
            body.header = [each for each, _ in body.data]
        body.data = [] if body.numbers is tokens else body.data
        return
    body.data.append((line, tokens))


def _is_furniture(line: PrintedLine, layout: Layout) -> bool:
    if len(line.text) > 30:
        return False
    return _DIGITS.sub("#", plain(line.text)) in layout.furniture


def _is_note(text: str, layout: Layout) -> bool:
    start = next(start for start in layout.note_starts if text.startswith(start))
    return text[len(start) :].startswith((":", "1", ".", "、"))


def _is_number_row(tokens: list[Token], layout: Layout) -> bool:
    """Recognise `栏次 1 2 3`: numbers that count from one, beside labels of column numbers at most."""
    numbers = [plain(token.text) for token in tokens if token.kind == "integer"]
    if not numbers or any(token.kind not in ("integer", "word") for token in tokens):
        return False
    if numbers != [str(number) for number in range(1, len(numbers) + 1)]:
        return False
    words = plain("".join(token.text for token in tokens if token.kind == "word"))
    for label in layout.column_number_labels:
        words = words.replace(label, "")
    return not words and (len(numbers) < len(tokens) or len(numbers) >= _SHORTEST_NUMBER_ROW)
