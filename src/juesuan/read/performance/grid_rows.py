"""Indicators in rows of cells: by column where the cells stand in their columns, else by order."""

from __future__ import annotations

from dataclasses import dataclass

from juesuan.read.performance.alignment import by_column, by_order, place_of, role_at
from juesuan.read.performance.forms import Forms
from juesuan.read.performance.indicator import TABLE, Indicator
from juesuan.read.performance.ledger import Ledger
from juesuan.read.performance.levels import Levels, level_of
from juesuan.read.performance.sections import Column
from juesuan.read.performance.tokens import Token
from juesuan.read.spelling import plain, rejoined

_TEXT_ROLES = ("level_3", "target", "actual")

GridRow = list[Token]


@dataclass(slots=True)
class GridRows:
    """Rows of one table of indicators: its columns, and the levels that go on from row to row."""

    columns: tuple[Column, ...]
    levels: Levels
    ledger: Ledger
    forms: Forms

    def read(self, row: GridRow) -> Indicator | None:
        """Return the indicator of a row; None where it prints none, or its place is not certain."""
        if self._names_a_group(row):
            row = row[1:]
        rest, named_second = self._take_levels(row)
        if not rest:
            return None
        roles = by_column(rest, self.columns, named_second=named_second) or by_order(rest, self.columns)
        if roles is None:
            return self._score_only(row, rest)
        indicator = Indicator(row[0])
        for token, role in zip(rest, roles, strict=True):
            self._keep(indicator, token, role)
        self._finish(indicator)
        return indicator if indicator.says_something else None

    def _names_a_group(self, row: GridRow) -> bool:
        """Say whether the first cell stands left of all columns and the others in theirs."""
        first = row[0]
        if not 0 <= first.column < place_of("level_1", self.columns) or len(row) < 2:
            return False
        if self.forms.levels.match(row, 0):
            return False
        roles = by_column(row[1:], self.columns, named_second=False)
        return roles is not None and "level_3" in roles

    def _take_levels(self, row: GridRow) -> tuple[GridRow, bool]:
        """Read the known names of levels at the start of a row; return what follows them."""
        index, printed, second = 0, "", False
        while index < len(row):
            role, name, end = level_of(row, index, printed or self.levels.first, self.forms)
            role = self._level_by_column(role, row[index])
            if not role or (role == "level_2" and second):
                break
            if role == "level_1":
                self.levels.open_first(name)
                printed = name
            elif self._in_place(row, index, printed, name):
                self.levels.open_second(name)
                second = True
            else:
                self.levels.forget()
                second = True
            index = end
        return row[index:], second

    def _level_by_column(self, role: str, token: Token) -> str:
        """Return the level of a name: where it may stand on both, its column tells."""
        either = self.forms.levels.match([token], 0)
        if role == "level_1" and token.column == place_of("level_2", self.columns):
            return "level_2"
        if either and either.role == "either" and token.column == place_of("level_1", self.columns):
            return "level_1"
        return role

    def _in_place(self, row: GridRow, index: int, printed: str, name: str) -> bool:
        """Say whether a second level stands in its column, behind its first level or before its row."""
        token = row[index]
        if token.column == place_of("level_2", self.columns):
            return True
        if printed and printed in self.forms.parents.get(plain(name), ()):
            return True
        shift = place_of("level_2", self.columns) - token.column
        moved = [place_of(role, self.columns) - shift for role in ("level_3", "target")]
        return {*moved} <= {other.column for other in row[index + 1 :]}

    def _keep(self, indicator: Indicator, token: Token, role: str) -> None:
        if role == "weight":
            indicator.weight = token
        elif role == "score":
            indicator.score = token
        elif role == "other" and token.bare:
            self.ledger.lose([token], TABLE, "unknown_columns")
        elif role == "level_1":
            self.levels.open_first(rejoined(token.raw))
        elif role == "level_2":
            self.levels.open_second(rejoined(token.raw))
        elif role in _TEXT_ROLES:
            indicator.texts[role] = rejoined(token.raw)
        elif role == "deviation_reason" and token.text not in self.forms.nothing_stated:
            indicator.texts[role] = "stated"

    def _finish(self, indicator: Indicator) -> None:
        indicator.texts |= {"level_1": self.levels.first, "level_2": self.levels.second}
        if place_of("deviation_reason", self.columns) >= 0:
            indicator.texts.setdefault("deviation_reason", "blank")

    def _score_only(self, row: GridRow, rest: GridRow) -> Indicator | None:
        """Keep the score of a row whose other cells are out of place; report it where it is too."""
        # The levels of this row may be among the cells that cannot be told apart.
        self.levels.forget()
        last = rest[-1]
        bare = [token for token in rest if token.bare]
        if last.bare and role_at(last.column, self.columns) == "score":
            indicator = Indicator(row[0], score=last)
            self._finish(indicator)
            if len(bare) > 1:
                self.ledger.lose(bare[:-1], TABLE, "ambiguous")
            return indicator
        if len(bare) == 1 and last.bare and place_of("score", self.columns) >= 0:
            indicator = Indicator(row[0], score=last, sure=False)
            self._finish(indicator)
            return indicator
        self.ledger.lose(bare, TABLE, "ambiguous")
        return None
