"""Figures and other numbers of the prose as rows of the standard's tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from juesuan.read.prose.figures import Figure
from juesuan.read.prose.other_numbers import UNKNOWN, Printed
from juesuan.read.reading import Row


def figure_rows(figures: Iterable[Figure]) -> list[Row]:
    """Return the rows of the table `figures`, numbered in reading order."""
    return [_figure(number, figure) for number, figure in enumerate(figures, start=1)]


def number_notes(numbers: Iterable[Printed]) -> Iterator[Row]:
    """Yield a reading note for each number that is no figure: what it is, or that nothing says so."""
    for number in numbers:
        known = number.reason != UNKNOWN
        yield {
            "kind": "other" if known else "unread",
            "section": number.section,
            "printed": number.printed,
            "reason": number.reason if known else "no_sentence",
            "source_ref": number.position.reference,
        }


def _figure(number: int, figure: Figure) -> Row:
    decimals = len(figure.value.partition(".")[2])
    return {
        "figure_id": f"f{number:04d}",
        "section": figure.section,
        "concept": figure.concept,
        "subject": figure.subject,
        "measure": figure.measure,
        "basis": figure.basis,
        "whole": figure.whole,
        "value": figure.value,
        "decimals": str(decimals) if figure.value else "",
        "unit": figure.unit,
        "direction": figure.direction,
        "reason": figure.reason,
        "quote": figure.quote,
        "source_ref": figure.position.reference,
    }
