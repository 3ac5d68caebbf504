"""Functional codes by their printed names: `卫生健康支出(类)行政事业单位医疗(款)公务员医疗补助(项)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache

from juesuan.read.prose.listed.words import Listed, functional_words
from juesuan.read.prose.names import choice, function_code
from juesuan.read.prose.passages import Passage
from juesuan.read.spelling import plain
from juesuan.standard.codelists import UNVERIFIED, codelist

_LIST = "functional_classification"
_EXPENDITURE = "支出"
_CATEGORY_DIGITS = 3
_DIGITS = {"category": 3, "section": 5, "item": 7}
_MARKS = {"category": "类", "section": "款", "item": "项"}
_NAME = r"(?:(?![。,;:]).){1,40}?"
_CHINESE = re.compile(r"[一-鿿]{2}")
_SHORTEST = 4
"""So long a name with one wrong character is still told."""
_ALIKE = 0.8
"""Two names are alike where so much of them is the same, in order."""


def listed_codes(passage: Passage, year: int) -> Iterator[Listed]:
    """Yield every functional code that a passage names, category by category, section or item."""
    for match in _expression().finditer(passage.text):
        levels = _levels(match)
        code = _code(levels, year)
        if code:
            use = _use(passage.text, match.end())
            yield Listed(_printed(match, levels), match.start(), code, "", use)


def _use(text: str, offset: int) -> str:
    """Return the kind of expenditure that the words behind a code name as its use; "" for none or both."""
    words = functional_words()
    found = words.use.match(text, offset)
    kinds = [kind for kind, names in words.kinds.items() if found and any(name in found[1] for name in names)]
    return kinds[0] if len(kinds) == 1 else ""


def _levels(match: re.Match[str]) -> dict[str, str]:
    """Return the names of the levels that are words; a placeholder such as `***(款)` is none."""
    found: dict[str, str] = {}
    for level in _DIGITS:
        name = match[level]
        if not name or not _CHINESE.search(name):
            break
        found[level] = name
    return found


def _printed(match: re.Match[str], levels: dict[str, str]) -> str:
    last = next(reversed(levels))
    return (
        match[0] if last == "item" else "".join(f"{name}({_MARKS[level]})" for level, name in levels.items())
    )


@cache
def _expression() -> re.Pattern[str]:
    """Return the expression of a path; a category is marked as one, or ends in `支出` and says no more."""
    names = {plain(row["name_zh"]) for row in codelist(_LIST) if len(row["code"]) == _CATEGORY_DIGITS}
    spellings = choice(spelling for name in names for spelling in (name, name.removesuffix(_EXPENDITURE)))
    section, item = (rf"(?P<{level}>{_NAME})\({_MARKS[level]}级?\)" for level in ("section", "item"))
    marked = rf"(?:支出)?(?:\(类级?\)|类(?=支出))(?:支出)?(?:{section}(?:{item})?)?"
    return re.compile(rf"(?P<category>{spellings})(?:{marked}|(?<={_EXPENDITURE})(?=具体包括|[0-9]))")


@lru_cache(maxsize=5_000)
def _resolved(category: str, section: str, item: str, year: int) -> str:
    path = "".join(
        f"{name}({mark})" for name, mark in zip((category, section, item), "类款项", strict=True) if name
    )
    return function_code(path, year)


def _code(levels: dict[str, str], year: int) -> str:
    """Return the code that a path means: exactly, or where one name of it is nearly right and no other is."""
    names = [*levels.values(), "", ""][:3]
    exact = _resolved(*names, year)
    if exact:
        return exact
    category = _resolved(names[0], "", "", year)
    section = _resolved(names[0], names[1], "", year) if category and names[1] else ""
    if not section and names[1]:
        section = _alike_section(category, names[1], names[2])
    item = _alike_below(section, names[2]) if section and names[2] else ""
    return item or section or category


def _alike_section(category: str, name: str, item: str) -> str:
    """Return the only section of a category with a like name that has the item."""
    found = {
        code
        for code, official in _below(category)
        if _is_alike(name, official) and (not item or any(other == item for _, other in _below(code)))
    }
    return found.pop() if len(found) == 1 else ""


def _alike_below(section: str, name: str) -> str:
    exact = {code for code, official in _below(section) if official == name}
    found = exact or {code for code, official in _below(section) if _is_alike(name, official)}
    return found.pop() if len(found) == 1 else ""


def _is_alike(name: str, official: str) -> bool:
    if name.endswith(official) or official.endswith(name):
        return True
    if (
        len(name) == len(official) >= _SHORTEST
        and sum(a != b for a, b in zip(name, official, strict=True)) == 1
    ):
        return True
    return SequenceMatcher(None, name, official, autojunk=False).ratio() >= _ALIKE


@lru_cache(maxsize=2_000)
def _below(parent: str) -> tuple[tuple[str, str], ...]:
    """Return code and name of every verified code right below another."""
    digits = len(parent) + 2
    return tuple(
        (row["code"], plain(row["name_zh"]))
        for row in codelist(_LIST)
        if parent and len(row["code"]) == digits and row["code"].startswith(parent)
        if row["confidence"] != UNVERIFIED
    )
