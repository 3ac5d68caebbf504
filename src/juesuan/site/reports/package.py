"""The page on one package: verdict, figures, findings, tables, every rule, downloads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from juesuan.package.content import Package
from juesuan.report.labels import division_title
from juesuan.report.reading import ordinals
from juesuan.report.standing import package_standing
from juesuan.site.assessment import Assessed
from juesuan.site.page import Heading, Page
from juesuan.site.reports.accounts import Accounts
from juesuan.site.reports.charts import chart
from juesuan.site.reports.drawings import drawings
from juesuan.site.reports.marks import Marks
from juesuan.site.reports.rendering import render_html
from juesuan.site.reports.tables import Tables
from juesuan.site.words import say

if TYPE_CHECKING:
    from juesuan.site.edition import Site

_FINDINGS = {"errors": "error", "warnings": "warning", "notes": "info"}
_LARGE = 1024


class Download(NamedTuple):
    """One file to take away."""

    name: str
    kind: str
    size: str


def package_pages(site: Site) -> Iterator[Page]:
    """Yield a page for every package."""
    years = _Years(site.assessed)
    for assessed in site.assessed:
        yield package_page(assessed, years.before(assessed), site.language, data_docs=site.data_docs)


def package_page(
    assessed: Assessed, last_year: Assessed | None, language: str, *, data_docs: bool = False
) -> Page:
    """Return the page on one package; all but its head is made when the page is written."""
    path = f"reports/{assessed.id}"
    name = department(assessed, language)
    year = year_words(assessed, language)
    return Page(
        path=path,
        title=f"{name} {year}",
        body=render_html("reports/head.html.j2", language, path, assessed=assessed, name=name, year=year),
        markup="html",
        description=say("reports.package.description", language, name=name, year=year),
        headings=tuple(_headings(assessed, language)),
        rest=partial(_rest, assessed, last_year, language, path, data_docs),
    )


def department(assessed: Assessed, language: str) -> str:
    """Return whose accounts a package holds, as far as it says."""
    return assessed.department_name or assessed.title or assessed.id or say("reports.unknown", language)


def year_words(assessed: Assessed, language: str) -> str:
    """Return the fiscal year of a package in words."""
    key = "reports.year" if assessed.fiscal_year else "reports.no_year"
    return say(key, language, year=assessed.fiscal_year)


def _headings(assessed: Assessed, language: str) -> Iterator[Heading]:
    yield Heading("figures", say("reports.sections.figures", language))
    yield Heading("findings", say("reports.sections.findings", language))
    for count, severity in _FINDINGS.items():
        if getattr(assessed, count):
            yield Heading(f"finding-{severity}", say(f"reports.severities.{severity}", language), 3)
    for name in ("unjudged", "tables", "rules", "downloads"):
        yield Heading(name, say(f"reports.sections.{name}", language))


def _rest(
    assessed: Assessed,
    last_year: Assessed | None,
    language: str,
    path: str,
    data_docs: bool,  # noqa: FBT001
) -> str:
    package, report = assessed.package(), assessed.report()
    found = report["packages"][0]
    tables = Tables(package, Marks(found["findings"]))
    accounts = Accounts(package, _same_scope(package, last_year))
    figures = drawings(accounts, language)
    return render_html(
        "reports/package.html.j2",
        language,
        path,
        assessed=assessed,
        package=found,
        standing=package_standing(found),
        ordinals=ordinals(found["findings"]),
        anchor="finding",
        figures=[
            (each, chart(each, language, f"chart-{each.name}") if each.drawn else "") for each in figures
        ],
        tables=tables,
        cell_link=tables.link,
        division=division_title(assessed.division)[language] if assessed.division else "",
        sources=_sources(package),
        downloads=list(_downloads(assessed)),
        stamp=report["report"],
        data_docs=data_docs,
    )


def _same_scope(package: Package, last_year: Assessed | None) -> Package | None:
    """Return last year's package where it is of the department too, or of the unit too."""
    earlier = last_year.package() if last_year else None
    if earlier is None:
        return None
    scopes = {str(each.descriptor.get("juesuan:scope", "")) for each in (package, earlier)}
    return earlier if len(scopes) == 1 else None


def _sources(package: Package) -> list[dict[str, str]]:
    """Return the documents that a package was read from."""
    sources = package.descriptor.get("sources", [])
    records = [each for each in sources if isinstance(each, dict)] if isinstance(sources, list) else []
    names = ("title", "path", "juesuan:publisher", "juesuan:fileName", "juesuan:date")
    return [{name.removeprefix("juesuan:"): str(each.get(name, "")) for name in names} for each in records]


def _downloads(assessed: Assessed) -> Iterator[Download]:
    for name in assessed.downloads:
        kind = {"tables.xlsx": "book", "report.json": "report", "datapackage.json": "descriptor"}.get(
            name, "table"
        )
        yield Download(name, kind, _size((Path(assessed.folder) / name).stat().st_size))


def _size(size: int) -> str:
    return f"{size} B" if size < _LARGE else f"{(size + _LARGE // 2) // _LARGE} kB"


class _Years:
    """The packages by department and year."""

    def __init__(self, assessed: tuple[Assessed, ...]) -> None:
        self._packages: dict[tuple[str, int], Assessed | None] = {}
        for each in assessed:
            key = (each.department_id, each.fiscal_year)
            # Of two packages of one department and year nobody can say which one counts.
            self._packages[key] = None if key in self._packages else each

    def before(self, assessed: Assessed) -> Assessed | None:
        """Return last year's package of the same department; None where there is not exactly one."""
        if not assessed.department_id or assessed.department_id.startswith("000000-"):
            return None
        return self._packages.get((assessed.department_id, assessed.fiscal_year - 1))
