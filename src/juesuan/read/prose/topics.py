"""What a sentence speaks of: the subjects that a passage names, and which of them a clause continues."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from juesuan.read.prose.names import function_code
from juesuan.read.prose.patterns import Narrative, Subjects
from juesuan.read.prose.sentences import Sentences

LONGEST_SUBJECT = 80
_FARTHEST = 3
"""For how many sentences a subject may be left out."""
_MOST_EXPLAINING = 40
"""So many subjects a reason may name."""
_AMONG = "其中"
_DIGIT = re.compile("[0-9]")


class Meaning(NamedTuple):
    """What a subject is: its concepts (one number can state two) and the subject within them."""

    concepts: tuple[str, ...]
    subject: str


class Mention(NamedTuple):
    """One place where a subject is named."""

    start: int
    end: int
    kind: str
    meaning: Meaning
    sound: bool
    """Whether it can be what its clause speaks of; a mere part of another phrase cannot."""


class _Mentions:
    """Mentions in the order of the text."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.all = sorted(mentions, key=lambda mention: mention.end)
        self.ends = [mention.end for mention in self.all]

    def last(self, offset: int) -> Mention | None:
        """Return the last one that ends at an offset or before."""
        after = bisect_right(self.ends, offset)
        return self.all[after - 1] if after else None

    def within(self, start: int, end: int) -> list[Mention]:
        """Return those that end behind one offset and before another."""
        return self.all[bisect_right(self.ends, start) : bisect_left(self.ends, end)]


class Topics:
    """The subjects of one passage, as the patterns of one file name them."""

    def __init__(self, text: str, sentences: Sentences, narrative: Narrative, year: int) -> None:
        self.text = text
        self.sentences = sentences
        self.narrative = narrative
        self.year = year
        self._spoken_of: dict[int, Mention | None] = {}

    @cached_property
    def named(self) -> _Mentions:
        """The concepts and functional codes that the passage names."""
        kinds = [kind for kind in self.narrative.subjects if kind.is_named]
        found = [mention for kind in kinds for mention in self._of_kind(kind)]
        # A category may be called like a concept: `国有资本经营预算支出(类)…` names nothing but the code.
        codes = [range(each.start, each.end) for each in found if each.kind == "function"]
        inside = {offset for code in codes for offset in code}
        return _Mentions(m for m in found if m.kind == "function" or m.start not in inside)

    @cached_property
    def free(self) -> dict[str, _Mentions]:
        """Every other kind of subject: its mentions."""
        kinds = [kind for kind in self.narrative.subjects if not kind.is_named]
        return {kind.kind: _Mentions(self._of_kind(kind)) for kind in kinds}

    def _of_kind(self, kind: Subjects) -> Iterator[Mention]:
        for match in kind.expression.finditer(self.text):
            sound = not kind.is_named or (
                self.begins(match.start()) and not self.narrative.joins.match(self.text, match.end())
            )
            yield Mention(*match.span(), kind.kind, self.meaning(kind, match), sound)

    def begins(self, offset: int) -> bool:
        """Say whether a name can begin at an offset; elsewhere it is the end of a longer phrase."""
        return bool(self.narrative.before.match(self.text, offset))

    def meaning(self, kind: Subjects, match: re.Match[str]) -> Meaning:
        """Return what a match of a kind of subject means."""
        if kind.kind == "function":
            return Meaning((kind.concept,), function_code(match[0], self.year) or match[0][:LONGEST_SUBJECT])
        if kind.names:
            return Meaning(kind.names[match[0]], "")
        name = next((text for group, text in match.groupdict().items() if group.startswith("name")), match[0])
        return Meaning((kind.concept,), name[:LONGEST_SUBJECT])

    def before(
        self, offset: int, kinds: Sequence[str], explains: Callable[[int], bool] = lambda _: False
    ) -> Mention | None:
        """Return what a clause without a subject of its own speaks of; None where that is in doubt.

        It continues the last subject of its sentence; else, within its item, what an earlier sentence speaks
        of before it lists parts. A subject that is a mere part of a phrase leaves its sentence in doubt; what
        is named in words that explain is not spoken of.
        """
        for kind in kinds:
            last = self.free[kind].last(offset) if kind in self.free else None
            if last:
                return last
        mention = self._spoken(offset, explains)
        if mention is None or mention.start < self.sentences.start(offset):
            mention = self._earlier(offset)
        sound = mention is not None and mention.sound and (not kinds or mention.kind in kinds)
        return mention if sound else None

    def _spoken(self, offset: int, explains: Callable[[int], bool]) -> Mention | None:
        """Return the last mention before an offset that explains nothing; an unsound one if none is near."""
        first = self.sentences.start(offset)
        mention = self.named.last(offset)
        for _ in range(_MOST_EXPLAINING):
            if mention is None or mention.start < first or not explains(mention.start):
                return mention
            mention = self.named.last(mention.end - 1)
        return mention and mention._replace(sound=False)

    def _earlier(self, offset: int) -> Mention | None:
        current = self.sentences.index(offset)
        item = self.sentences.item(offset)
        for index in range(current - 1, max(current - 1 - _FARTHEST, -1), -1):
            if self.sentences.starts[index] < item:
                return None
            if any(mention.sound for mention in self._of_sentence(index)):
                if index not in self._spoken_of:
                    self._spoken_of[index] = self._head(index)
                return self._spoken_of[index]
            if not self._adds_nothing(index):
                return None
        return None

    def _adds_nothing(self, index: int) -> bool:
        """Say whether a sentence without a subject brings in no other: no numbers, or nothing named."""
        text = self.text[self.sentences.starts[index] : self.sentences.starts[index + 1]]
        return not _DIGIT.search(text) or not self.names_more(text)

    def names_more(self, text: str) -> bool:
        """Say whether a stretch of text names a quantity besides the words that every statement has."""
        return bool(self.narrative.quantities.search(self.narrative.neutral.sub(" ", text)))

    def _of_sentence(self, index: int) -> list[Mention]:
        return self.named.within(self.sentences.starts[index], self.sentences.starts[index + 1])

    def _head(self, index: int) -> Mention | None:
        """Return what a sentence speaks of before it lists parts, if that is one thing."""
        listed = self.text.find(_AMONG, self.sentences.starts[index], self.sentences.starts[index + 1])
        sound = [mention for mention in self._of_sentence(index) if mention.sound]
        heads = [mention for mention in sound if listed < 0 or mention.start < listed]
        return heads[0] if len({head.meaning for head in heads}) == 1 else None
