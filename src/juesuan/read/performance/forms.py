"""How self-assessment sheets are printed, as `validations/performance/sheets.yaml` states it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from juesuan.read.performance.tokens import Token
from juesuan.read.spelling import plain
from juesuan.standard.yaml_files import load

_MOST_PIECES = 8
_AFTER_LABEL = re.compile(r"[:;(0-9一二三四五六七八九十]")
_LAST_WORD = "指标"


class Found(NamedTuple):
    """A label found among tokens: what it stands for, the token behind it, and what its last token adds."""

    role: str
    label: str
    next: int
    rest: str


class Labels:
    """A set of labels that may be broken over several tokens."""

    def __init__(self, roles: Mapping[str, Iterable[str]], *, whole: bool = False) -> None:
        """Take the labels of every role; with `whole`, nothing may follow a label in its token."""
        self._roles = {plain(label): role for role, labels in roles.items() for label in labels}
        self._starts = frozenset(label[0] for label in self._roles)
        self._whole = whole

    def match(self, tokens: Sequence[Token], index: int) -> Found | None:
        """Return the longest label that starts with the token at `index`."""
        if index >= len(tokens) or tokens[index].text[:1] not in self._starts:
            return None
        found: Found | None = None
        joined = ""
        for position in range(index, min(index + _MOST_PIECES, len(tokens))):
            if position > index and not _may_join(tokens[position - 1], tokens[position]):
                break
            before, joined = len(joined), joined + tokens[position].text
            found = self._ended(joined, before, position) or found
            if not any(label.startswith(joined) for label in self._roles):
                break
        return found

    def _ended(self, joined: str, before: int, position: int) -> Found | None:
        ended = [label for label in self._roles if before < len(label) and joined.startswith(label)]
        for label in sorted(ended, key=len, reverse=True):
            rest = joined[len(label) :]
            if not rest or (not self._whole and _AFTER_LABEL.match(rest)):
                return Found(self._roles[label], label, position + 1, rest)
        return None


def _may_join(one: Token, other: Token) -> bool:
    """Say whether two tokens may be pieces of one label: cells of known columns are whole."""
    return one.column < 0 and other.column < 0


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """Everything that is known about how sheets are printed."""

    titles: tuple[str, ...]
    overall: tuple[str, ...]
    marks: tuple[re.Pattern[str], ...]
    sections: Labels
    head: Labels
    claimed_total: Labels
    funds: Labels
    parts: Labels
    columns: Labels
    levels: Labels
    """Roles are level_1, level_2, and `either` for a name that stands on both levels."""
    level_names: frozenset[str]
    parents: dict[str, frozenset[str]]
    """A second-level name -> the first-level names it may stand below."""
    nothing_stated: frozenset[str]
    marker: re.Pattern[str]
    measure_words: frozenset[str]
    note_starts: tuple[str, ...]
    sheet_starts: tuple[str, ...]
    ends: re.Pattern[str]
    furniture: re.Pattern[str]


@cache
def forms() -> Forms:
    """Return the forms of the standard."""
    record: dict[str, Any] = load("validations/performance/sheets.yaml")
    parents = _parents(record)
    return Forms(
        titles=tuple(plain(text) for text in record["titles"]),
        overall=tuple(plain(text) for text in record["overall"]),
        marks=tuple(re.compile(text) for text in record["marks"]),
        sections=Labels(record["sections"]),
        head=Labels(record["head"]),
        claimed_total=Labels({"claimed_total": record["claimed_total"]}),
        funds=Labels(record["funds"]),
        parts=Labels(record["parts"]),
        columns=Labels(record["columns"]),
        levels=_levels(record["levels"], parents),
        level_names=frozenset((*record["levels"], *parents)),
        parents=parents,
        nothing_stated=frozenset(plain(text) for text in record["nothing_stated"]),
        marker=re.compile(record["marker"]),
        measure_words=frozenset(record["measure_words"]),
        note_starts=tuple(plain(text) for text in record["sections"]["notes"]),
        sheet_starts=tuple(plain(text) for text in record["head"]["project_name"]),
        ends=re.compile(record["ends"]),
        furniture=re.compile(record["furniture"]),
    )


def _parents(record: dict[str, Any]) -> dict[str, frozenset[str]]:
    parents: dict[str, set[str]] = {}
    for first, seconds in record["levels"].items():
        for second in seconds:
            names = (
                [second, second.removesuffix(_LAST_WORD)] if second in record["short_levels"] else [second]
            )
            for name in names:
                parents.setdefault(name, set()).add(first)
    return {name: frozenset(firsts) for name, firsts in parents.items()}


def _levels(levels: Mapping[str, Iterable[str]], parents: Mapping[str, frozenset[str]]) -> Labels:
    both = set(levels) & set(parents)
    roles = {
        "level_1": [name for name in levels if name not in both],
        "level_2": [name for name in parents if name not in both],
        "either": sorted(both),
    }
    return Labels(roles, whole=True)
