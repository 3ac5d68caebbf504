"""The parts and sections of the running text: which of them a document has, and what is below each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from juesuan.read.prose.passages import UNASSIGNED, Passage, lineage
from juesuan.read.prose.remains import is_unfinished, says_none, states_nothing
from juesuan.read.reading import Row
from juesuan.read.spelling import printed_form
from juesuan.standard.codelists import codelist

_DESCRIPTIONS = frozenset({"overview", "glossary"})
_OPENING_QUOTES = '“"「『‘'


@dataclass(slots=True)
class _Found:
    """What a document has of one section: its headings, and whether anything stands below them."""

    openings: list[Passage] = field(default_factory=list)
    promised: Passage | None = None
    own: list[Passage] = field(default_factory=list)
    below: list[Passage] = field(default_factory=list)


def text_rows(passages: Iterable[Passage]) -> dict[str, Row]:
    """Return one row for each part and section of the text that has a heading or that the contents promise.

    Its status is present, empty, none_stated, broken_off, or missing where it is only promised.
    """
    found = _found_sections(passages)
    known = (row for row in codelist("sections") if row["kind"] != "table" and row["code"] != UNASSIGNED)
    return {row["code"]: _text(row, found[row["code"]]) for row in known if row["code"] in found}


def _title(passage: Passage) -> str:
    return printed_title(passage.heading, passage)


def printed_title(title: str, passage: Passage) -> str:
    """Return a title as its line prints it, with its own widths, brackets and quotation marks."""
    raw = "".join("".join(line.text.split()) for line in passage.opened_by)
    printed = printed_form(title, raw)
    if not printed:
        return title
    before = raw[: raw.find(printed)]
    return f"{before[-1]}{printed}" if before and before[-1] in _OPENING_QUOTES else printed


def _found_sections(passages: Iterable[Passage]) -> dict[str, _Found]:
    found: dict[str, _Found] = {}
    above: list[Passage] = []
    for passage in passages:
        if not passage.section:
            continue
        here = found.setdefault(passage.section, _Found())
        if passage.in_contents:
            here.promised = here.promised or passage
            continue
        here.own.append(passage)
        here.openings += [passage] if passage.opened_by else []
        for holder in _holders(passage, above):
            found.setdefault(holder, _Found()).below.append(passage)
    return {code: each for code, each in found.items() if each.openings or each.promised}


def _holders(passage: Passage, above: list[Passage]) -> set[str]:
    """Return what holds a passage: by the standard, and by the ordinals of the headings above it."""
    if passage.opened_by:
        while above and above[-1].rank >= passage.rank:
            above.pop()
    holders = {*lineage(passage.section), *(each.section for each in above)} - {passage.section}
    if passage.opened_by:
        above.append(passage)
    return holders


def _text(row: Row, found: _Found) -> Row:
    if not found.openings:
        promise = found.promised
        title, source = (_title(promise), promise.position.reference) if promise else (row["name_zh"], "")
        return {"section": row["code"], "title": title, "status": "missing", "source_ref": source}
    first = found.openings[0]
    return {
        "section": row["code"],
        "title": _title(first),
        "status": _text_status(row["code"], found),
        "source_ref": first.position.reference,
    }


def _text_status(code: str, found: _Found) -> str:
    held = [*found.own, *found.below]
    if any(passage.others for passage in held) or any(not states_nothing(each.text) for each in found.below):
        return "present"
    text = "".join(passage.text for passage in found.own)
    if states_nothing(text):
        return "empty"
    if is_unfinished(found.own[-1]):
        return "broken_off"
    # Duties, staff and definitions are there whatever words they use.
    describes = _DESCRIPTIONS & set(lineage(code))
    return "none_stated" if says_none(text) and not describes else "present"
