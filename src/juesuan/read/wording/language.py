"""The language of the patterns in `validations/rules/text.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from juesuan.standard.catalogue import Rule, rules_by_id

KIND = "text_pattern"
_LITERALS = str.maketrans(
    {"（": r"\(", "）": r"\)", "？": r"\?", "，": ",", "；": ";", "：": ":", "％": "%", "！": "!"}
)
_OTHERS = re.compile(r"(?<!\\)\[\^")
_GROUPS = re.compile(r"\((?!\?)|\(\?P<")
"""Groups, by name or number, that several expressions in one would confuse."""


class Pattern(NamedTuple):
    """One expression, and what it says of the words that it finds."""

    expression: re.Pattern[str]
    expected: str = ""
    """What should stand instead; "" where that is not known."""
    since: int = 0
    """The first fiscal year in which the words are wrong."""


def compiled(text: str) -> re.Pattern[str]:
    """Return a pattern of the rules as an expression on levelled text.

    Full-width punctuation stands for itself; nothing reaches over the end of a paragraph.
    """
    return re.compile(_OTHERS.sub(r"[^\\n", text.translate(_LITERALS)), re.MULTILINE)


@cache
def patterns(rule: str, key: str = "patterns") -> tuple[Pattern, ...]:
    """Return the patterns of a rule; those that say nothing but what they find are one expression."""
    entries: Iterable[Any] = rules_by_id()[rule].check.get(key, ())
    bare = [entry for entry in entries if isinstance(entry, str) and not _GROUPS.search(entry)]
    whole = [Pattern(compiled("|".join(f"(?:{each})" for each in bare)))] if bare else []
    return (*whole, *(_pattern(entry) for entry in entries if entry not in bare))


def _pattern(entry: str | Mapping[str, str]) -> Pattern:
    if isinstance(entry, str):
        return Pattern(compiled(entry))
    return Pattern(compiled(entry["find"]), entry.get("expected", ""), int(entry.get("since", 0)))


def searched_rules() -> tuple[Rule, ...]:
    """Return the rules that are looked for when a text is read, in the order of the catalogue."""
    return tuple(rule for rule in rules_by_id().values() if rule.kind == KIND and rule.status == "active")
