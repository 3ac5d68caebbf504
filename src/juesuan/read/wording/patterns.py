"""Rules that are patterns: what they find in the text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from juesuan.read.wording.hits import Hit
from juesuan.read.wording.language import Pattern, patterns
from juesuan.read.wording.stretch import Stretch, Wording
from juesuan.standard.catalogue import Rule
from juesuan.standard.codelists import codelist

_CITY, _BLANK = "市", " "
_DEFAULT = ("heading", "text")


def find_patterns(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield what the patterns of a rule find where it looks, except what its exceptions cover."""
    if not _concerns(rule, wording):
        return
    for stretch in wording.stretches:
        if looks_in(rule, stretch):
            hits = [
                hit
                for pattern in patterns(rule.id)
                if pattern.since <= wording.fiscal_year
                for hit in _matches(rule, pattern, stretch)
            ]
            yield from sorted(hits, key=lambda hit: (hit.paragraph, hit.start))


def looks_in(rule: Rule, stretch: Stretch) -> bool:
    """Say whether a rule looks in a stretch: by the section, and by what kinds of text it holds."""
    if stretch.kinds.isdisjoint(rule.check.get("where", _DEFAULT)):
        return False
    sections, excluded = rule.check.get("sections"), rule.check.get("not_sections", ())
    return stretch.holders.isdisjoint(excluded) and (
        sections is None or not stretch.holders.isdisjoint(sections)
    )


def _matches(rule: Rule, pattern: Pattern, stretch: Stretch) -> Iterator[Hit]:
    where = rule.check.get("where", _DEFAULT)
    matches = list(pattern.expression.finditer(stretch.text))
    spans = _excepted(rule, stretch) if matches else []
    for match in matches:
        index, start = stretch.locate(match.start())
        paragraph = stretch.paragraphs[index]
        end = min(start + len(match[0]), len(paragraph.text))
        excepted = any(first < match.end() and match.start() < last for first, last in spans)
        broken = rule.check.get("unbroken") and _BLANK in paragraph.printed(start, end)
        if paragraph.where in where and end > start and not excepted and not broken:
            yield Hit(stretch, index, start, end, pattern.expected)


def _excepted(rule: Rule, stretch: Stretch) -> list[tuple[int, int]]:
    found = patterns(rule.id, "unless")
    return [match.span() for each in found for match in each.expression.finditer(stretch.text)]


def _concerns(rule: Rule, wording: Wording) -> bool:
    """Say whether a rule concerns accounts of this level of government."""
    levels = rule.check.get("levels")
    return levels is None or level_of(wording.division) in levels


@cache
def level_of(division: str) -> str:
    """Return province, prefecture, county or city for a known code of GB/T 2260; "" for any other.

    A city of county level is called a city: `市级` is its own level, not the one above.
    """
    for row in codelist("divisions"):
        if row["code"] == division:
            is_city = row["level"] == "county" and row["name_zh"].endswith(_CITY)
            return "city" if is_city else row["level"]
    return ""
