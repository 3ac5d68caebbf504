"""Labels that all but one or two summaries of a series have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from juesuan.read.wording.hits import Hit
from juesuan.read.wording.patterns import looks_in
from juesuan.read.wording.stretch import Stretch, Wording
from juesuan.standard.catalogue import Rule

_HEAD = re.compile(
    r"^(?:[0-9]{1,2}|\([0-9一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3})[、.]?.{2,40}?综述:"
)
_MOST = 2


class _Summary(NamedTuple):
    paragraph: int
    end: int
    text: str


def find_labels(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield the summaries that lack one of the rule's `labels`, where nearly all others have it."""
    for stretch in wording.stretches:
        if stretch.where != "text" or not looks_in(rule, stretch):
            continue
        summaries = _summaries(stretch)
        for label in rule.check["labels"] if len(summaries) >= rule.check["fewest"] else ():
            without = [each for each in summaries if label not in each.text]
            if 0 < len(without) <= min(_MOST, len(summaries) // rule.check["fewest"]):
                yield from (Hit(stretch, each.paragraph, 0, each.end, label) for each in without)


def _summaries(stretch: Stretch) -> list[_Summary]:
    found: list[_Summary] = []
    for index, paragraph in enumerate(stretch.paragraphs):
        match = _HEAD.match(paragraph.text)
        if match:
            found.append(_Summary(index, match.end() - 1, paragraph.text))
        elif found:
            found[-1] = found[-1]._replace(text=f"{found[-1].text}\n{paragraph.text}")
    return found
