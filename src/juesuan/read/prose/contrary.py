"""Reasons that say the contrary of what they explain, by the words of `words.yaml`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from juesuan.read.prose.language import expression_of
from juesuan.read.prose.names import choice
from juesuan.read.spelling import plain
from juesuan.standard.yaml_files import load_folder

_SENSE = {"increase": "fall", "above": "fall", "decrease": "rise", "below": "rise"}
"""What a reason must not say alone, by the direction that it explains."""
_CLAUSES = re.compile("[,、;。:]")
_OPENING = re.compile("^(?:是|为|主要|因|由于|[一二三四五六七八九十]是|[0-9][.)]|并|及|以及|同时|且|进一步)+")
_LONGEST = 120
_REMEMBERED = 500


def is_same_way(one: str, other: str) -> bool:
    """Say whether two directions are the same way: up, or down."""
    return _SENSE.get(one, one) == _SENSE.get(other, other)


def contradicts(text: str, direction: str, concepts: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Say whether a reason for a change says nothing but that the very same item went the other way.

    Every clause has to say so, or to name a rule that was followed; one word that could mean anything else
    leaves the reason as it is. `names` are those of the concepts that changed.
    """
    sense = _SENSE.get(direction)
    words = _words()
    if not sense or len(text) > _LONGEST or not set(concepts) <= words["of"] or words["doubt"].search(text):
        return False
    clauses = [clause for part in _CLAUSES.split(text) if (clause := _OPENING.sub("", part))]
    said = _said(sense, concepts, names)
    found = [said.fullmatch(clause) is not None for clause in clauses]
    rest = (clause for clause, is_said in zip(clauses, found, strict=True) if not is_said)
    return any(found) and all(words["besides"].fullmatch(clause) for clause in rest)


@lru_cache(maxsize=_REMEMBERED)
def _said(sense: str, concepts: tuple[str, ...], names: tuple[str, ...]) -> re.Pattern[str]:
    """Return the expression for a clause that says that an item, or expenditure at large, fell or rose."""
    called: dict[str, list[str]] = _words()["called"]
    own = [*names, *(plain(name) for concept in concepts for name in called.get(concept, ()))]
    return _any(_words()[sense], {"own": choice(own)})


@cache
def _words() -> dict[str, Any]:
    record: dict[str, Any] = load_folder("validations/narrative")["words"]["contrary"]
    return {
        **record,
        "of": frozenset(record["of"]),
        "doubt": re.compile(choice(map(plain, record["doubt"]))),
        "besides": _any(record["besides"], {}),
    }


def _any(patterns: list[str], words: dict[str, str]) -> re.Pattern[str]:
    """Return one expression for any of some patterns, each of which names its slots anew."""
    return re.compile("|".join(f"(?:{_unnamed(expression_of(text, words)[0])})" for text in patterns))


def _unnamed(expression: re.Pattern[str]) -> str:
    return re.sub(r"\(\?P<[a-z_0-9]+>", "(?:", expression.pattern)
