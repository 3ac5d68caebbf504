"""What only the printed form shows: digits and marks of one width among those of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.read.wording.hits import Hit
from juesuan.read.wording.patterns import looks_in
from juesuan.read.wording.stretch import Wording, levelled
from juesuan.standard.catalogue import Rule

_USUAL = 5
"""What is this many times rarer than its opposite is the exception."""


def find_widths(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield what the patterns of a rule find in the text as printed, spaces left out.

    Nothing is found where the `rare` form is no rarer than the `usual` one: that is how the text is printed.
    """
    if not _is_rare(rule, wording):
        return
    expressions = [re.compile(pattern) for pattern in rule.check["patterns"]]
    for stretch in wording.stretches:
        if not looks_in(rule, stretch):
            continue
        for index, paragraph in enumerate(stretch.paragraphs):
            raw = "".join(paragraph.raw.split())
            for first, last in _spans(expressions, raw) if paragraph.where in ("heading", "text") else ():
                start, words = len(levelled(raw[:first])), levelled(raw[first:last])
                expected = words if words != raw[first:last] else ""
                yield Hit(stretch, index, start, start + len(words), expected)


def _spans(expressions: list[re.Pattern[str]], raw: str) -> Iterator[tuple[int, int]]:
    for expression in expressions:
        for match in expression.finditer(raw):
            yield match.span()


def _is_rare(rule: Rule, wording: Wording) -> bool:
    rare, usual = (re.compile(rule.check[form]) for form in ("rare", "usual"))
    few = many = 0
    for stretch in wording.stretches:
        for paragraph in stretch.paragraphs:
            raw = "".join(paragraph.raw.split())
            few += len(rare.findall(raw))
            many += len(usual.findall(raw))
    return few * _USUAL <= many
