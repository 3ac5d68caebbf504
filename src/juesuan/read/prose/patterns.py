"""The sentence patterns of `validations/narrative/*.yaml`, as expressions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from juesuan.read.prose.language import MEASURES, NUMBER, ORDINAL, Slot, expression_of
from juesuan.read.prose.names import choice, function_expression
from juesuan.read.spelling import plain
from juesuan.standard.yaml_files import load_folder

__all__ = ["Narrative", "Pattern", "Slot", "Subjects", "expression_of", "narratives"]


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """One sentence pattern: its expression and what its numbers are."""

    expression: re.Pattern[str]
    concepts: tuple[str, ...]
    """The concepts of its numbers; none where the subject decides."""
    of: tuple[str, ...]
    """The kinds that a subject left out may be of; empty: any that is named."""
    slots: tuple[Slot, ...]
    """In the order of the text."""
    states: tuple[str, str]
    """Measure and basis of a pattern that states a direction and no number; "" and "" of the others."""
    within: re.Pattern[str] | None
    """What opens the part of the text that it reads; the next functional code closes it."""
    sections: frozenset[str]
    """Where it reads, of the sections of its file; empty: in all of them."""
    subject: str
    """The subject of its numbers, where the concept of the pattern has one."""
    direction: str
    """The direction of its numbers where no word of it names one."""

    @property
    def values(self) -> tuple[Slot, ...]:
        """Return the slots that are numbers of the figures."""
        return tuple(slot for slot in self.slots if slot.name in MEASURES)


@dataclass(frozen=True, slots=True, eq=False)
class Subjects:
    """One kind of subject: the expression that finds its mentions, and what they mean."""

    kind: str
    expression: re.Pattern[str]
    names: dict[str, tuple[str, ...]]
    """A plain name -> its concepts."""
    concept: str
    """The concept of subjects that are named freely."""

    @property
    def is_named(self) -> bool:
        """Say whether its subjects are those of the standard: concepts or functional codes."""
        return bool(self.names) or self.kind == "function"


@dataclass(frozen=True, slots=True, eq=False)
class Narrative:
    """How the prose of some sections states its numbers."""

    name: str
    sections: frozenset[str]
    """Empty: every section."""
    subjects: tuple[Subjects, ...]
    before: re.Pattern[str]
    """What lets a name begin where it stands."""
    joins: re.Pattern[str]
    """What makes a name a mere part of a phrase when it follows."""
    prior: re.Pattern[str]
    """What last year is called."""
    last: bool
    """Whether it reads only what no other file does."""
    parts: dict[str, frozenset[str]]
    """A concept -> those whose reasons explain it too."""
    reasons: re.Pattern[str]
    causes: re.Pattern[str]
    """What gives a reason and ends no statement."""
    neutral: re.Pattern[str]
    """What may stand between a subject and a number of it."""
    quantities: re.Pattern[str]
    """What may not: the names of other quantities end so."""
    resumed: re.Pattern[str]
    """Where a sentence goes on after its reason."""
    directions: dict[str, str]
    direction_words: re.Pattern[str]
    """What says which way something went."""
    budgets: dict[str, str]
    declared: re.Pattern[str]
    """The note that says which budget the word means."""
    patterns: tuple[Pattern, ...]
    evidence: dict[str, Any]

    def names_of(self, concepts: tuple[str, ...]) -> tuple[str, ...]:
        """Return the plain names of concepts; none of the functional codes and of what is named freely."""
        return tuple(
            name for kind in self.subjects for name, meant in kind.names.items() if meant == concepts
        )


@cache
def narratives() -> tuple[Narrative, ...]:
    """Return the patterns of every file, those for certain sections before those for all."""
    words = load_folder("validations/narrative")["words"]
    found = [
        _narrative(name, {**words, **record, "phrases": words["phrases"] | record.get("phrases", {})})
        for name, record in load_folder("validations/narrative").items()
        if "patterns" in record
    ]
    return tuple(sorted(found, key=lambda narrative: (narrative.last, not narrative.sections)))


def _narrative(name: str, record: dict[str, Any]) -> Narrative:
    directions = _meanings(record["directions"])
    budgets = _meanings(record["budgets"])
    subjects = tuple(_subjects(kind, entries) for kind, entries in record.get("subjects", {}).items())
    words = {
        "direction": choice(directions),
        "none": choice(word for word, meaning in directions.items() if meaning == "none"),
        "budget": choice(budgets),
        "prior": choice(map(plain, record["prior"])),
        "thing": choice(map(plain, record["things"])),
        "function": function_expression(),
        "subject": next((s.expression.pattern for s in subjects if s.kind == "concept"), "(?!)"),
    }
    phrases: dict[str, str] = record["phrases"]
    return Narrative(
        name=name,
        sections=frozenset(record.get("sections", ())),
        subjects=subjects,
        before=re.compile(_before(record["before"])),
        joins=re.compile(choice(map(plain, record["joins"]))),
        prior=re.compile(words["prior"]),
        last=bool(record.get("last", False)),
        parts={whole: frozenset(parts) for whole, parts in record.get("parts", {}).items()},
        reasons=re.compile(choice(map(plain, record["reasons"]))),
        causes=re.compile(f"(?:{choice(record['causes'])})(?!{choice(record['purposes'])})"),
        neutral=_neutral(record, words),
        quantities=re.compile(choice(record["quantities"])),
        resumed=expression_of(record["resumed"], words, phrases)[0],
        directions=directions,
        direction_words=re.compile(words["direction"]),
        budgets=budgets,
        declared=expression_of(record["declared"], words, phrases)[0],
        patterns=tuple(_pattern(pattern, words, phrases) for pattern in record["patterns"]),
        evidence=record.get("evidence", {}),
    )


def _meanings(record: dict[str, list[str]]) -> dict[str, str]:
    return {plain(word): meaning for meaning, words in record.items() for word in words}


def _before(endings: list[str]) -> str:
    """Return the expression for where a name may begin: after one of some endings, or at the start."""
    return "(?:^|(?<=[0-9])|" + "|".join(f"(?<={re.escape(plain(ending))})" for ending in endings) + ")"


def _neutral(record: dict[str, Any], words: dict[str, str]) -> re.Pattern[str]:
    """Return the expression for the words of a statement that name nothing."""
    number = rf"{NUMBER}(?:%|亿元|万元|元|{words['thing']})?"
    named = [words[kind] for kind in ("direction", "budget", "prior")]
    listed = choice(map(plain, [*record["neutral"], *record["reasons"]]))
    return re.compile("|".join((ORDINAL, "[0-9]{4}年度?", number, *named, listed)))


def _subjects(kind: str, record: dict[str, Any]) -> Subjects:
    """Read one kind: named concepts, the functional codes, or names that a pattern leaves open."""
    if kind == "function":
        return Subjects(kind, re.compile(function_expression()), {}, record["concept"])
    if "pattern" in record:
        return Subjects(kind, expression_of(record["pattern"], {})[0], {}, record.get("concept", ""))
    names = {plain(name): tuple(concept.split("+")) for concept, names in record.items() for name in names}
    return Subjects(kind, re.compile(choice(names)), names, "")


def _pattern(record: dict[str, Any], words: dict[str, str], phrases: dict[str, str]) -> Pattern:
    # Words before anything else add nothing and would be tried everywhere; the quote shows the clause anyway.
    expression, slots = expression_of(record["text"].removeprefix("{words}"), words, phrases)
    measure, basis = record["states"].split() if "states" in record else ("", "")
    within = expression_of(record["within"], words, phrases)[0] if "within" in record else None
    return Pattern(
        expression=expression,
        concepts=tuple(filter(None, record.get("concept", "").split("+"))),
        of=tuple(record.get("of", "").split()),
        slots=slots,
        states=(measure, basis),
        within=within,
        sections=frozenset(record.get("sections", ())),
        subject=record.get("subject", ""),
        direction=record.get("direction", ""),
    )
