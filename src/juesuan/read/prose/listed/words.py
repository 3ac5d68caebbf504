"""The words around lists of names: `validations/narrative/listed_items.yaml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from juesuan.read.prose.names import choice
from juesuan.read.spelling import plain
from juesuan.standard.yaml_files import load_folder


class Listed(NamedTuple):
    """One name of a list: as the text has it, where it stands, and what it is the name of."""

    name: str
    offset: int
    code: str
    """Of the year's classification; "" where none is certain."""
    official: str
    """The official name, where the printed one is not quite that; "" otherwise."""
    detail: str = ""
    """What the list is of (the group of economic items), what a code is used for, or what a term lacks."""


class EconomicWords(NamedTuple):
    """What opens a list of economic items, what ends it, and which part of basic expenditure it is of."""

    section: str
    table: str
    groups: dict[str, str]
    """Words for a part of basic expenditure -> its code."""
    expression: re.Pattern[str]
    open_ends: tuple[str, ...]
    joins: tuple[str, ...]
    fewest: int


class FunctionalWords(NamedTuple):
    """Where functional codes are listed by name."""

    table: str
    sections: frozenset[str]
    glossary: str
    use: re.Pattern[str]
    """What stands behind a code and says what its money is for."""
    kinds: dict[str, tuple[str, ...]]
    """The kinds of expenditure, by the words that name them there."""


@cache
def economic_words() -> EconomicWords:
    """Return the words around lists of economic items."""
    record = _record()["economic"]
    groups = {plain(word): group for group, words in record["groups"].items() for word in words}
    heads, opens = choice(groups), choice(map(plain, record["opens"]))
    inside = rf"(?:(?!{heads})[^。;])"
    return EconomicWords(
        section=record["section"],
        table=record["table"],
        groups=groups,
        expression=re.compile(
            rf"(?P<group>{heads}){inside}{{0,40}}?(?:{opens}):?(?P<items>{inside}{{2,2000}})"
        ),
        open_ends=tuple(sorted(map(plain, record["open_ends"]), key=len, reverse=True)),
        joins=tuple(map(plain, record["joins"])),
        fewest=record["fewest"],
    )


@cache
def functional_words() -> FunctionalWords:
    """Return where functional codes are listed."""
    record = _record()["functional"]
    opens = choice(map(plain, record["use_opens"]))
    return FunctionalWords(
        table=record["table"],
        sections=frozenset(record["sections"]),
        glossary=record["glossary"],
        use=re.compile(rf"[。:]{{0,2}}(?:{opens}):?([^。;]{{2,200}})"),
        kinds={kind: tuple(map(plain, names)) for kind, names in record["kinds"].items()},
    )


def _record() -> dict[str, Any]:
    record: dict[str, Any] = load_folder("validations/narrative")["listed_items"]
    return record
