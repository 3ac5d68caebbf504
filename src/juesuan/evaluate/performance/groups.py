"""Labels that print the full marks of their group, such as “（7分）…”, and what stands below them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from juesuan.evaluate.performance.sheets import Indicator, Sheet
from juesuan.evaluate.performance.wording import LANGUAGES, number, say
from juesuan.evaluate.single import Violation
from juesuan.standard.catalogue import Text

_LABEL = re.compile(r"[（(]\s*([0-9]{1,3})\s*分\s*[）)]")
_LEVELS = ("level_1", "level_2")
_MILLION = 10**6


class Group(NamedTuple):
    """A label with its full marks, its indicators, and the parts that must add up to it, in millionths."""

    column: str
    label: str
    marks: int
    indicators: tuple[Indicator, ...]
    parts: tuple[tuple[str, int], ...]


def groups_of(sheet: Sheet) -> Iterator[Group]:
    """Yield the labelled groups whose parts all print their marks.

    A second-level label is the sum of its indicators' weights; a first-level one the sum of the second-level
    labels below it, where those print marks, else of the weights.
    """
    for level in (1, 2):
        for key, indicators in _grouped(sheet, level).items():
            marks = _marks(key[-1])
            parts = _labelled(indicators) if level == 1 else None
            parts = parts or _weighted(indicators)
            if parts:
                yield Group(_LEVELS[level - 1], key[-1], marks, tuple(indicators), tuple(parts))


def judge_groups(sheet: Sheet) -> Iterator[Violation]:
    """Report labels that differ from the sum of what stands below them."""
    for group in groups_of(sheet):
        total = sum(marks for _, marks in group.parts)
        if total == group.marks:
            continue
        yield Violation(
            "impossible",
            group.indicators[0].cell(group.column),
            printed=number(group.marks),
            expected=number(total),
            difference=number(abs(total - group.marks)),
            detail=say("quoted", name=group.label),
            formula=say("formulas.group", names=_listed(group.parts), total=number(total)),
            related=tuple(each.cell("weight") for each in group.indicators),
        )


def _listed(parts: tuple[tuple[str, int], ...]) -> Text:
    """Write the parts of a sum with their names."""
    unnamed = say("unnamed")
    return {
        language: " ＋ ".join(f"{name or unnamed[language]} {number(marks)}" for name, marks in parts)
        for language in LANGUAGES
    }


def _grouped(sheet: Sheet, level: int) -> dict[tuple[str, ...], list[Indicator]]:
    """Group the indicators under the labels of a level that print marks, each with the labels above it."""
    found: dict[tuple[str, ...], list[Indicator]] = {}
    for each in sheet.indicators:
        if _marks(each.values[_LEVELS[level - 1]]):
            found.setdefault(tuple(each.values[name] for name in _LEVELS[:level]), []).append(each)
    return found


@lru_cache(maxsize=4096)
def _marks(label: str) -> int:
    match = _LABEL.search(label)
    return int(match[1]) * _MILLION if match else 0


def _labelled(indicators: list[Indicator]) -> list[tuple[str, int]]:
    """Return the second-level labels with their marks; nothing where one of them prints none."""
    names = dict.fromkeys(each.values["level_2"] for each in indicators)
    found = [(_LABEL.sub("", name), _marks(name)) for name in names]
    return found if all(marks for _, marks in found) else []


def _weighted(indicators: list[Indicator]) -> list[tuple[str, int]]:
    """Return the weights with their names; nothing where one of them is blank."""
    found = [(each.values["level_3"], each.weight.value) for each in indicators if each.weight is not None]
    return found if len(found) == len(indicators) else []
