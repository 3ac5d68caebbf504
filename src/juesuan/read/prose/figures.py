"""Numbers that the prose states, read by the sentence patterns of `validations/narrative/*.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from juesuan.arithmetic.money import NotMoneyError, canonical_amount
from juesuan.read.documents.document import Position
from juesuan.read.prose.bases import Bases
from juesuan.read.prose.classes import classified
from juesuan.read.prose.given import given_reason
from juesuan.read.prose.language import NAMES, ROUNDED
from juesuan.read.prose.passages import Passage, lineage
from juesuan.read.prose.patterns import Narrative, Pattern, Slot, narratives
from juesuan.read.prose.reasons import Reasons
from juesuan.read.prose.remains import has_placeholder
from juesuan.read.prose.sentences import Sentences
from juesuan.read.prose.topics import LONGEST_SUBJECT, Meaning, Mention, Topics

LONGEST_QUOTE = 20
_FARTHEST = 400
"""How many characters behind its subject a number may stand."""
_MARKS = ",。;:"
_CUT = "…"
_WORD_ENDS = re.compile(
    "(?<=[的为度了中,、):市区县局])|(?<=年)(?![度初末])|(?<=支出|经费|收入|项目|预算|资金|整体)(?![类款项])|(?=全年|决算|共涉及|共有|占|比)"
)
"""Where a quote that has no room for its clause may begin without tearing a word apart."""


class Figure(NamedTuple):
    """One number that a sentence states, or a direction that it states without one."""

    section: str
    concept: str
    subject: str
    measure: str
    basis: str
    whole: str
    value: str
    """Package form; "" where only a word is printed."""
    unit: str
    direction: str
    reason: str
    """stated, absent, contrary to the direction, or "" where none is due."""
    quote: str
    position: Position
    span: tuple[int, int]
    """Where the number stands in its passage; (n, n) where there is none."""
    passage: Passage


class _Reader:
    """Reads one passage by the patterns of one file."""

    def __init__(self, passage: Passage, sentences: Sentences, narrative: Narrative, year: int) -> None:
        self.text = passage.text
        self.passage = passage
        self.narrative = narrative
        self.topics = Topics(self.text, sentences, narrative, year)
        self.reasons = Reasons(self.topics)
        self.bases = Bases(self.text, sentences, narrative, year)
        self.kinds = {kind.kind: kind for kind in narrative.subjects}

    def figures(self, taken: set[int]) -> Iterator[Figure]:
        """Yield the figures whose numbers no earlier pattern has taken."""
        sections = set(lineage(self.passage.section))
        for pattern in self.narrative.patterns:
            if pattern.sections and not pattern.sections & sections:
                continue
            for start, end in self._parts(pattern):
                for match in pattern.expression.finditer(self.text, start, end):
                    if not self.reasons.hold(match.start()):
                        yield from self._of_match(pattern, match, taken)

    def _parts(self, pattern: Pattern) -> Iterator[tuple[int, int]]:
        """Yield the parts of the text that a pattern reads."""
        if pattern.within is None:
            yield 0, len(self.text)
            return
        end = 0
        for opening in pattern.within.finditer(self.text):
            if opening.start() >= end:
                codes = (each.start for each in self.topics.named.all if each.kind == "function")
                end = next((code for code in codes if code > opening.end()), len(self.text))
                yield opening.end(), end

    def _of_match(self, pattern: Pattern, match: re.Match[str], taken: set[int]) -> Iterator[Figure]:
        names = [slot for slot in pattern.slots if slot.name in ("subject", "function")]
        starts = [match.start(f"{slot.name}{slot.number}") for slot in names]
        if not all(start < 0 or self.topics.begins(start) for start in starts):
            return
        slots = [slot for slot in pattern.values if match[f"value{slot.number}"] is not None]
        spans = [match.span(f"value{slot.number}") for slot in slots]
        # Where one number of a match is taken, or explains, the match says something else.
        if any(start in taken or self.reasons.hold(start) for start, _ in spans):
            return
        # The accounts state no rough numbers; only what is read last, such as work done, may be one.
        if not self.narrative.last and any(self.text.startswith(ROUNDED, end) for _, end in spans):
            return
        if pattern.states[0]:
            if has_placeholder(self.topics.sentences.around(match.start(), self.text)):
                return
            state = Slot("", len(pattern.slots), pattern.states[1])
            if match.end() not in taken:
                yield from self._stated(pattern, match, state, (match.end(), match.end()), taken)
            return
        for slot, span in zip(slots, spans, strict=True):
            yield from self._stated(pattern, match, slot, span, taken)

    def _stated(
        self, pattern: Pattern, match: re.Match[str], slot: Slot, span: tuple[int, int], taken: set[int]
    ) -> Iterator[Figure]:
        """Yield one figure for each concept that a number states; none where its meaning is in doubt."""
        measure = slot.name or pattern.states[0]
        meaning = self._meaning(pattern, match, slot)
        basis = "" if measure == "share" else self.bases.of(pattern, match, slot, measure)
        if meaning is None or basis is None:
            return
        try:
            value = canonical_amount(self.text[slice(*span)]) if slot.name else ""
        except NotMoneyError:
            return
        self.bases.record(span[1], measure, basis)
        taken.add(span[0])
        rounded = bool(slot.name) and self.text.startswith(ROUNDED, span[1])
        direction = self._direction(pattern, match, slot) or ("above" if rounded else "")
        # Only the accounts owe a reason; what is read last, such as work done, does not.
        owed = not (rounded or self.narrative.last)
        reason = given_reason(self.reasons, direction, value, meaning, match.end()) if owed else ""
        unit = match.span(f"unit{slot.number}") if slot.name else span
        quoted = max(span[1], unit[1])
        for concept in meaning.concepts:
            yield Figure(
                section=self.passage.section,
                concept=concept,
                subject=meaning.subject,
                measure=measure,
                basis=basis,
                whole=slot.basis if measure == "share" else "",
                value=value,
                unit=(match[f"unit{slot.number}"] or "") if slot.name else "",
                direction=direction,
                reason=reason,
                quote=self._quote(match.start(), quoted),
                position=self.passage.place(span[0] if slot.name else match.start()),
                span=span,
                passage=self.passage,
            )

    def _meaning(self, pattern: Pattern, match: re.Match[str], slot: Slot) -> Meaning | None:
        """Return what is named in the match before a slot, else what its clause speaks of."""
        concepts = pattern.concepts
        for named in reversed(pattern.slots[: slot.number]):
            if named.name in NAMES and match[f"name{named.number}"] and concepts:
                return Meaning(concepts, match[f"name{named.number}"][:LONGEST_SUBJECT])
            if named.name in ("subject", "function") and match[f"{named.name}{named.number}"]:
                kind = self.kinds["concept" if named.name == "subject" else "function"]
                found = kind.expression.fullmatch(self.text, *match.span(f"{named.name}{named.number}"))
                meaning = self.topics.meaning(kind, found) if found else None
                return meaning and Meaning(concepts or meaning.concepts, meaning.subject)
        if concepts and not pattern.of:
            return Meaning(concepts, pattern.subject)
        mention = self.topics.before(match.start(), pattern.of, self.reasons.hold)
        if mention is None or not self._continues(mention, match.start()):
            return None
        return Meaning(concepts or mention.meaning.concepts, pattern.subject or mention.meaning.subject)

    def _continues(self, mention: Mention, offset: int) -> bool:
        """Say whether nothing else is named between a subject and a number of its clause or its sentence."""
        if not self.kinds[mention.kind].is_named:
            return True
        start = max(mention.end, self.topics.sentences.start(offset))
        between = self.reasons.left_out(start, offset)
        return len(between) <= _FARTHEST and not self.topics.names_more(between)

    def _quote(self, start: int, end: int) -> str:
        """Return the words that end at a number, from where their clause begins or a word of it."""
        clause = max(self.text.rfind(mark, 0, start + 1) + 1 for mark in _MARKS)
        whole = self.text[min(start, clause) : end].lstrip(_MARKS)
        if len(whole) <= LONGEST_QUOTE:
            return whole
        first = end - LONGEST_QUOTE + len(_CUT)
        words = _WORD_ENDS.search(self.text, first, first + LONGEST_QUOTE // 2)
        quote = self.text[words.start() if words else first : end]
        # A number that the cut goes through is left out.
        torn = self.text[end - len(quote) - 1].isdigit()
        return _CUT + (quote.lstrip("0123456789.,") if torn else quote).lstrip(_MARKS + "、")

    def _direction(self, pattern: Pattern, match: re.Match[str], slot: Slot) -> str:
        slots = [each for each in pattern.slots[: slot.number] if each.name in ("direction", "none")]
        said = [word for word in (match[f"{each.name}{each.number}"] for each in slots) if word]
        return self.narrative.directions[said[-1]] if said else pattern.direction


def read_figures(passages: Sequence[Passage], year: int) -> list[Figure]:
    """Return every number that a known sentence states, in reading order.

    A number that states two quantities, such as revenue and expenditure alike, gives a figure for each; both
    have its span.
    """
    return [figure for passage in passages for figure in _of_passage(passage, year)]


def _of_passage(passage: Passage, year: int) -> list[Figure]:
    taken: set[int] = set()
    found: list[Figure] = []
    sections = set(lineage(passage.section))
    sentences = Sentences(passage)
    for narrative in narratives():
        if not narrative.sections or narrative.sections & sections:
            if narrative.last:
                # What reads any number must leave out the dates, the targets and the like.
                taken.update(classified(passage, firm=True))
            found += _Reader(passage, sentences, narrative, year).figures(taken)
    return sorted(found, key=lambda figure: figure.span)
