"""The words by which a disclosure lists the units that its accounts cover: `narrative/units.yaml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from juesuan.read.prose.names import choice
from juesuan.read.prose.patterns import expression_of
from juesuan.read.spelling import plain
from juesuan.standard.yaml_files import load_folder

_LONGEST_NAME = 60
_SHORTEST_NAME = 3


class UnitWords(NamedTuple):
    """What opens a list of units, what names none, and what says which part a unit has in the accounts."""

    sections: frozenset[str]
    opening: re.Pattern[str]
    not_units: re.Pattern[str]
    alone: re.Pattern[str]
    itself: tuple[str, ...]
    merged: re.Pattern[str]
    table_heads: tuple[str, ...]

    def is_name(self, name: str) -> bool:
        """Say whether a text may be the name of a unit."""
        text = plain(name)
        return _SHORTEST_NAME <= len(text) <= _LONGEST_NAME and not self.not_units.search(text)

    def role(self, name: str, remark: str, department_name: str) -> str:
        """Return the part that a unit has: department_itself, subordinate or merged."""
        text = plain(name)
        if text.endswith(self.itself) or text == plain(department_name):
            return "department_itself"
        return "merged" if self.merged.search(plain(remark)) else "subordinate"


@cache
def unit_words() -> UnitWords:
    """Return the words of the standard."""
    record: dict[str, Any] = load_folder("validations/narrative")["units"]
    scope, opens = (choice(map(plain, record[key])) for key in ("scope", "opens"))
    return UnitWords(
        sections=frozenset(record["sections"]),
        opening=re.compile(rf"(?:{scope})[^。;:]{{0,30}}?(?:{opens})(?=:|$|[^0-9])"),
        not_units=re.compile(choice(map(plain, record["not_units"]))),
        alone=expression_of(record["alone"], {})[0],
        itself=tuple(map(plain, record["itself"])),
        merged=re.compile(choice(map(plain, record["merged"]))),
        table_heads=tuple(map(plain, record["table_heads"])),
    )
