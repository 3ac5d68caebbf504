"""Coverage and quality over time: what was found by year, place, family and rule; counts only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from juesuan.report.labels import SEVERITIES, division_title, family_title
from juesuan.site.assessment import Assessed
from juesuan.site.page import Heading, Page
from juesuan.site.reports.accounts import Known
from juesuan.site.reports.charts import chart
from juesuan.site.reports.drawings import Bar, Drawing
from juesuan.site.reports.index import TONES, coverage
from juesuan.site.reports.package import department
from juesuan.site.reports.rendering import render_html
from juesuan.site.words import say
from juesuan.standard.catalogue import rules
from juesuan.standard.yaml_files import load

if TYPE_CHECKING:
    from juesuan.site.edition import Site

_PATH = "reports/quality"
_SECTIONS = ("years", "families", "mistakes", "divisions", "departments", "meaning")
_MOST = 40
"""So many of the most common mistakes are listed."""


@dataclass(slots=True)
class Group:
    """The packages of one year, place or department together."""

    key: str
    packages: list[Assessed] = field(default_factory=list)

    def total(self, name: str) -> int:
        """Return the sum of one count over the packages."""
        return sum(getattr(each, name) or 0 for each in self.packages)

    def of_status(self, tone: str) -> int:
        """Return how many packages have a status."""
        return sum(TONES[each.status] == tone for each in self.packages)

    @property
    def coverage(self) -> str:
        """Return the share of numbers placed in those documents whose numbers were counted."""
        counted = [each for each in self.packages if each.numbers and each.placed is not None]
        return coverage(sum(each.placed or 0 for each in counted), sum(each.numbers or 0 for each in counted))


@dataclass(slots=True)
class Found:
    """What all reports found, counted."""

    families: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Findings by family and severity."""
    findings: Counter[str] = field(default_factory=Counter)
    """Findings by rule."""
    packages: Counter[str] = field(default_factory=Counter)
    """Packages in which a rule found something."""

    def add(self, report: dict[str, Any]) -> None:
        """Count the findings of one report."""
        for package in report["packages"]:
            self.families.update((each["family"], each["severity"]) for each in package["findings"])
            of_rule = Counter(each["rule"] for each in package["findings"])
            self.findings.update(of_rule)
            self.packages.update(of_rule.keys())


def quality_pages(site: Site) -> Iterator[Page]:
    """Yield the page on coverage and quality."""
    headings = [Heading(name, say(f"quality.sections.{name}", site.language)) for name in _SECTIONS]
    yield Page(
        path=_PATH,
        title=say("quality.title", site.language),
        body=render_html("reports/quality_head.html.j2", site.language, _PATH),
        markup="html",
        description=say("quality.description", site.language),
        headings=tuple(headings),
        rest=partial(_rest, site.assessed, site.language),
    )


def found_in(assessed: Iterable[Assessed]) -> Found:
    """Count the findings of all reports, one report in memory at a time."""
    found = Found()
    for each in assessed:
        found.add(each.report())
    return found


def grouped(assessed: Iterable[Assessed], name: str) -> list[Group]:
    """Return the packages by one of their attributes, in its order."""
    groups: dict[str, Group] = {}
    for each in assessed:
        key = str(getattr(each, name))
        groups.setdefault(key, Group(key)).packages.append(each)
    return [groups[key] for key in sorted(groups)]


def _rest(assessed: tuple[Assessed, ...], language: str) -> str:
    found = found_in(assessed)
    years = grouped(assessed, "fiscal_year")
    departments = [(_department(group, language), group) for group in grouped(assessed, "department_id")]
    drawings = {"years": _of_years(years, language), "families": _of_families(found, language)}
    return render_html(
        "reports/quality.html.j2",
        language,
        _PATH,
        packages=len(assessed),
        tones=list(TONES.values()),
        years=years[::-1],
        divisions=[(_division(group.key, language), group) for group in grouped(assessed, "division")],
        departments=departments,
        families=[(family_title(name)[language], name) for name in _families()],
        found=found,
        mistakes=_mistakes(found),
        most=_MOST,
        drawings={
            name: (each, chart(each, language, f"chart-{name}"))
            for name, each in drawings.items()
            if each.drawn
        },
    )


def _mistakes(found: Found) -> list[dict[str, Any]]:
    """Return the rules that most packages break, with both counts."""
    known = {rule.id: rule for rule in rules()}
    order = sorted(found.packages, key=lambda rule: (-found.packages[rule], -found.findings[rule], rule))
    return [
        {"rule": known[rule], "packages": found.packages[rule], "findings": found.findings[rule]}
        for rule in order[:_MOST]
        if rule in known
    ]


def _families() -> list[str]:
    return list(load("validations/families.yaml"))


def _of_families(found: Found, language: str) -> Drawing:
    bars = [
        Bar(family_title(name)[language], tuple(_count(found.families[name, each]) for each in SEVERITIES))
        for name in _families()
        if any(found.families[name, each] for each in SEVERITIES)
    ]
    return Drawing("families", say("quality.charts.families", language), _severities(language), tuple(bars))


def _of_years(years: list[Group], language: str) -> Drawing:
    counts = ("errors", "warnings", "notes")
    bars = [
        Bar(_year(group.key, language), tuple(_count(group.total(name)) for name in counts))
        for group in years
    ]
    return Drawing("years", say("quality.charts.years", language), _severities(language), tuple(bars))


def _severities(language: str) -> tuple[str, ...]:
    return tuple(say(f"reports.severities.{each}", language) for each in SEVERITIES)


def _count(number: int) -> Known:
    return Known(str(number), "", number, "table")


def _year(key: str, language: str) -> str:
    return say("reports.year" if key != "0" else "reports.no_year", language, year=key)


def _division(key: str, language: str) -> str:
    return division_title(key)[language] if key else say("quality.no_division", language)


def _department(group: Group, language: str) -> str:
    """Return the name that the latest accounts of a department have."""
    return department(max(group.packages, key=lambda each: each.fiscal_year), language)
