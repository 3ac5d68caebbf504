"""What reading a package noted: sorted once, since most rules on the text ask for it."""

from __future__ import annotations

from typing import NamedTuple

from juesuan.arithmetic.equations import Cell
from juesuan.package.content import Package, Record

NOTES = "reading_notes"
_COLUMNS = ("section", "table", "row", "printed", "read_as", "detail")


class Name(NamedTuple):
    """One name that a list of the text holds."""

    cell: Cell
    """The reading note that keeps it."""
    section: str
    table: str
    code: str
    """The code that it means; "" where none is certain."""
    printed: str
    official: str
    """The official name, where the printed one is not quite that."""
    detail: str


class Notes:
    """The reading notes of one package, in reading order."""

    def __init__(self, package: Package) -> None:
        self._kinds: dict[str, list[Record]] = {}
        self._of_rules: dict[str, list[Record]] = {}
        for note in package.tables.get(NOTES, ()):
            self._kinds.setdefault(note.values.get("kind", ""), []).append(note)
        for note in self.of_kind("text"):
            self._of_rules.setdefault(note.values.get("detail", ""), []).append(note)
        self.names = tuple(_name(note) for note in self.of_kind("listed"))
        """The names that the text lists."""
        parts = package.tables.get("sections", ())
        self.parts = sum(part.values["status"] != "missing" for part in parts)
        """How many parts of the document are there."""

    def of_kind(self, kind: str) -> list[Record]:
        """Return the notes of one kind."""
        return self._kinds.get(kind, [])

    def of_rule(self, rule: str) -> list[Record]:
        """Return what one rule on wording found in the text."""
        return self._of_rules.get(rule, [])


def _name(note: Record) -> Name:
    return Name(Cell(NOTES, note.key, "printed"), *(note.values.get(column, "") for column in _COLUMNS))
