"""The index of all judged packages: one row each, to be sorted and filtered."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from juesuan.report.labels import division_title
from juesuan.report.standing import Tone
from juesuan.site.assessment import Assessed
from juesuan.site.page import Heading, Page
from juesuan.site.reports.package import department
from juesuan.site.reports.rendering import render_html
from juesuan.site.stacked_tables import FOLDER
from juesuan.site.words import say

if TYPE_CHECKING:
    from juesuan.site.edition import Site

_PATH = "reports/index"
TONES: dict[str, Tone] = {
    "errors": "error",
    "warnings": "warning",
    "incomplete": "incomplete",
    "notes": "info",
    "clean": "clean",
}
"""The status of a report and the words and the colour that it has."""


class IndexRow(NamedTuple):
    """What the index says of one package."""

    id: str
    name: str
    division: str
    year: str
    tone: str
    errors: int
    warnings: int
    notes: int
    unjudged: int
    coverage: str


def index_pages(site: Site) -> Iterator[Page]:
    """Yield the index of the reports."""
    title = say("index.title", site.language)
    yield Page(
        path=_PATH,
        title=title,
        body=render_html("reports/index_head.html.j2", site.language, _PATH, count=len(site.assessed)),
        markup="html",
        description=say("index.description", site.language),
        rest=partial(_rest, site.assessed, site.stacked, site.language),
        headings=(Heading("data", say("index.data.title", site.language)),),
    )


def index_row(assessed: Assessed, language: str) -> IndexRow:
    """Return the row of one package."""
    return IndexRow(
        id=assessed.id,
        name=department(assessed, language),
        division=division_title(assessed.division)[language] if assessed.division else "",
        year=str(assessed.fiscal_year or ""),
        tone=TONES[assessed.status],
        errors=assessed.errors,
        warnings=assessed.warnings,
        notes=assessed.notes,
        unjudged=assessed.not_run + assessed.inconclusive,
        coverage=coverage(assessed.placed, assessed.numbers),
    )


def coverage(placed: int | None, numbers: int | None) -> str:
    """Return the share of a document's numbers that were placed, rounded down; "" where it is unknown."""
    if not numbers or placed is None:
        return ""
    tenths = placed * 1000 // numbers
    return f"{tenths // 10}.{tenths % 10}%"


def _rest(assessed: tuple[Assessed, ...], stacked: tuple[str, ...], language: str) -> str:
    rows = [index_row(each, language) for each in assessed]
    tones = [tone for tone in TONES.values() if any(row.tone == tone for row in rows)]
    years = sorted({row.year for row in rows if row.year}, reverse=True)
    return render_html(
        "reports/index.html.j2",
        language,
        _PATH,
        rows=rows,
        tones=tones,
        years=years,
        stacked=[f"{FOLDER}/{name}" for name in stacked],
    )
