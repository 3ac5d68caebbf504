"""Traditional characters in a text of simplified ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.read.wording.hits import Hit
from juesuan.read.wording.patterns import looks_in
from juesuan.read.wording.stretch import Wording
from juesuan.standard.catalogue import Rule

_CHINESE = re.compile(r"[一-鿿]")
_RARE = 50
"""A text with more than one traditional character in so many is written in them."""


def find_characters(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield the characters of the rule's `characters`, each with the one that should stand there."""
    pairs = dict(pair for line in rule.check["characters"] for pair in line.split())
    traditional = re.compile(f"[{''.join(pairs)}]")
    stretches = [stretch for stretch in wording.stretches if looks_in(rule, stretch)]
    length = sum(len(_CHINESE.findall(stretch.text)) for stretch in stretches)
    found = [
        Hit(stretch, index, *match.span(), pairs[match[0]])
        for stretch in stretches
        for index, paragraph in enumerate(stretch.paragraphs)
        for match in traditional.finditer(paragraph.text)
    ]
    if len(found) * _RARE <= length:
        yield from found
