"""From the lines of a document to its self-assessment sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from juesuan.read.documents.document import PrintedLine
from juesuan.read.performance.forms import Forms, forms
from juesuan.read.performance.read_sheet import read_sheet
from juesuan.read.performance.sheets import Sheet, find_sheets
from juesuan.read.reading import Row


class Counts(NamedTuple):
    """How many numbers the sheets print: in cells of the standard, elsewhere in words, and not placed.

    `other` counts numbers of the words too that say what was done: the standard has no cell for the free text
    of goals and results (`全年实际完成情况`, `实际完成目标`), so the results of work that stand there are
    counted, neither read nor listed in the notes.
    """

    placed: int = 0
    other: int = 0
    unplaced: int = 0


@dataclass(frozen=True, slots=True)
class Performance:
    """The sheets of a document as rows of the two tables, without department and year."""

    projects: list[Row] = field(default_factory=list)
    indicators: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)
    """Rows of the reading notes without their ids."""
    regions: list[tuple[int, int]] = field(default_factory=list)
    """The first and the last line of each sheet, as indices into the lines that were read."""
    numbers: Counts = field(default_factory=Counts)
    broken: frozenset[int] = frozenset()
    """The last lines of the sheets that break off."""


def read_performance(lines: Sequence[PrintedLine]) -> Performance:
    """Read the self-assessment sheets of a document.

    A document without any gives an empty result. Amounts stay in the unit that the sheet prints; a number
    that is not placed with certainty is listed in the notes.
    """
    known = forms()
    result = Performance()
    placed = other = unplaced = 0
    broken: list[int] = []
    for sheet, project_id in _numbered(lines, known):
        read = read_sheet(lines, sheet, project_id, known)
        result.projects.append(read.project)
        result.indicators.extend(read.indicators)
        result.notes.extend(read.ledger.notes())
        result.regions.append((sheet.first, read.last))
        if read.ledger.broken:
            broken.append(read.last)
        counts = read.ledger.counts(read.tokens)
        placed, other, unplaced = placed + counts[0], other + counts[1], unplaced + counts[2]
    return Performance(
        result.projects,
        result.indicators,
        result.notes,
        result.regions,
        Counts(placed, other, unplaced),
        frozenset(broken),
    )


def _numbered(lines: Sequence[PrintedLine], known: Forms) -> list[tuple[Sheet, str]]:
    """Number the project sheets in printed order; the sheet of the whole department has a name."""
    numbered: list[tuple[Sheet, str]] = []
    projects = departments = 0
    for sheet in find_sheets(lines, known):
        if sheet.overall:
            departments += 1
            numbered.append((sheet, "overall" if departments == 1 else f"overall-{departments}"))
        else:
            projects += 1
            numbered.append((sheet, f"p{projects:02d}"))
    return numbered
