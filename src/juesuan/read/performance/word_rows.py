"""Indicators in words without columns: marks end the words of an indicator, texts are kept where certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from juesuan.read.performance.forms import Forms
from juesuan.read.performance.indicator import TABLE, Indicator
from juesuan.read.performance.ledger import Ledger
from juesuan.read.performance.levels import Levels, level_of
from juesuan.read.performance.sections import Column
from juesuan.read.performance.tokens import Token
from juesuan.read.performance.word_runs import Run, is_sure, marks_at, may_be_mark
from juesuan.read.performance.word_texts import CELLS_BEFORE_MARKS, cells_of, texts_of, width_of


@dataclass(slots=True)
class WordRows:
    """The runs of one table of indicators."""

    columns: tuple[Column, ...]
    levels: Levels
    ledger: Ledger
    forms: Forms
    runs: list[Run] = field(default_factory=list)
    levels_lead: bool = False
    """Whether the names of the levels stand before their rows, not in the middle of them."""

    def read(self, tokens: Sequence[Token]) -> list[Indicator]:
        """Return the indicators whose score is seen; `sure` says which need the claimed total as a proof."""
        if not {"weight", "score"} & {column.role for column in self.columns}:
            return []
        self._split(tokens)
        if not self._count():
            self.ledger.lose((t for run in self.runs for t in run.marks), TABLE, "unknown_columns")
            return []
        whole = (run for run in self.runs if self._is_whole(run.words, run.marks))
        widest = max((width_of(run.words[0].text) for run in whole), default=0)
        found = [self._indicator(run, self._count(), widest) for run in self.runs]
        return [indicator for indicator in found if indicator]

    def _count(self) -> int:
        """Return how many marks end the words of an indicator; 0 where they are not the last columns."""
        roles = [column.role for column in self.columns]
        if roles[-1] != "score" or "weight" in roles[:-2]:
            return 0
        return 2 if "weight" in roles else 1

    def _is_whole(self, words: list[Token], marks: list[Token]) -> bool:
        """Say whether one line holds a whole indicator: name, target, actual value and marks."""
        cells = [*words, *marks[: len(marks) - self._count()]]
        lines = {token.line for token in [*words, *marks]}
        return len(lines) == 1 and len(cells_of(cells, self.forms)) == CELLS_BEFORE_MARKS

    def _split(self, tokens: Sequence[Token]) -> None:
        words: list[Token] = []
        opened, index = True, 0
        level = self._level_at(tokens, 0)
        self.levels_lead = bool(level)
        while index < len(tokens):
            token = tokens[index]
            end = self._level_at(tokens, index) if not words or token.first else 0
            if end:
                self._tail(words)
                words, opened, index = [], True, end
                self._close()
                continue
            marked = bool(self.forms.marker.match(token.text))
            if marked:
                self._tail(words)
                words, opened = [], True
                self._close()
            marks = marks_at(tokens, index) if words else []
            if marks and may_be_mark(marks[-1]) and self._ends_run(tokens, index + len(marks)):
                self.runs.append(self._run(words, marks, opened=opened))
                words, opened, index = [], False, index + len(marks)
                continue
            words.append(token)
            index += 1
        self._tail(words)
        if not words:
            self._close()

    def _level_at(self, tokens: Sequence[Token], index: int) -> int:
        """Read the name of a level; return the token behind it, 0 where there is none."""
        role, name, end = level_of(tokens, index, self.levels.first, self.forms)
        if role == "level_1":
            self.levels.open_first(name)
        elif role:
            self.levels.open_second(name)
        return end if role else 0

    def _ends_run(self, tokens: Sequence[Token], after: int) -> bool:
        """Say whether numbers end an indicator: their line or the table ends, or a level follows."""
        if after >= len(tokens) or tokens[after - 1].last:
            return True
        return self.forms.levels.match(tokens, after) is not None

    def _run(self, words: list[Token], marks: list[Token], *, opened: bool) -> Run:
        marked = bool(self.forms.marker.match(words[0].text))
        first, second = (self.levels.first, self.levels.second) if self.levels_lead else ("", "")
        self.levels.end_row()
        run = Run(words, marks, first, second, opened or marked, marked)
        if self._is_whole(words, marks):
            # Such a line cannot start with the rest of the indicator above it.
            self._close()
            run.opened = True
        return run

    def _close(self) -> None:
        if self.runs:
            self.runs[-1].closed = True

    def _tail(self, words: Sequence[Token]) -> None:
        """Account for words that no marks end: the numbers among them belong to no indicator."""
        self.ledger.lose((token for token in words if token.bare), TABLE, "no_key")

    def _indicator(self, run: Run, count: int, widest: int) -> Indicator | None:
        if len(run.marks) < count:
            self.ledger.lose(run.marks, TABLE, "ambiguous")
            return None
        words = [*run.words, *run.marks[:-count]]
        score = run.marks[-1]
        weight = run.marks[-2] if count > 1 else None
        indicator = Indicator(run.words[0], weight=weight, score=score, sure=is_sure(run, words))
        indicator.texts |= {"level_1": run.level_1, "level_2": run.level_2}
        if run.opened and run.closed:
            indicator.texts |= texts_of(words, score.line, widest, self.forms)
        return indicator
