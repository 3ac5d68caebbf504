"""Blanks that were left for a number before its counter, on the text as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.read.wording.hits import Hit
from juesuan.read.wording.patterns import looks_in
from juesuan.read.wording.stretch import Paragraph, Wording, levelled
from juesuan.standard.catalogue import Rule

_GAP = re.compile(r"(?<=[一-鿿])[ \t\u3000]+(?=[一-鿿])")
_LINE = re.compile(r"(?<=[一-鿿])[_＿]{2,}(?:家|人次|人|次|个|项|辆|万元|批次|批|份|%)")


def find_blanks(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield counters behind a blank or a drawn line, where a number is missing.

    A paragraph that is spaced out elsewhere too was set so: its blanks mean nothing. Neither does one inside
    what the document prints as one word elsewhere.
    """
    expressions = [re.compile(pattern) for pattern in rule.check["patterns"]]
    everything = "\n".join(paragraph.raw for each in wording.stretches for paragraph in each.paragraphs)
    for stretch in wording.stretches:
        if not looks_in(rule, stretch):
            continue
        for index, paragraph in enumerate(stretch.paragraphs):
            for first, last in _spans(expressions, paragraph, everything):
                start = len(levelled(paragraph.raw[:first], spaced=paragraph.spaced))
                end = len(levelled(paragraph.raw[:last], spaced=paragraph.spaced))
                yield Hit(stretch, index, start, max(end, start + 1))


def _spans(
    expressions: list[re.Pattern[str]], paragraph: Paragraph, everything: str
) -> Iterator[tuple[int, int]]:
    raw = paragraph.raw
    found = [match for expression in expressions for match in expression.finditer(raw)]
    if len(_GAP.findall(raw)) <= len(found):
        yield from (match.span() for match in found if not _is_word(match, everything))
    yield from (match.span() for match in _LINE.finditer(raw))


def _is_word(match: re.Match[str], everything: str) -> bool:
    """Say whether the document prints the characters around a blank without it elsewhere."""
    return f"{match.string[match.start() - 1]}{match[0].strip()}" in everything
