"""What the text of a section amounts to: the form's own words, that there is none, or half a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from juesuan.read.prose.names import choice
from juesuan.read.prose.passages import Passage
from juesuan.read.spelling import plain
from juesuan.standard.yaml_files import load_folder

_SENTENCE_END = re.compile(r"[。;:]")
_BRACKETED = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"[0-9]{4}年度?")
_DIGIT = re.compile(r"[0-9]")
_CHINESE = re.compile(r"[一-鿿]")


class _Words(NamedTuple):
    none: re.Pattern[str]
    not_none: re.Pattern[str]
    longest_none: int
    placeholders: tuple[str, ...]
    sentences: frozenset[str]
    instructions: tuple[str, ...]
    unfinished: tuple[str, ...]


def states_nothing(text: str) -> bool:
    """Say whether a text holds nothing but what the form prints: placeholders and instructions."""
    return not any(_CHINESE.search(sentence) for sentence in _written(text))


def says_none(text: str) -> bool:
    """Say whether a short text without any number but years says that there is nothing to report."""
    words = _words()
    if len(text) > words.longest_none or _DIGIT.search(_YEAR.sub("", text)):
        return False
    return any(words.none.search(words.not_none.sub("", sentence)) for sentence in _written(text))


def has_placeholder(sentence: str) -> bool:
    """Say whether a sentence is the form's own, with a place that nobody has filled."""
    return any(mark in sentence for mark in _words().placeholders)


def is_unfinished(passage: Passage) -> bool:
    """Say whether the last line of a passage stops in the middle of a sentence."""
    if not passage.text or passage.ends_in_others:
        return False
    last = passage.text[passage.starts[-1] :]
    return last.endswith(_words().unfinished) or last.count("(") > last.count(")") + passage.text.count(")")


def _written(text: str) -> Iterator[str]:
    """Yield the sentences of a text that are not the form's own."""
    words = _words()
    bare = _BRACKETED.sub(lambda match: "" if match[0][1:].startswith(words.instructions) else match[0], text)
    for sentence in _SENTENCE_END.split(_without_template(bare, words)):
        if not has_placeholder(sentence):
            yield sentence


def _without_template(text: str, words: _Words) -> str:
    for sentence in words.sentences:
        text = text.replace(sentence, "")
    return text


@cache
def _words() -> _Words:
    record: dict[str, Any] = load_folder("validations/narrative")["sections"]
    return _Words(
        none=re.compile(choice(map(plain, record["none_stated"]))),
        not_none=re.compile(choice(map(plain, record["not_none"]))),
        longest_none=record["longest_none"],
        placeholders=tuple(map(plain, record["placeholders"])),
        sentences=frozenset(map(plain, record["template_sentences"])),
        instructions=tuple(map(plain, record["instructions"])),
        unfinished=tuple(map(plain, record["unfinished"])),
    )
