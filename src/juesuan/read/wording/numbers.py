"""Amounts whose digits, points and commas make no number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.read.wording.hits import Hit
from juesuan.read.wording.patterns import looks_in
from juesuan.read.wording.stretch import Paragraph, Wording
from juesuan.standard.catalogue import Rule

_AMOUNT = re.compile(r"(?<![0-9.,])(?P<number>[0-9][0-9.,]*[0-9.,])(?P<unit>万元|亿元|元|%)")
_WELL_FORMED = re.compile(r"[0-9]+(?:\.[0-9]+)?|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_PARTING = "，、 "
_LISTED = re.compile(r"[0-9]+\.[0-9]+,")
_ORDINAL = re.compile(r"[0-9]{1,2}\.")


def find_numbers(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield amounts such as `1,23.4万元` and `12.3.4万元`.

    A comma behind decimals parts two numbers, and so does one of full width; a number and a point at the
    start of a clause may be the ordinal of an item.
    """
    for stretch in wording.stretches:
        if not looks_in(rule, stretch):
            continue
        for index, paragraph in enumerate(stretch.paragraphs):
            for match in _AMOUNT.finditer(paragraph.text):
                if _is_malformed(paragraph, match):
                    yield Hit(stretch, index, *match.span())


def _is_malformed(paragraph: Paragraph, match: re.Match[str]) -> bool:
    number = match["number"]
    if _WELL_FORMED.fullmatch(number) or _LISTED.match(number):
        return False
    printed = paragraph.printed(*match.span("number"))
    if any(mark in printed for mark in _PARTING):
        return False
    before = paragraph.text[match.start() - 1 : match.start()]
    if before in ("", ":", ";", "。", ")") and _ORDINAL.match(number):
        number = _ORDINAL.sub("", number, count=1)
        return bool(number) and not _WELL_FORMED.fullmatch(number)
    return not _is_list(number)


def _is_list(number: str) -> bool:
    """Say whether commas part whole numbers: `3,5,7` is a list, `1,23` is not."""
    pieces = number.split(",")
    return len(pieces) > 1 and all(re.fullmatch(r"[0-9]{1,2}", piece) for piece in pieces) and len(pieces) > 2
