"""Indicators in rows of cells: by column where the cells stand in their columns, else by order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from juesuan.read.performance.alignment import by_column, by_marks, by_order, place_of, role_at
from juesuan.read.performance.forms import Forms
from juesuan.read.performance.indicator import TABLE, Indicator
from juesuan.read.performance.ledger import Ledger
from juesuan.read.performance.levels import Levels
from juesuan.read.performance.row_levels import take_levels
from juesuan.read.performance.sections import Column
from juesuan.read.performance.tokens import Token
from juesuan.read.spelling import plain, rejoined

_LEVELS = frozenset({"level_1", "level_2"})
_TEXT_ROLES = ("level_3", "target", "actual")

GridRow = list[Token]


@dataclass(slots=True)
class GridRows:
    """Rows of one table of indicators: its columns, and the levels that go on from row to row."""

    columns: tuple[Column, ...]
    levels: Levels
    ledger: Ledger
    forms: Forms

    def read(self, rows: Iterable[GridRow]) -> list[Indicator]:
        """Return the indicators; a row of levels that the next row goes on with is none of its own."""
        found: list[Indicator] = []
        blank_above = False
        for row in rows:
            indicator = self._read_row(row)
            if blank_above and not (indicator and indicator.named):
                found.pop()
            blank_above = indicator is not None and not indicator.says_something and self._is_named(indicator)
            if indicator and (indicator.says_something or blank_above):
                found.append(indicator)
            self.levels.end_row()
        return found

    def _is_named(self, indicator: Indicator) -> bool:
        """Say whether the levels of a row without values are no pieces of broken cells.

        A known name is among them: the first one, or the second one below a first that goes on from above.
        """
        if "level_2" not in indicator.named or not self.levels.first:
            return False
        known = self.levels.first if "level_1" in indicator.named else self.levels.second
        return plain(known) in self.forms.level_names

    def _read_row(self, row: GridRow) -> Indicator | None:
        """Return what a row prints; None where its place is not certain."""
        if self._names_a_group(row):
            row = row[1:]
        rest, named = take_levels(row, self.columns, self.levels)
        second = "level_2" in named
        roles = by_column(rest, self.columns, named_second=second) or by_order(rest, self.columns)
        roles = roles or by_marks(rest, self.columns, named_second=second)
        if roles is None and rest:
            return self._score_only(row, rest)
        roles = roles or []
        indicator = Indicator(row[0], named=named | _LEVELS.intersection(roles))
        for token, role in zip(rest, roles, strict=True):
            self._keep(indicator, token, role)
        self._finish(indicator)
        return indicator

    def _names_a_group(self, row: GridRow) -> bool:
        """Say whether the first cell stands left of all columns and the others in theirs."""
        first = row[0]
        if not 0 <= first.column < place_of("level_1", self.columns) or len(row) < 2:
            return False
        if self.forms.levels.match(row, 0):
            return False
        roles = by_column(row[1:], self.columns, named_second=False)
        return roles is not None and "level_3" in roles

    def _keep(self, indicator: Indicator, token: Token, role: str) -> None:
        if role == "weight":
            indicator.weight = token
        elif role == "score":
            indicator.score = token
        elif role == "other" and token.bare:
            self.ledger.lose([token], TABLE, "unknown_columns")
        elif role == "surplus" and token.bare:
            self.ledger.lose([token], TABLE, "ambiguous")
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
