"""The sentence patterns of `validations/narrative/*.yaml`, as expressions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from juesuan.read.spelling import plain
from juesuan.standard.yaml_files import load_folder

_NUMBER = r"-?[0-9][0-9,]{0,20}(?:\.[0-9]{1,6})?"
_SLOTS = {
    "{amount}": rf"(?P<value>{_NUMBER})(?P<unit>亿元|万元|元)",
    "{rate}": rf"(?P<value>{_NUMBER})(?P<unit>%)",
    "{year}": r"[0-9]{4}年",
}


@dataclass(frozen=True, slots=True, eq=False)
class Narrative:
    """How the prose of one section states its numbers."""

    section: str
    heading_words: tuple[str, ...]
    reasons: re.Pattern[str]
    subjects: re.Pattern[str]
    names: dict[str, tuple[str, str]]
    """A plain name -> concept and item."""
    directions: dict[str, str]
    patterns: tuple[tuple[re.Pattern[str], str, str], ...]
    """Expression, measure and basis."""
    evidence: dict[str, Any]


@cache
def narratives() -> tuple[Narrative, ...]:
    """Return the patterns of every section."""
    return tuple(_narrative(record) for record in load_folder("validations/narrative").values())


def _narrative(record: dict[str, Any]) -> Narrative:
    names = {plain(name): (s["concept"], s["item"]) for s in record["subjects"] for name in s["names"]}
    directions = {word: direction for direction, words in record["directions"].items() for word in words}
    slots = {
        **_SLOTS,
        "{subject}": _choice("subject", names),
        "{direction}": _choice("direction", directions),
    }
    return Narrative(
        section=record["section"],
        heading_words=tuple(plain(word) for word in record["heading_words"]),
        reasons=re.compile(_choice("reason", record["reasons"])),
        subjects=re.compile(_choice("subject", names)),
        names=names,
        directions=directions,
        patterns=tuple((_expression(p["text"], slots), p["measure"], p["basis"]) for p in record["patterns"]),
        evidence=record["evidence"],
    )


def _choice(name: str, words: Any) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?P<{name}>{'|'.join(re.escape(word) for word in longest_first)})"


def _expression(pattern: str, slots: dict[str, str]) -> re.Pattern[str]:
    """Turn a pattern of the data into a regular expression; everything but its slots is literal text."""
    pieces = re.split(r"(\{[a-z]+\}|[()|\[\]])", pattern)
    signs = {"(": "(?:", ")": ")", "|": "|", "[": "(?:", "]": ")?"}
    return re.compile("".join(slots.get(piece) or signs.get(piece) or re.escape(piece) for piece in pieces))
