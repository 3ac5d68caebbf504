"""What the text lists by name as reading notes, so that the rules can hold it against the tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from juesuan.read.prose.listed.economic import listed_items
from juesuan.read.prose.listed.functional import listed_codes
from juesuan.read.prose.listed.terms import unexplained_terms
from juesuan.read.prose.listed.words import Listed, economic_words, functional_words
from juesuan.read.prose.passages import Passage, lineage
from juesuan.read.reading import Row
from juesuan.read.spelling import printed_form

_LINES = 3
"""A name goes on over so many lines at most."""
_LONGEST = 80


def listed_notes(passages: Iterable[Passage], year: int) -> Iterator[Row]:
    """Yield one note for each name that a list of the text holds, in reading order.

    `row` is the code that the name means, blank where none is certain; `read_as` the official name, where
    the printed one is not quite that; `detail` the part of basic expenditure that the list is of.
    """
    for passage in passages:
        if passage.in_contents or not passage.text:
            continue
        for table, listed in _listed(passage, year):
            yield {
                "kind": "listed",
                "table": table,
                "section": passage.section,
                "row": listed.code,
                "printed": _printed(listed.name, passage, listed.offset)[:_LONGEST],
                "read_as": listed.official,
                "reason": "listed",
                "detail": listed.detail,
                "source_ref": passage.place(listed.offset).reference,
            }


def _listed(passage: Passage, year: int) -> Iterator[tuple[str, Listed]]:
    economic, functional = economic_words(), functional_words()
    holders = {passage.section, *lineage(passage.section)}
    if economic.section in holders:
        yield from ((economic.table, item) for item in listed_items(passage, year))
    if functional.sections & holders:
        yield from ((functional.table, code) for code in listed_codes(passage, year))
    if functional.glossary in holders:
        yield from (("", code) for code in listed_codes(passage, year))
        yield from (("", term) for term in unexplained_terms(passage))


def _printed(name: str, passage: Passage, offset: int) -> str:
    """Return a name as printed, with its own widths and brackets."""
    first = bisect_right(passage.starts, offset) - 1
    raw = "".join(line.text for line in passage.lines[first : first + _LINES])
    return printed_form(name, raw) or name
