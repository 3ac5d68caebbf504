"""The table of contents held against the headings of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from juesuan.read.prose.contents import CONTENTS_TITLES
from juesuan.read.prose.headings import without_leaders
from juesuan.read.prose.titles import bare_title, lineage
from juesuan.read.spelling import plain
from juesuan.read.wording.hits import Hit
from juesuan.read.wording.stretch import Stretch, Wording
from juesuan.standard.catalogue import Rule
from juesuan.standard.codelists import codelist
from juesuan.standard.tables import table_schema

_FEWEST = 5
_PAGE = re.compile(r"(?:PAGEREF.*|[-—]?[0-9]{1,3}[-—]?)$")
_ATTACHED = ("附表", "附件")
"""What may be published beside the text."""
_RANKED = re.compile(r"第(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:部分|章)|[一二三四五六七八九十]{1,3}、")
_LOOSE = re.compile(r"的|情况|说明|\(|\)|[0-9]{4}年度?|部门|单位")


def find_contents(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield what the contents promise and the text lacks, what they lack, or what they call otherwise."""
    entries = [(stretch, _title(stretch)) for stretch in wording.stretches if stretch.where == "contents"]
    entries = [(stretch, title) for stretch, title in entries if title and title not in CONTENTS_TITLES]
    headings = [
        (stretch, _title(stretch))
        for stretch in wording.stretches
        if stretch.where == "text" and stretch.paragraphs[0].where == "heading"
    ]
    if len(entries) >= _FEWEST and headings:
        yield from _FINDERS[rule.check["of"]](entries, headings)


def _absent(entries: list[tuple[Stretch, str]], headings: list[tuple[Stretch, str]]) -> Iterator[Hit]:
    """Yield the entries that no heading is like; parts that the standard knows are another rule's."""
    titles = {_loose(title) for _, title in headings}
    for stretch, title in entries:
        known = stretch.section or title.startswith(_ATTACHED) or any(table in title for table in _tables())
        if not known and not any(_alike(_loose(title), other) for other in titles):
            yield _hit(stretch)


def _unlisted(entries: list[tuple[Stretch, str]], headings: list[tuple[Stretch, str]]) -> Iterator[Hit]:
    """Yield the known headings of the first two ranks whose like the contents list, but not them."""
    listed = {stretch.section for stretch, _ in entries}
    titles = {_loose(title) for _, title in entries}
    holders = {_holder(section) for section in listed}
    for stretch, title in headings:
        due = _rank(stretch) and stretch.section and _holder(stretch.section) in holders
        if due and stretch.section not in listed and not any(_alike(_loose(title), each) for each in titles):
            yield _hit(stretch)


def _otherwise(entries: list[tuple[Stretch, str]], headings: list[tuple[Stretch, str]]) -> Iterator[Hit]:
    """Yield the headings that the contents print in other words."""
    listed: dict[str, str] = {}
    for stretch, title in entries:
        listed.setdefault(stretch.section, title)
    seen: set[str] = set()
    for stretch, title in headings:
        promised = listed.get(stretch.section, "") if stretch.section else ""
        if stretch.section in seen or not promised or not _rank(stretch):
            continue
        seen.add(stretch.section)
        # A line of the contents may be cut at the margin.
        if promised != title and not title.startswith(promised):
            yield _hit(stretch)._replace(expected=promised)


_FINDERS = {"absent": _absent, "unlisted": _unlisted, "otherwise": _otherwise}


def _title(stretch: Stretch) -> str:
    text = without_leaders(
        "".join(paragraph.text for paragraph in stretch.paragraphs if paragraph.where != "text")
    )
    return plain(bare_title(_PAGE.sub("", text)))


def _rank(stretch: Stretch) -> str:
    match = _RANKED.match(stretch.paragraphs[0].text)
    return "" if match is None else match[0][0] if match[0].startswith("第") else match[0][-1]


def _holder(section: str) -> str | None:
    """Return the part that holds a section; "" for a part, None for what is nothing that is known."""
    above = [*lineage(section), ""]
    return above[1] if section else None


def _loose(title: str) -> str:
    return _LOOSE.sub("", title)


def _alike(first: str, second: str) -> bool:
    return first == second or (min(len(first), len(second)) >= 4 and (first in second or second in first))


def _hit(stretch: Stretch) -> Hit:
    return Hit(stretch, 0, 0, len(stretch.paragraphs[0].text))


@cache
def _tables() -> frozenset[str]:
    tables = (row["code"] for row in codelist("sections") if row["kind"] == "table")
    return frozenset(plain(title) for table in tables for title in table_schema(table).official_titles)
