"""On what basis a number stands: actual, a budget, or last year; in doubt there is none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from juesuan.read.prose.names import choice
from juesuan.read.prose.patterns import Narrative, Pattern, Slot
from juesuan.read.prose.sentences import Sentences

_UNSTATED = "unspecified_budget"
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})年")
_COMPARED = frozenset("与比较同")
_CHANGES = frozenset({"change_amount", "change_rate"})
_CLAUSE = ",;:"
_AMONG = "其中"
_FARTHEST = 120
"""How many characters before a number the year that it is of may stand."""
_LONGEST_SENTENCE = 1000
"""How many characters before a number its sentence may name the budget that it is of."""


class Bases:
    """The bases of one passage; `same` continues the comparison that its sentence has made before."""

    def __init__(self, text: str, sentences: Sentences, narrative: Narrative, year: int) -> None:
        self.text = text
        self.sentences = sentences
        self.narrative = narrative
        self.year = year
        self.compared: dict[int, list[tuple[int, str]]] = defaultdict(list)
        """Number of a sentence -> where it compares, and with what; the first of it."""

    def record(self, offset: int, measure: str, basis: str) -> None:
        """Remember what a change that ends at an offset is compared with."""
        if measure in _CHANGES:
            self.compared[self.sentences.index(offset - 1)].append((offset, basis))

    def of(self, pattern: Pattern, match: re.Match[str], slot: Slot, measure: str) -> str | None:
        """Return the basis of a number; None where the words around it name another year."""
        basis = slot.basis
        if basis == "same":
            basis = self._same(match.start())
        elif basis == "budget":
            basis = self._budget(pattern, match, slot)
            if basis == _UNSTATED and measure == "completion_rate":
                basis = self._only_budget(match.start(f"value{slot.number}"))
        if not basis or not self.year:
            return basis or None
        if measure in _CHANGES:
            return basis if all(year == self.year - 1 for year in _years(pattern, match, slot)) else None
        return self._in_year(basis, match.start())

    def _same(self, offset: int) -> str:
        """Return with what the sentence has compared before, or the one before it where it lists parts."""
        index = self.sentences.index(offset)
        if self.text.startswith(_AMONG, self.sentences.starts[index]) and not self.compared.get(index):
            index -= 1
        bases = {basis for end, basis in self.compared.get(index, ()) if end <= offset}
        return bases.pop() if len(bases) == 1 else ""

    def _budget(self, pattern: Pattern, match: re.Match[str], slot: Slot) -> str:
        slots = [each for each in pattern.slots[: slot.number] if each.name == "budget"]
        said = [word for word in (match[f"budget{each.number}"] for each in slots) if word]
        basis = self.narrative.budgets[said[-1]] if said else _UNSTATED
        return self._declared(match.start()) if basis == _UNSTATED else basis

    def _only_budget(self, offset: int) -> str:
        """Return the one kind of budget that the sentence has named before a bare `预算`."""
        first = max(self.sentences.start(offset), offset - _LONGEST_SENTENCE)
        near = self._named_budgets[
            bisect_left(self._named_budgets, (first,)) : bisect_left(self._named_budgets, (offset,))
        ]
        named = {basis for _, basis in near}
        return named.pop() if len(named) == 1 else _UNSTATED

    @cached_property
    def _named_budgets(self) -> list[tuple[int, str]]:
        """Where the text names a budget and which one it is."""
        words = re.finditer(choice(self.narrative.budgets), self.text)
        named = ((match.start(), self.narrative.budgets[match[0]]) for match in words)
        return [(start, basis) for start, basis in named if basis != _UNSTATED]

    @cached_property
    def _note(self) -> tuple[int, str]:
        """Where the last note stands that says which budget the word means, and which one."""
        found = (-1, _UNSTATED)
        for note in self.narrative.declared.finditer(self.text):
            word = next(text for group, text in note.groupdict().items() if group.startswith("budget"))
            found = (note.start(), self.narrative.budgets[word])
        return found

    def _declared(self, offset: int) -> str:
        place, basis = self._note
        return basis if offset < place else _UNSTATED

    def _in_year(self, basis: str, offset: int) -> str | None:
        """Return the basis as the year or the `上年` before a number makes it; None for any other year."""
        first = max(self.sentences.start(offset), offset - _FARTHEST)
        start = max(first, self.text.rfind(";", first, offset) + 1)
        named = [
            int(match[1]) for match in _YEAR.finditer(self.text, start, offset) if not self._compares(match)
        ]
        clause = max([start, *(self.text.rfind(mark, start, offset) + 1 for mark in _CLAUSE)])
        prior = any(
            not self._compares(match) for match in self.narrative.prior.finditer(self.text, clause, offset)
        )
        if prior or (named and named[-1] == self.year - 1):
            return "prior_year" if basis == "actual" else None
        return basis if not named or named[-1] == self.year else None

    def _compares(self, match: re.Match[str]) -> bool:
        """Say whether a year is only what something is compared with."""
        return self.text[max(0, match.start() - 1) : match.start()] in _COMPARED


def _years(pattern: Pattern, match: re.Match[str], slot: Slot) -> Iterator[int]:
    for each in pattern.slots[: slot.number]:
        if each.name == "year" and match[f"year{each.number}"]:
            yield int(match[f"year{each.number}"])
