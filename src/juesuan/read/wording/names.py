"""Whose accounts a heading or an opening sentence says they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.read.spelling import plain
from juesuan.read.wording.hits import Hit
from juesuan.read.wording.language import patterns
from juesuan.read.wording.patterns import looks_in
from juesuan.read.wording.stretch import Paragraph, Stretch, Wording
from juesuan.standard.catalogue import Rule

_GENERIC = re.compile(
    r"人民政府|人民|政府|办公室|办公厅|委员会|部门|单位|本级|机关|中国|中共|局|委|办|院|会|厅|室|中心|处|所|站|队"
    r"|\(.*?\)|省|市|区|县|旗|和|与|及|、"
)
_REGION = re.compile(r"[一-鿿]{2,6}?(?:自治区|自治州|自治县|省|市(?!场|政|容|直|域)|区|县|州|旗)")
_SHORTEST = 2


def find_names(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield names (group `name` of the patterns) that share nothing with the department's own name.

    A name whose every character is in the own one may be its short form, and a name without a region may
    leave out the own one.
    """
    own = wording.department_name
    if not own:
        return
    for stretch in wording.stretches:
        if looks_in(rule, stretch):
            for index, paragraph in enumerate(stretch.paragraphs):
                yield from _foreign(rule, stretch, index, paragraph, own)


def _foreign(rule: Rule, stretch: Stretch, index: int, paragraph: Paragraph, own: str) -> Iterator[Hit]:
    for pattern in patterns(rule.id):
        for match in pattern.expression.finditer(paragraph.text):
            if _is_foreign(match["name"], own):
                yield Hit(stretch, index, *match.span("name"))


def _is_foreign(name: str, own: str) -> bool:
    regions = _REGION.findall(plain(own))
    named = _REGION.findall(plain(name))
    if regions and named and named[-1] not in regions and len(named) == len(regions):
        return True
    first, second = _core(name), _core(own)
    if min(len(first), len(second)) < _SHORTEST or set(first) <= set(second):
        return False
    return not _pairs(first) & _pairs(second)


def _core(name: str) -> str:
    """Return a name without its region and what any department may be called."""
    return _GENERIC.sub("", _REGION.sub("", plain(name)))


def _pairs(text: str) -> set[str]:
    return {text[index : index + 2] for index in range(len(text) - 1)}
