"""Faults in the prose of a document: its numbers, percentages, years, dates and direction words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from injection.amounts import more
from injection.clean import Clean
from injection.decided import direction_decided, rate_told, repeats_table, statement
from injection.fault import Fault
from injection.prose import Number, Word, contents, numbers, prose, words
from juesuan.arithmetic.equations import Cell

DIRECTIONS = re.compile("增加|减少|增长|下降|上升|持平|大于|小于|高于|低于|等于")
FLIPPED = {
    "增加": "减少",
    "减少": "增加",
    "增长": "下降",
    "下降": "增长",
    "上升": "下降",
    "持平": "增加",
    "大于": "小于",
    "小于": "大于",
    "高于": "低于",
    "低于": "高于",
    "等于": "大于",
}
_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_DAY = re.compile(r"(\d{1,2})月(\d{1,2})(?=日)")
_REASON = re.compile("(?:[^，。；]*?主要(?:变动)?原因)[^。；]*([。；]?)(?<=[。；])")
_OF_A_REASON = re.compile("[^，。；]{0,8}主要(?:变动)?原因")


def number_faults(clean: Clean) -> Iterator[Fault]:
    """Yield every number of the prose gone wrong: money by 0.50, a percentage by 1.0, anything else by 1."""
    for number in numbers(clean.region):
        amount = {"万元": "0.50", "%": "1.0"}.get(number.unit, "1")
        yield replaced(clean, number, more(number.text, amount), _target(clean, number))


def year_faults(clean: Clean) -> Iterator[Fault]:
    """Yield every year one later and one earlier, and every day of the month made impossible."""
    for where, lines in (("", prose(clean.region)), (" in the contents", contents(clean.region))):
        for at, text in lines:
            for match in _YEAR.finditer(text):
                for kind, new in (("a year later", 1), ("a year earlier", -1)):
                    yield line_fault(
                        clean, at, match.span(1), str(int(match[1]) + new), (f"year{where}", kind)
                    )
            for match in _DAY.finditer(text):
                yield line_fault(clean, at, match.span(2), "32", (f"date{where}", "no such day"))
                yield line_fault(clean, at, match.span(1), "13", (f"date{where}", "no such month"))


def direction_faults(clean: Clean) -> Iterator[Fault]:
    """Yield every direction word of the prose turned round."""
    for word in words(clean.region, DIRECTIONS):
        span = (word.start, word.start + len(word.text))
        target, bound = _said(clean, word)
        fault = line_fault(
            clean, word.line, span, FLIPPED[word.text], (f"direction word {target}", "flipped")
        )
        yield fault._replace(bound=bound)


def reason_faults(clean: Clean) -> Iterator[Fault]:
    """Yield every reason left out, with what announces it."""
    for at, text in prose(clean.region):
        for match in _REASON.finditer(text):
            behind_comma = text[: match.start()].endswith("，")
            span = (match.start() - 1, match.start(1)) if behind_comma else match.span()
            yield line_fault(clean, at, span, "", ("reason", "left out"))


def line_fault(clean: Clean, line: int, span: tuple[int, int], new: str, what: tuple[str, str]) -> Fault:
    """Return the fault that a stretch of a line reads otherwise; `what` is its target and its kind."""
    text, (start, end) = clean.lines[line - 1], span
    changed = text[:start] + new + text[end:]
    place = f"L{line}: {text[max(0, start - 18) : end + 12]}"
    return Fault(clean.region, "document", *what, place, text[start:end], new, (), ((line, changed),))


def replaced(clean: Clean, number: Number, new: str, target: str) -> Fault:
    """Return the fault that a number of the prose reads otherwise."""
    fault = line_fault(clean, number.line, (number.start, number.end), new, (target, "changed"))
    cells = [Cell("figures", record.key, "value") for record in number.figures]
    told = clean.told([(cell, new) for cell in cells])
    stated = [statement(clean, record.key) for record in number.figures]
    return fault._replace(bound=told or any(s is not None and rate_told(clean, s, new) for s in stated))


def _target(clean: Clean, number: Number) -> str:
    stated = [s for record in number.figures if (s := statement(clean, record.key)) is not None]
    if any(repeats_table(clean, each) for each in stated):
        return "number: amount that a table prints"
    if not stated:
        return "number: no figure"
    return {"万元": "number: amount", "%": "number: percentage"}.get(number.unit, "number: count or score")


def _said(clean: Clean, word: Word) -> tuple[str, bool]:
    """Say what a word belongs to, and whether anything decides it."""
    text = clean.lines[word.line - 1]
    stated = [s for record in word.figures if (s := statement(clean, record.key)) is not None]
    if stated:
        return "of a figure", any(direction_decided(clean, each) for each in stated)
    if _OF_A_REASON.match(text, word.start + len(word.text)):
        return "that announces a reason", True
    return "elsewhere", False
