"""Looks a text through for every rule on wording, and keeps what it finds as reading notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from juesuan.read.reading import Row
from juesuan.read.wording.again import find_again
from juesuan.read.wording.attachments import find_attachments
from juesuan.read.wording.blanks import find_blanks
from juesuan.read.wording.characters import find_characters
from juesuan.read.wording.contents import find_contents
from juesuan.read.wording.dates import find_dates
from juesuan.read.wording.endings import find_endings
from juesuan.read.wording.given import find_given
from juesuan.read.wording.hits import Hit, Quoting, grouped
from juesuan.read.wording.labels import find_labels
from juesuan.read.wording.language import searched_rules
from juesuan.read.wording.marks import find_marks
from juesuan.read.wording.measures import find_measures
from juesuan.read.wording.names import find_names
from juesuan.read.wording.numbering import find_numbering
from juesuan.read.wording.numbers import find_numbers
from juesuan.read.wording.patterns import find_patterns
from juesuan.read.wording.repeats import find_repeats
from juesuan.read.wording.run_on import find_run_on
from juesuan.read.wording.stretch import Wording
from juesuan.read.wording.table_notes import find_table_notes
from juesuan.read.wording.unfinished import find_unfinished
from juesuan.read.wording.widths import find_widths
from juesuan.read.wording.years import find_years
from juesuan.standard.catalogue import Rule

NOTE = "text"
"""Kind and reason of the notes."""
_LONGEST_TEXT = 2_000_000
"""A longer text, in characters, is not looked through: nobody wrote it, and nothing is claimed of it."""
_MOST = 200
"""So many hits of one rule are kept; who reads them has seen enough."""
_APART = frozenset({"again", "reason", "label", "table_note", "numbering", "measures"})
"""Finders that look at what is said, or at its order: how it is written is another cause."""
_FINDERS: dict[str, Callable[[Rule, Wording], Iterable[Hit]]] = {
    "pattern": find_patterns,
    "date": find_dates,
    "year": find_years,
    "numbering": find_numbering,
    "repeat": find_repeats,
    "marks": find_marks,
    "ending": find_endings,
    "number": find_numbers,
    "contents": find_contents,
    "name": find_names,
    "attachment": find_attachments,
    "width": find_widths,
    "again": find_again,
    "reason": find_given,
    "blank": find_blanks,
    "character": find_characters,
    "label": find_labels,
    "table_note": find_table_notes,
    "run_on": find_run_on,
    "unfinished": find_unfinished,
    "measures": find_measures,
}


def looked_for(wording: Wording, layout: str) -> tuple[Rule, ...]:
    """Return the rules that a text is looked through for; none of them where it is too long."""
    length = sum(len(paragraph.raw) for stretch in wording.stretches for paragraph in stretch.paragraphs)
    if length > _LONGEST_TEXT:
        return ()
    return tuple(rule for rule in searched_rules() if rule.applies(wording.fiscal_year, layout))


def text_notes(wording: Wording, rules: Iterable[Rule]) -> Iterator[Row]:
    """Yield one note for each cause: the words, the rule, what should stand there if that is known.

    What an earlier rule of the catalogue has found is not found again by a later one.
    """
    taken: dict[int, list[tuple[int, int, int]]] = {}
    for rule in rules:
        found = islice(_FINDERS[rule.check["what"]](rule, wording), _MOST)
        reach = rule.check.get("beside", 0)
        apart = rule.check["what"] in _APART
        hits = [hit for hit in found if apart or not _is_taken(hit, taken, reach)]
        for number, cause in enumerate(grouped(hits, _quoting(rule)), start=1):
            yield {
                # What other rules find changes neither the id nor the finding's fingerprint.
                "note_id": f"{rule.id}-{number}",
                "kind": NOTE,
                "section": cause.section,
                "printed": cause.printed,
                "read_as": cause.expected,
                "reason": NOTE,
                "detail": rule.id,
                "source_ref": cause.position.reference,
            }
        for hit in () if apart else hits:
            taken.setdefault(id(hit.stretch), []).append((hit.paragraph, hit.start, hit.end))


def _quoting(rule: Rule) -> Quoting:
    return Quoting(
        rule.check.get("context", 0),
        from_end=rule.check.get("quote") == "end",
        apart=rule.check.get("apart", False),
    )


def _is_taken(hit: Hit, taken: dict[int, list[tuple[int, int, int]]], reach: int) -> bool:
    """Say whether an earlier rule found the place, or one within so many paragraphs of it."""
    return any(
        (paragraph == hit.paragraph and start < hit.end and hit.start < end)
        or (0 < abs(paragraph - hit.paragraph) <= reach)
        for paragraph, start, end in taken.get(id(hit.stretch), ())
    )
