"""One wrong mark breaks several rules of a sheet: find the mark, and report it once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from juesuan.arithmetic.equations import Cell
from juesuan.evaluate.performance import execution, goals, groups, limits, text_scores
from juesuan.evaluate.performance.changes import SUMS, Change, changed_sheet, changes, mark_of, number_of
from juesuan.evaluate.performance.execution_scores import judge_execution_score
from juesuan.evaluate.performance.sheets import Sheet, Sheets, exact
from juesuan.evaluate.performance.totals import judge_total
from juesuan.evaluate.performance.weights import judge_weights
from juesuan.evaluate.performance.wording import number, printed, say
from juesuan.evaluate.single import Subject, Violation

_MOST = 8
"""More violations on one sheet than this are no single mistake."""
_FEWEST = 2
"""A change that repairs fewer violations than this explains nothing."""
_EFFORT = 100_000
"""How many indicators may be judged again in search of causes, over all sheets of a package."""


class Found(NamedTuple):
    """A violation with the rule that found it, by what the rule checks."""

    what: str
    violation: Violation

    @property
    def place(self) -> tuple[str, Cell, str]:
        """What tells one violation from another when a mark is changed."""
        return self.what, self.violation.cell, self.violation.printed


def diagnosed(subject: Subject) -> dict[str, list[Violation]]:
    """Return the violations of the rules on marks, by what each rule checks; each cause is in one of them."""
    memo = subject.evidence.sheets.memo
    if "marks" not in memo:
        search = _Search(subject)
        found = [each for sheet in subject.evidence.sheets.all for each in search.of_sheet(sheet)]
        memo["marks"] = {what: [v for name, v in found if name == what] for what in _RULES}
    return memo["marks"]


class _Search:
    """Looks for the marks whose change repairs most, with bounded effort."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._effort = 0

    def of_sheet(self, sheet: Sheet) -> Iterator[Found]:
        """Yield the violations of a sheet, those with one cause as one."""
        left = list(_violations(sheet, self._subject))
        while 1 < len(left) <= _MOST:
            tried = [self._tried(change, sheet, left) for change in self._affordable(sheet, left)]
            best = min(tried, key=lambda outcome: len(outcome[1]), default=None)
            if best is None or len(left) - len(best[1]) < _FEWEST:
                break
            change, remaining, changed = best
            places = {each.place for each in remaining}
            yield _cause(change, [each for each in left if each.place not in places], sheet)
            sheet, left = changed, remaining
        yield from left

    def _affordable(self, sheet: Sheet, left: list[Found]) -> Iterator[Change]:
        for change in changes(sheet, left):
            self._effort += len(sheet.indicators) + 1
            if self._effort > _EFFORT:
                return
            yield change

    def _tried(self, change: Change, sheet: Sheet, left: list[Found]) -> tuple[Change, list[Found], Sheet]:
        """Return what a change leaves broken; everything, where it repairs too little or breaks what held."""
        changed = changed_sheet(sheet, change)
        known = {each.place for each in left}
        remaining: dict[str, list[Found]] = {}
        most = len(left) - _FEWEST
        # The rules that are broken come first: most changes leave one of them broken.
        for what in dict.fromkeys((*(each.what for each in left), *_RULES)):
            remaining[what] = list(_found(what, changed, self._subject))
            most -= len(remaining[what])
            if most < 0 or not all(each.place in known for each in remaining[what]):
                return change, left, changed
        return change, [each for what in _RULES for each in remaining[what]], changed


def _violations(sheet: Sheet, subject: Subject) -> Iterator[Found]:
    for what in _RULES:
        yield from _found(what, sheet, subject)


def _found(what: str, sheet: Sheet, subject: Subject) -> Iterator[Found]:
    return (Found(what, violation) for violation in _RULES[what](sheet, subject))


def _cause(change: Change, explained: list[Found], sheet: Sheet) -> Found:
    """Return the one violation that stands for all that a change repairs, on the mark that it changes."""
    expected = number(change.value)
    named = [
        f
        for f in explained
        if f.violation.cell == change.cell and number_of(f.violation.expected) == change.value
    ]
    sums = [f for f in explained if f.what in SUMS]
    main = (named or sums or explained)[0]
    violation = main.violation
    if not named and sums:
        shown = printed(exact(mark_of(sheet, change.cell)))
        violation = replace(violation, cell=change.cell, printed=shown, expected=expected, likely=None)
    others = [f.violation.cell for f in explained if f is not main]
    related = tuple(dict.fromkeys((*others, *(cell for cell in violation.related if cell != change.cell))))
    likely = violation.likely or say("single_change", count=len(explained))
    return Found(main.what, replace(violation, related=related, likely=likely))


def _both_weights(sheet: Sheet, _subject: Subject) -> Iterable[Violation]:
    return [*judge_weights(sheet), *groups.judge_groups(sheet)]


_RULES: dict[str, Callable[[Sheet, Subject], Iterable[Violation]]] = {
    "execution_scores": lambda sheet, subject: judge_execution_score(sheet, subject.evidence),
    "rates": execution.judge_sheet_rate,
    "totals": lambda sheet, _: judge_total(sheet),
    "weights": _both_weights,
    "limits": lambda sheet, _: limits.judge_limits(sheet),
    "text_scores": lambda sheet, subject: text_scores.judge_text_scores(sheet, subject.evidence),
    "target_scores": lambda sheet, _: goals.judge_scores(Sheets((sheet,))),
}
