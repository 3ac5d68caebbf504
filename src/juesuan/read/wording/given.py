"""One reason given for several changes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.read.wording.hits import Hit
from juesuan.read.wording.language import patterns
from juesuan.read.wording.patterns import looks_in
from juesuan.read.wording.stretch import Stretch, Wording
from juesuan.standard.catalogue import Rule

_REASON = re.compile(r"原因(?:一?是|为|系)?[:,]?(?P<reason>[^。;:]+)(?=[。;]|$)")
_TAIL = re.compile(r"(?:的原因|所致|造成|导致|引起)$")
_AMOUNTS = re.compile(r"[0-9][0-9,.]*万元")
_CHANGED = re.compile(r"大于|小于|高于|低于|多于|少于|增加|减少|增长|下降|上升|超过|增幅|降幅")


def find_given(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield the places of reasons that stand for at least `fewest` changes with numbers of their own."""
    found: dict[str, list[tuple[Hit, str]]] = {}
    for stretch in wording.stretches:
        if stretch.where == "text" and looks_in(rule, stretch):
            for reason, hit, amounts in _reasons(rule, stretch):
                found.setdefault(reason, []).append((hit, amounts))
    for places in found.values():
        if len({amounts for _, amounts in places}) >= rule.check["fewest"]:
            yield from (hit for hit, _ in places)


def _reasons(rule: Rule, stretch: Stretch) -> Iterator[tuple[str, Hit, str]]:
    """Yield each reason for a change, where it stands, and the amounts before it."""
    excused = patterns(rule.id, "unless")
    for index, paragraph in enumerate(stretch.paragraphs):
        for match in _REASON.finditer(paragraph.text):
            reason = _TAIL.sub("", match["reason"])
            above = paragraph.text[: match.start()]
            amounts = "".join(_AMOUNTS.findall(above))
            changed = _CHANGED.search(above.rpartition("。")[2])
            plain = any(each.expression.search(reason) for each in excused)
            if len(reason) >= rule.check["shortest"] and amounts and changed and not plain:
                start = match.start("reason")
                yield reason, Hit(stretch, index, start, start + len(reason)), amounts
