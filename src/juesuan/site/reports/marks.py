"""Which cells of the tables the findings are about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from juesuan.report.labels import SEVERITIES

Place = tuple[str, str, str]
"""Table, row and column; a row as a whole has no column, a table as a whole has no row."""


class Mark(NamedTuple):
    """A finding at a place: its number on the page, and whether it is in question there or only concerned."""

    number: int
    fingerprint: str
    severity: str
    main: bool
    title: dict[str, str]


class Marks:
    """The findings of one package by the place that they name."""

    def __init__(self, findings: Iterable[dict[str, Any]]) -> None:
        self._at: dict[Place, list[Mark]] = {}
        for number, finding in enumerate(findings, start=1):
            for index, location in enumerate((*finding["locations"], *finding["related"])):
                main = index < len(finding["locations"])
                self._add(
                    location,
                    Mark(number, finding["fingerprint"], finding["severity"], main, finding["title"]),
                )

    def at(self, table: str, row: str = "", column: str = "") -> tuple[Mark, ...]:
        """Return the findings at a place, those in question there first, the gravest first."""
        return tuple(sorted(self._at.get((table, row, column), ()), key=_order))

    def columns(self, table: str, row: str) -> set[str]:
        """Return the columns of a row that findings name; "" for the row as a whole."""
        return {place[2] for place in self._at if place[:2] == (table, row)}

    def _add(self, location: dict[str, Any], mark: Mark) -> None:
        place = (location["table"], location["row"], location["column"])
        marks = self._at.setdefault(place, [])
        if all(each.fingerprint != mark.fingerprint for each in marks):
            marks.append(mark)


def tone(marks: Iterable[Mark]) -> str:
    """Return the severity of the gravest finding that is in question at a place; "" where none is."""
    return next((mark.severity for mark in sorted(marks, key=_order) if mark.main), "")


def _order(mark: Mark) -> tuple[bool, int, int]:
    return not mark.main, SEVERITIES.index(mark.severity), mark.number
