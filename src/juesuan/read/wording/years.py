"""Years that cannot be meant: those of an account's own statements, comparisons and headings."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.read.wording.hits import Hit
from juesuan.read.wording.language import patterns
from juesuan.read.wording.patterns import looks_in
from juesuan.read.wording.stretch import Paragraph, Stretch, Wording
from juesuan.standard.catalogue import Rule

_DEFAULT = ("heading", "text")


def find_years(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield the years (group `year` of the patterns) that are not the fiscal year plus `offset`.

    `alone` demands that nothing else of the paragraph names the right year.
    """
    if not wording.fiscal_year:
        return
    for stretch in wording.stretches:
        if looks_in(rule, stretch):
            for index in range(len(stretch.paragraphs)):
                yield from _of_paragraph(
                    rule, stretch, index, str(wording.fiscal_year + rule.check["offset"])
                )


def _of_paragraph(rule: Rule, stretch: Stretch, index: int, right: str) -> Iterator[Hit]:
    paragraph = stretch.paragraphs[index]
    if paragraph.where not in rule.check.get("where", _DEFAULT) or _is_excused(rule, paragraph, right):
        return
    for pattern in patterns(rule.id):
        for match in pattern.expression.finditer(paragraph.text):
            if match["year"] != right:
                yield Hit(stretch, index, match.start(), match.end(), right)


def _is_excused(rule: Rule, paragraph: Paragraph, right: str) -> bool:
    if rule.check.get("alone") and right in paragraph.text:
        return True
    return any(each.expression.search(paragraph.text) for each in patterns(rule.id, "unless"))
