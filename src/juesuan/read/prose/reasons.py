"""The reasons that a text gives: where they stand, what they explain, and whether anything is said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from juesuan.read.prose.topics import Meaning, Topics

_NOT_SAID = re.compile(r"[^\u4e00-\u9fff]|主要|原因|是|为|[一二三四五六七八九十]|无|略")
_SHORTEST = 2
"""A reason has at least so many characters."""
_LONGEST_CLAUSE = 80
_FARTHEST = 1000
"""How many characters from a number its reason may stand."""


class _Word(NamedTuple):
    start: int
    end: int
    is_cause: bool


class Reason(NamedTuple):
    """One reason: the clause that announces it, where its words stand, and what it names as its subject."""

    clause: int
    start: int
    end: int
    meaning: Meaning | None
    text: str
    """What is said, up to the next reason or the end of the sentence."""
    is_cause: bool
    """Whether a word gives it that ends no statement, such as `由于`."""

    @property
    def said(self) -> bool:
        """Say whether anything is said besides that there is a reason."""
        return len(_NOT_SAID.sub("", self.text)) >= _SHORTEST


class Reasons:
    """The reasons of one passage."""

    def __init__(self, topics: Topics) -> None:
        self.topics = topics
        self.text = topics.text

    @cached_property
    def reasons(self) -> list[Reason]:
        """Every reason, in the order of the text."""
        words = sorted((*self._words(), *self._causes()))
        return [self._reason(word, words[index + 1 : index + 2]) for index, word in enumerate(words)]

    def _reason(self, word: _Word, following: list[_Word]) -> Reason:
        clause = self._clause_start(word.start)
        stop = min(self.topics.sentences.stop(word.end), self._resumed(word.end))
        end = min([stop, *(self._clause_start(each.start) for each in following)])
        named = [mention for mention in self.topics.named.within(clause, word.start) if mention.sound]
        return Reason(
            clause=clause,
            start=word.end,
            end=word.end if word.is_cause else stop,
            meaning=named[-1].meaning if named else None,
            text=self.text[word.end : max(word.end, end)],
            is_cause=word.is_cause,
        )

    def _words(self) -> Iterator[_Word]:
        """Yield where the words stand that announce a reason; `主要原因是` are the words of one."""
        last = -1
        for match in self.topics.narrative.reasons.finditer(self.text):
            if match.start() > last:
                yield _Word(*match.span(), is_cause=False)
            last = match.end() + 1

    def _causes(self) -> Iterator[_Word]:
        for match in self.topics.narrative.causes.finditer(self.text):
            yield _Word(*match.span(), is_cause=True)

    @cached_property
    def _starts(self) -> list[int]:
        return [reason.start for reason in self.reasons]

    @cached_property
    def _held(self) -> list[tuple[int, int]]:
        return [(reason.start, reason.end) for reason in self.reasons if not reason.is_cause]

    @cached_property
    def _resumptions(self) -> list[int]:
        return [match.start() for match in self.topics.narrative.resumed.finditer(self.text)]

    def _resumed(self, offset: int) -> int:
        """Return where the next sentence that gives a reason goes on to another comparison."""
        after = bisect_left(self._resumptions, offset)
        return self._resumptions[after] if after < len(self._resumptions) else len(self.text)

    def _clause_start(self, offset: int) -> int:
        first = max(0, offset - _LONGEST_CLAUSE)
        return max(first, *(self.text.rfind(mark, first, offset) + 1 for mark in ",。;:"))

    def hold(self, offset: int) -> bool:
        """Say whether an offset lies in words that explain; they state nothing."""
        before = bisect_left(self._held, (offset + 1,))
        return before > 0 and offset < self._held[before - 1][1]

    def left_out(self, start: int, end: int) -> str:
        """Return the text between two offsets without the words that explain."""
        pieces = []
        for first, last in self._held[bisect_left(self._held, (start,)) : bisect_left(self._held, (end,))]:
            pieces.append(self.text[start : max(start, first)])
            start = max(start, min(last, end))
        return "".join((*pieces, self.text[start:end]))

    def given(self, meaning: Meaning, offset: int) -> list[Reason]:
        """Return the reasons that are given for what the clause that ends at an offset says of a subject."""
        first = bisect_left(self._starts, max(self.topics.sentences.start(offset), offset - _FARTHEST))
        last = bisect_left(self._starts, offset + _FARTHEST)
        near = (each for each in self.reasons[first:last] if each.said)
        return [each for each in near if self._explains(each, meaning, offset)]

    def _explains(self, reason: Reason, meaning: Meaning, offset: int) -> bool:
        """Say whether a reason is given for a subject.

        One that names its subject explains it, and the whole of which that is a part; one that does not
        explains what its own sentence or the one before it speaks of.
        """
        sentences = self.topics.sentences
        if reason.start < offset:
            return reason.is_cause
        if reason.meaning is not None:
            parts = self.topics.narrative.parts
            wanted = {part for concept in meaning.concepts for part in parts.get(concept, ())}
            return reason.meaning == meaning or bool(wanted & set(reason.meaning.concepts))
        if sentences.index(reason.clause) - sentences.index(max(offset - 1, 0)) > 1:
            return False
        start = max(offset, sentences.start(reason.clause))
        between = self.topics.named.within(start, reason.clause)
        return all(mention.meaning == meaning or not mention.sound for mention in between)
