"""The first and second level of the indicators, carried down from row to row as far as they are certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from juesuan.read.performance.forms import Forms
from juesuan.read.performance.tokens import Token
from juesuan.read.spelling import rejoined


@dataclass(slots=True)
class Levels:
    """The levels that hold for the next row; "" where a level is not certain."""

    forms: Forms
    first: str = ""
    second: str = ""
    doubtful: bool = False
    """Whether the second level contradicts the first one: then it holds for its own row alone."""

    def open_first(self, name: str) -> None:
        """Start a first level; the second level of the rows above ends."""
        self.first, self.second, self.doubtful = name, "", False

    def open_second(self, name: str) -> None:
        """Start a second level; a first level that it does not belong to was not meant for it."""
        parents = self.forms.parents.get(name)
        self.doubtful = parents is not None and bool(self.first) and self.first not in parents
        if parents is not None and self.first not in parents:
            self.first = ""
        self.second = name

    def end_row(self) -> None:
        """Stop carrying a second level that is itself in doubt."""
        if self.doubtful:
            self.second, self.doubtful = "", False

    def forget(self) -> None:
        """Stop carrying levels that stand in the wrong place."""
        self.first = self.second = ""
        self.doubtful = False


def level_of(tokens: Sequence[Token], index: int, first: str, forms: Forms) -> tuple[str, str, int]:
    """Return the level that starts at `index`, its name, and the token behind it; ("", "", index) for none.

    `first` is the first level printed just before, which tells what a name that stands on both levels means.
    """
    found = forms.levels.match(tokens, index)
    if found is None:
        return "", "", index
    role = found.role
    if role == "either":
        below = forms.levels.match(tokens, found.next)
        leads = below is not None and found.label in forms.parents.get(below.label, ())
        role = "level_2" if not leads and first in forms.parents[found.label] else "level_1"
    name = rejoined("".join(token.raw for token in tokens[index : found.next]))
    return role, name, found.next
