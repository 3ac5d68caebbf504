"""The names that the text lists, as reading kept them, and the words of findings on them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import from_base_unit
from juesuan.evaluate.notes import Name
from juesuan.evaluate.single import Subject
from juesuan.standard.catalogue import Text
from juesuan.standard.codelists import codelist
from juesuan.standard.yaml_files import load

SECTIONS = "sections"
_JOINTS = {"zh": "、", "en": ", "}


def names_listed(subject: Subject, table: str | None = None) -> list[Name]:
    """Return the names that the text lists, in reading order; with a table, those held against it."""
    return [name for name in subject.notes.names if table in (None, name.table)]


def section_cell(section: str) -> Cell:
    """Return the cell that stands for a part of the document."""
    return Cell(SECTIONS, section, "status")


def within(section: str, holders: Iterable[str]) -> bool:
    """Say whether a section is one of some sections, or below one of them."""
    wanted = set(holders)
    while section:
        if section in wanted:
            return True
        section = parents().get(section, "")
    return False


@cache
def parents() -> dict[str, str]:
    """Return the part or section that holds each section."""
    return {row["code"]: row["parent"] for row in codelist(SECTIONS)}


def words(key: str, **values: object) -> Text:
    """Return one of the sentences that findings on lists use."""
    texts = load("validations/messages/listings.yaml")[key]
    return {
        language: texts[language].format(
            **{name: value[language] if isinstance(value, dict) else value for name, value in values.items()}
        )
        for language in ("zh", "en")
    }


def joined(texts: Iterable[Text]) -> Text:
    """Return several texts as one enumeration."""
    listed = list(texts)
    return {language: joint.join(text[language] for text in listed) for language, joint in _JOINTS.items()}


def quoted(names: Iterable[str]) -> Text:
    """Return several names as one enumeration, each in quotation marks."""
    return joined(words("quoted", name=name) for name in dict.fromkeys(names))


def row_with_amount(subject: Subject, cell: Cell) -> Text:
    """Name a row of a table with what a cell of it prints."""
    return _with_amount(subject, cell, subject.names.row(cell.table, cell.row))


def column_with_amount(subject: Subject, cell: Cell) -> Text:
    """Name a column of a table with what a cell of it prints."""
    return _with_amount(subject, cell, subject.names.column(cell.table, cell.column))


def _with_amount(subject: Subject, cell: Cell, name: Text) -> Text:
    amount, unit = subject.facts.amounts[cell], subject.facts.unit(cell)
    printed = from_base_unit(amount.value, unit, amount.quantum)
    return words("row_with_amount", row=name, amount=printed, unit=unit)


def prints_nothing(subject: Subject, cell: Cell) -> bool:
    """Say whether a cell certainly prints no amount, or zero."""
    amount = subject.facts.amounts.get(cell)
    return cell not in subject.facts.unknown and (amount is None or amount.value == 0)


def has_unread(subject: Subject, section: str) -> bool:
    """Say whether a number of a section was not understood: what it states is then not all known."""
    return any(note.values.get("section") == section for note in subject.notes.of_kind("unread"))
