"""Names inside sentences: alternatives for expressions, and functional codes by their printed path."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from juesuan.read.spelling import plain
from juesuan.standard.codelists import codelist, names_of

_EXPENDITURE = "支出"
_AND = re.compile("[与及]")
_LEVEL_NAME = r"(?:(?![。,;:]).){1,40}?"
_PATH = re.compile(r"(.+?)(?:\(类\)|类|$)(?:支出)?(?:(.+?)\(款\)(?:(.+?)\(项\))?)?")
_DIGITS = (3, 5, 7)
_REMEMBERED = 5_000


def choice(words: Iterable[str]) -> str:
    """Return an expression for any of some plain words, the longest first."""
    longest_first = sorted(set(words), key=len, reverse=True)
    return "|".join(re.escape(word) for word in longest_first) or "(?!)"


@cache
def function_expression() -> str:
    """Return the expression for a functional code written as `…(类)…(款)…(项)`, or by its category alone.

    A category that is neither marked as one nor ends in `支出` is an ordinary word.
    """
    categories = {
        plain(row["name_zh"])
        for row in codelist("functional_classification")
        if len(row["code"]) == _DIGITS[0]
    }
    names = choice(spelling for name in categories for spelling in (name, name.removesuffix(_EXPENDITURE)))
    lower = rf"(?:{_LEVEL_NAME}\(款\)(?:{_LEVEL_NAME}\(项\))?)?"
    return rf"(?:{names})(?:(?:支出)?(?:\(类\)|类)(?:支出)?{lower}|(?<={_EXPENDITURE}))"


def _spellings(name: str) -> tuple[str, ...]:
    """Return a name for comparing, with and without its closing `支出`; `与`, `及` and `和` are one word."""
    text = _AND.sub("和", plain(name))
    return (text, text.removesuffix(_EXPENDITURE))


@lru_cache(maxsize=_REMEMBERED)
def function_code(printed: str, year: int) -> str:
    """Return the code that a printed path names in a year; "" where none or several do.

    A path ends where its levels end; a placeholder such as `***(款)` names nothing.
    """
    codes = [""]
    for digits, name in zip(_DIGITS, _levels(printed), strict=False):
        codes = [code for parent in codes for code in _children(parent, digits, name, year)]
    unique = set(codes)
    return unique.pop() if len(unique) == 1 else ""


def _levels(printed: str) -> list[str]:
    """Return the names of category, section and item, as far as a path goes."""
    path = _PATH.fullmatch(printed)
    return [name for name in path.groups() if name] if path else []


@lru_cache(maxsize=_REMEMBERED)
def _children(parent: str, digits: int, name: str, year: int) -> tuple[str, ...]:
    """Return the codes below a parent that bear a name in a year, or failing that in any year."""
    below = {
        row["code"]
        for row in codelist("functional_classification")
        if len(row["code"]) == digits and row["code"].startswith(parent)
    }
    wanted = set(_spellings(name))
    now = [code for code in below if _named(names_of("functional_classification", code, year)) & wanted]
    return tuple(sorted(now or (code for code in below if _named(_all_names(code)) & wanted)))


def _named(names: Iterable[str]) -> set[str]:
    return {spelling for name in names for spelling in _spellings(name)}


@cache
def _all_names(code: str) -> frozenset[str]:
    return frozenset(row["name_zh"] for row in codelist("functional_classification") if row["code"] == code)
