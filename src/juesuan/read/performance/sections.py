"""The sections of a sheet: head, funds, goals, indicators, total, and what is said about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from juesuan.read.performance.forms import Forms, Found
from juesuan.read.performance.tokens import Token

_FEWEST_COLUMNS = 2


class Column(NamedTuple):
    """One column of the indicators: its role, and where its label stands."""

    role: str
    token: Token


@dataclass(frozen=True, slots=True)
class Section:
    """A run of tokens of one kind; `columns` are those of the nearest head of indicators."""

    kind: str
    tokens: tuple[Token, ...]
    """The label that opens the section and the head of the indicators are left out."""
    found: Found | None = None
    opening: tuple[Token, ...] = ()
    columns: tuple[Column, ...] = ()


_NEXT = {
    "head": {"funds", "goal", "group", "indicators", "notes"},
    "funds": {"goal", "group", "indicators", "notes", "deviation", "measures"},
    "goal": {"goal", "group", "indicators", "notes"},
    "group": {"goal", "indicators", "notes", "total", "deviation", "measures"},
    "indicators": {"goal", "group", "indicators", "total", "deviation", "measures", "notes"},
    "total": {"goal", "group", "indicators", "total", "deviation", "measures", "notes"},
    "deviation": {"total", "deviation", "measures", "notes", "goal", "indicators"},
    "measures": {"total", "deviation", "measures", "notes", "goal", "indicators"},
    "notes": set(),
}
"""Which sections may follow which: notes go on to the end of the sheet."""


@dataclass(slots=True)
class _Walk:
    """The sections found so far, and the one that is being filled."""

    kind: str = "head"
    found: Found | None = None
    opening: tuple[Token, ...] = ()
    tokens: list[Token] = field(default_factory=list)
    columns: tuple[Column, ...] = ()
    sections: list[Section] = field(default_factory=list)

    def turn(self, kind: str, found: Found | None, opening: Sequence[Token]) -> None:
        """Close the current section and open another one."""
        self.sections.append(Section(self.kind, tuple(self.tokens), self.found, self.opening, self.columns))
        self.kind, self.found, self.opening, self.tokens = kind, found, tuple(opening), []


def sections_of(tokens: Sequence[Token], forms: Forms) -> list[Section]:
    """Return the sections of a sheet in printed order; together with their openings they hold every token."""
    walk = _Walk()
    index = 0
    while index < len(tokens):
        index = _step(tokens, index, walk, forms)
    walk.turn("", None, ())
    return walk.sections


def _step(tokens: Sequence[Token], index: int, walk: _Walk, forms: Forms) -> int:
    """Take one token, or the label that opens another section; return the token behind it."""
    found = _opening(tokens, index, walk.kind, forms)
    columns, end = _columns(tokens, index, forms) if found and found.role == "indicators" else ((), 0)
    if found is None or (found.role == "indicators" and len(columns) < _FEWEST_COLUMNS):
        if walk.kind in ("goal", "group") and _resumes(tokens, index, walk, forms):
            walk.turn("indicators", None, ())
        walk.tokens.append(tokens[index])
        return index + 1
    if found.role == "indicators":
        walk.turn(found.role, found, tokens[index:end])
        walk.columns = columns
        return end
    # The label of the funds may itself name an amount or a column, so it stays among the tokens.
    named = tokens[index : found.next]
    walk.turn(found.role, found, () if found.role == "funds" else named)
    walk.tokens += named if found.role == "funds" else ()
    return found.next


def _resumes(tokens: Sequence[Token], index: int, walk: _Walk, forms: Forms) -> bool:
    """Say whether indicators go on below an earlier head: at a level, or beside their group."""
    token = tokens[index]
    if not walk.columns:
        return False
    if token.column >= 0 and walk.kind == "group" and walk.opening and walk.opening[-1].line == token.line:
        return True
    return (token.first or token.column >= 0) and forms.levels.match(tokens, index) is not None


def _opening(tokens: Sequence[Token], index: int, kind: str, forms: Forms) -> Found | None:
    """Return what opens another section here; running text is only looked at where a line starts."""
    token = tokens[index]
    if token.column < 0 and not token.first and kind not in ("head", "funds", "group"):
        return None
    found = forms.sections.match(tokens, index)
    return found if found and found.role in _NEXT[kind] else None


def _columns(tokens: Sequence[Token], start: int, forms: Forms) -> tuple[tuple[Column, ...], int]:
    """Read the head of the indicators; unknown columns of the same row get the role `other`."""
    columns: list[Column] = []
    index = start
    while index < len(tokens):
        found = forms.columns.match(tokens, index)
        token = tokens[index]
        if found and found.role not in {column.role for column in columns}:
            columns.append(Column(found.role, token))
            index = found.next
        elif token.column >= 0 and token.line == tokens[start].line:
            columns.append(Column("other", token))
            index += 1
        elif columns and token.text.startswith("(") and token.text.endswith(")") and token.column < 0:
            index += 1
        else:
            break
    return tuple(columns), index
