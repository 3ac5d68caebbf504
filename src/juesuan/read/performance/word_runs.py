"""The run of words that makes one indicator, and the marks that end it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from juesuan.read.performance.ledger import value_of
from juesuan.read.performance.tokens import Token

_FEWEST_WORDS = 3
_FULL_MARKS = 100


@dataclass(slots=True)
class Run:
    """The words of one indicator up to its marks."""

    words: list[Token]
    marks: list[Token]
    level_1: str
    level_2: str
    opened: bool
    """Whether its first word is certain: behind a level or with a marker of its own."""
    marked: bool
    closed: bool = False
    """Whether no word behind its marks can belong to it."""


def marks_at(tokens: Sequence[Token], index: int) -> list[Token]:
    """Return the numbers that follow each other from here."""
    end = index
    while end < len(tokens) and tokens[end].bare:
        end += 1
    return list(tokens[index:end])


def may_be_mark(token: Token) -> bool:
    """Say whether a number may be a score: no indicator has more than the full marks of a sheet."""
    value = value_of(token)
    return not value or Decimal(value) <= _FULL_MARKS


def is_sure(run: Run, words: Sequence[Token]) -> bool:
    """Say whether the number at the end of a line is a score even without the claimed total.

    `被评为 20` may go on with `年度先进` on the next line; a number alone, or behind two values, does not.
    """
    if run.marked and run.closed:
        return True
    beside = sum(1 for word in words if word.line == run.marks[-1].line)
    return len(words) >= _FEWEST_WORDS and (run.closed or beside != 1)
