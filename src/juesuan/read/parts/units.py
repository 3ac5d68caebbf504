"""The units that the accounts of a department cover: lists, tables and sentences of the overview."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from juesuan.read.documents.document import PrintedLine
from juesuan.read.parts.unit_words import UnitWords, unit_words
from juesuan.read.prose.headings import level_text
from juesuan.read.prose.passages import Passage, lineage
from juesuan.read.reading import Row
from juesuan.read.spelling import plain, printed_form, rejoined

_ITEM = re.compile(
    r"[-•·*]?\s*(?:[（(]?[0-9]{1,2}[)）.．、]|[（(]?[一二三四五六七八九十]{1,3}[)）、])\s*(.*)", re.DOTALL
)
_INLINE_ITEM = re.compile(r"(?:^|[;。,])\(?[0-9]{1,2}[).、]")
_REMARK = re.compile(r"[,，;；。:：]")
_BRACKET = re.compile(r"[（(]([^（()）]{2,30})[)）]$")
_SENTENCE_END = re.compile(r"[。;；]")
_BETWEEN = re.compile(r"[、;,]")
_NUMBER = re.compile(r"[0-9]{1,3}")
_LONGEST_LINE = 60
_TAIL = 120
"""A list is opened within so many characters before the end of a line."""
_MOST_UNITS = 500
_NAME_ENDS = "。；;，, ."
_FEWEST_CELLS = 2


class _Unit(NamedTuple):
    name: str
    remark: str
    line: PrintedLine


def read_units(passages: Iterable[Passage], department_name: str = "") -> list[Row]:
    """Return one row for each unit that the accounts cover, in printed order, each name once.

    A unit whose part in the accounts is not certain is left out.
    """
    words = unit_words()
    rows: dict[str, Row] = {}
    for passage in passages:
        if words.sections & set(lineage(passage.section)) and not passage.in_contents:
            for unit, role in _units(passage, words, department_name):
                source = unit.line.position.reference
                rows.setdefault(
                    plain(unit.name), {"unit_name": unit.name, "role": role, "source_ref": source}
                )
    return list(rows.values())[:_MOST_UNITS]


def _units(passage: Passage, words: UnitWords, department_name: str) -> Iterator[tuple[_Unit, str]]:
    """Yield the units of a table, a list or a sentence, the first that a passage has, with their roles."""
    for read in (_of_table, _of_list, _of_sentence):
        found = [unit for unit in read(passage, words) if words.is_name(unit.name)]
        if found:
            yield from ((unit, words.role(unit.name, unit.remark, department_name)) for unit in found)
            return
    yield from ((unit, "department_itself") for unit in _alone(passage, words))


def _of_table(passage: Passage, words: UnitWords) -> Iterator[_Unit]:
    """Yield the rows below `序号 单位名称 备注`: a number, a name and perhaps a remark."""
    lines = passage.lines
    heads = (i for i, line in enumerate(lines) if plain(line.text).startswith(words.table_heads))
    start = next(heads, len(lines))
    for line in lines[start + 1 :]:
        cells = [cell.text for cell in line.cells]
        if len(cells) < _FEWEST_CELLS or not _NUMBER.fullmatch(plain(cells[0])):
            break
        yield _Unit(rejoined(cells[1]), "".join(cells[2:]), line)


def _of_list(passage: Passage, words: UnitWords) -> Iterator[_Unit]:
    """Yield the numbered lines below `纳入…部门决算编制范围的二级预算单位包括：`; a name may be broken."""
    items: list[tuple[str, PrintedLine]] = []
    for line in passage.lines[_opening_line(passage, words) + 1 :]:
        item = _ITEM.fullmatch(line.text.strip())
        if item:
            items.append((item[1], line))
        elif items and _goes_on(items[-1][0], line, words):
            items[-1] = (items[-1][0] + line.text, items[-1][1])
        else:
            break
    for text, line in items:
        yield _unit(text, line, words)


def _unit(text: str, line: PrintedLine, words: UnitWords) -> _Unit:
    """Take an item apart: the name, and a remark in brackets or behind a comma."""
    bracket = _BRACKET.search(text.strip().strip(_NAME_ENDS))
    if bracket and words.merged.search(plain(bracket[1])):
        return _Unit(rejoined(text.strip()[: bracket.start()]), bracket[1], line)
    name, *remark = _REMARK.split(text.strip(), maxsplit=1)
    return _Unit(rejoined(name).strip(_NAME_ENDS), "".join(remark), line)


def _of_sentence(passage: Passage, words: UnitWords) -> Iterator[_Unit]:
    """Yield the units that a sentence lists, as `…包括：1.甲（本级）；2.乙` or `…包括甲、乙`."""
    opening = words.opening.search(passage.text)
    if opening is None:
        return
    listed = passage.text[opening.end() :].lstrip(":").partition("。")[0]
    line = _line_at(passage, opening.end())
    pieces = _INLINE_ITEM.split(listed)[1:] if _INLINE_ITEM.search(listed) else _BETWEEN.split(listed)
    for piece in pieces:
        name = piece.strip(_NAME_ENDS)
        if not _NUMBER.search(name):
            yield _Unit(_printed(name, passage), "", line)


def _alone(passage: Passage, words: UnitWords) -> Iterator[_Unit]:
    """Yield the department itself where a sentence says that its accounts are all."""
    match = words.alone.search(passage.text)
    if match:
        name = next(text for group, text in match.groupdict().items() if group.startswith("name"))
        yield _Unit(_printed(name, passage), "", _line_at(passage, match.start()))


def _opening_line(passage: Passage, words: UnitWords) -> int:
    """Return the line that ends with the opening of a list; the last line where none does."""
    for index, line in enumerate(passage.lines):
        end = passage.starts[index] + len(level_text(line.text))
        tail = passage.text[max(0, end - _TAIL) : end].rstrip(":")
        if any(match.end() == len(tail) for match in words.opening.finditer(tail)):
            return index
    return len(passage.lines)


def _goes_on(before: str, line: PrintedLine, words: UnitWords) -> bool:
    """Say whether a line goes on with the name above it: no sentence, and the name is not closed."""
    text = line.text.strip()
    if _SENTENCE_END.search(before) or before.rstrip().endswith((")", "）")):
        return False
    return len(text) <= _LONGEST_LINE and "。" not in text and not words.not_units.search(plain(text))


def _line_at(passage: Passage, offset: int) -> PrintedLine:
    return passage.lines[bisect_right(passage.starts, offset) - 1]


def _printed(name: str, passage: Passage) -> str:
    """Return a name as printed, brackets kept."""
    return printed_form(name, "".join(line.text for line in passage.lines)) or name
