"""Faults of form in a document: placeholders, marks, units, names, repeated and dropped text, numbering."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clean_disclosure import PLACES, names
from injection.clean import Clean
from injection.fault import Fault
from injection.prose import contents, numbers, prose
from injection.sentences import DIRECTIONS, line_fault

_CHINESE = "一二三四五六七八九十"
_ORDINAL = re.compile(rf"^(#* ?(?:第|（)?)([{_CHINESE}]{{1,3}}|\d{{1,2}})(部分|）|、|[.．])")
_ITEM = re.compile(rf"^(?:（[{_CHINESE}]+）|\d+[.、]|（\d+）|[{_CHINESE}]+、)")
_LISTED = re.compile("包括：([^。；]+)")
_SHORTEST = 20


def leftover_faults(clean: Clean) -> Iterator[Fault]:
    """Yield every fault of form."""
    yield from _placeholders(clean)
    yield from _marks(clean)
    yield from _names(clean)
    yield from _paragraphs(clean)
    yield from _items(clean)
    yield from _ordinals(clean)


def _placeholders(clean: Clean) -> Iterator[Fault]:
    for number in numbers(clean.region):
        span = (number.start, number.end)
        target = "placeholder" if number.figures else "placeholder outside figures"
        yield line_fault(clean, number.line, span, "XX", (target, "XX for a number"))
    for at, text in prose(clean.region):
        if text.endswith("。"):
            span = (len(text) - 1, len(text))
            yield line_fault(clean, at, span, "（请说明具体情况）。", ("placeholder", "（请…）"))
        for match in DIRECTIONS.finditer(text):
            if match[0] in ("增加", "减少"):
                new = "增加（减少）"
                yield line_fault(clean, at, match.span(), new, ("placeholder", new))


def _marks(clean: Clean) -> Iterator[Fault]:
    for at, text in prose(clean.region):
        if text.endswith("。"):
            yield line_fault(clean, at, (len(text), len(text)), "。", ("punctuation", "doubled 。"))
    for number in numbers(clean.region):
        if number.unit:
            span = (number.end, number.end + len(number.unit))
            kind = "without %" if number.unit == "%" else "without unit"
            target = "number of a figure" if number.figures else "number outside figures"
            yield line_fault(clean, number.line, span, "", (target, kind))


def _names(clean: Clean) -> Iterator[Fault]:
    place = PLACES[clean.region]
    own, other = names(place)["department"], f"{place}财政局"
    for at, text in prose(clean.region):
        start = text.find(own)
        if start >= 0:
            yield line_fault(clean, at, (start, start + len(own)), other, ("department name", "of another"))


def _paragraphs(clean: Clean) -> Iterator[Fault]:
    for at, text in prose(clean.region):
        if len(text) >= _SHORTEST:
            fault = line_fault(clean, at, (0, 0), "", ("paragraph", "repeated"))
            yield fault._replace(lines=((at, f"{text}\n\n{text}"),), place=f"L{at}: {text[:40]}")


def _items(clean: Clean) -> Iterator[Fault]:
    for at, text in prose(clean.region):
        if _ITEM.match(text):
            fault = line_fault(clean, at, (0, len(text)), "", ("list item", "line dropped"))
            yield fault._replace(lines=((at, None),), place=f"L{at}: {text[:40]}", printed=text[:40])
        for match in _LISTED.finditer(text):
            start = match.start(1)
            for item in match[1].split("、"):
                if "、" in match[1]:
                    span = (start - (start > match.start(1)), start + len(item) + (start == match.start(1)))
                    yield line_fault(clean, at, span, "", ("list item", "name dropped"))
                start += len(item) + 1


def _ordinals(clean: Clean) -> Iterator[Fault]:
    lines = [(at, text) for at, text in enumerate(clean.lines, start=1) if text.startswith("#")]
    for target, found in (
        ("heading", lines),
        ("numbered paragraph", prose(clean.region)),
        ("entry of the contents", contents(clean.region)),
    ):
        for at, text in found:
            match = _ORDINAL.match(text)
            if match:
                yield line_fault(clean, at, match.span(2), _next(match[2]), (target, "number changed"))


def _next(ordinal: str) -> str:
    """Return the ordinal after one: 十 is followed by 十一, 9 by 10."""
    if ordinal.isdigit():
        return str(int(ordinal) + 1)
    tens, last = ordinal[:-1], ordinal[-1]
    value = 10 if ordinal == "十" else (_CHINESE.index(last) + 1 if last != "十" else 0)
    value += {"十": 10, "二": 20}.get(tens[0], 0) if tens else 0
    value += 1
    ten, one = divmod(value, 10)
    front = "" if ten == 0 else "十" if ten == 1 else f"{_CHINESE[ten - 1]}十"
    return front + (_CHINESE[one - 1] if one else "")
