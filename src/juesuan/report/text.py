"""The report as plain text for a terminal."""

from __future__ import annotations

from typing import Any

from juesuan.report.labels import OUTCOMES, SEVERITIES
from juesuan.report.page import Page
from juesuan.report.reading import by_defect, by_reason, coverage_words, heading, note_title, table_title
from juesuan.report.standing import package_standing, report_standing
from juesuan.report.text_finding import explanation_words, write_finding


def render_text(
    report: dict[str, Any], language: str = "zh", *, colour: bool = False, width: int = 100
) -> str:
    """Return a report as text: the verdict, the findings, what was not checked, what that does not prove.

    `width` counts terminal columns, of which a Chinese character takes two.
    """
    page = Page(language, colour=colour, width=max(40, width))
    standing = report_standing(report)
    page.line(page.pick(standing.headline), standing.tone)
    if standing.explanations:
        page.line(page.pick(standing.explanations))
    if standing.gaps:
        page.line(page.pick(standing.gaps), "incomplete")
    if standing.packages > 1:
        page.line(page.say("packages.checked", count=standing.packages), "faint")
    for package in report["packages"]:
        _write_package(page, package, alone=standing.packages == 1)
    page.blank()
    page.rule()
    page.line(page.say("limits.line"), "faint")
    return page.text()


def _write_package(page: Page, package: dict[str, Any], *, alone: bool) -> None:
    name, year = heading(package)
    page.blank()
    page.rule("═")
    page.line(f"{page.pick(name)}  {page.pick(year)}", "strong")
    page.line(f"{package['id']}  {package['path']}".strip(), "faint")
    standing = package_standing(package)
    if not alone:
        page.line(page.pick(standing.headline), standing.tone)
        if standing.explanations:
            page.line(page.pick(standing.explanations))
        page.line(page.pick(standing.gaps), "incomplete")
    _write_coverage(page, package["coverage"])
    for severity in SEVERITIES:
        found = {n: f for n, f in enumerate(package["findings"], start=1) if f["severity"] == severity}
        _write_severity(page, severity, found)
    if not package["findings"]:
        page.blank()
        page.line(page.say("package.no_findings"))
    _write_outcomes(page, package)
    _write_unplaced(page, package)


def _write_coverage(page: Page, coverage: dict[str, Any]) -> None:
    words = coverage_words(coverage)
    if words:
        page.line(page.pick(words), "faint")


def _write_severity(page: Page, severity: str, findings: dict[int, dict[str, Any]]) -> None:
    if not findings:
        return
    page.blank()
    title = page.say(f"severity.{severity}.word")
    page.line(title + page.say("joint.group", text=len(findings)), severity)
    page.line(page.say(f"severity.{severity}.meaning"), "faint")
    if severity == "info":
        _write_notes(page, list(findings.values()))
        return
    for number, finding in findings.items():
        page.blank()
        write_finding(page, number, finding)


def _write_notes(page: Page, findings: list[dict[str, Any]]) -> None:
    """Write notes compactly: one line each, under the defect that they share."""
    for group in by_defect(findings):
        page.line(f"• {page.pick(note_title(group[0]))}", indent=2, hang=2)
        for finding in group:
            source = finding["locations"][0]["source_ref"]
            where = page.say("joint.group", text=source) if source else ""
            page.line(f"– {page.pick(finding['message'])}{where}", indent=4, hang=2)
            if finding["explanation"]:
                label = page.say("finding.explanation") + page.say("joint.colon")
                page.line(label + explanation_words(page, finding), "faint", indent=6)


def _write_outcomes(page: Page, package: dict[str, Any]) -> None:
    counts = package["coverage"]["rules"]
    parts = [f"{page.say(f'outcome.{name}.word')} {counts[name]}" for name in OUTCOMES if counts[name]]
    page.blank()
    total = page.say("rules.counts", count=sum(counts.values()))
    page.line(total + page.say("joint.colon") + page.say("joint.between").join(parts), "strong")
    for verdict in ("not_run", "inconclusive"):
        _write_unjudged(page, verdict, [o for o in package["outcomes"] if o["verdict"] == verdict])


def _write_unjudged(page: Page, verdict: str, outcomes: list[dict[str, Any]]) -> None:
    if not outcomes:
        return
    page.blank()
    page.line(page.say(f"{verdict}.title") + page.say("joint.group", text=len(outcomes)), "incomplete")
    page.line(page.say(f"{verdict}.lead"), "faint")
    for reason, group in by_reason(outcomes):
        page.line(f"• {page.pick(reason)}", indent=2, hang=2)
        for outcome in group:
            page.line(f"– {page.pick(outcome['title'])}", indent=4, hang=2)


def _write_unplaced(page: Page, package: dict[str, Any]) -> None:
    if not package["unplaced"]:
        return
    page.blank()
    count = page.say("joint.group", text=len(package["unplaced"]))
    page.line(page.say("unplaced.title") + count, "incomplete")
    page.line(page.say("unplaced.lead"), "faint")
    for each in package["unplaced"]:
        table = page.pick(table_title(package, each["table"]))
        parts = [table, each["source_ref"], f"“{each['printed']}”", page.pick(each["reason"])]
        page.line("• " + "  ".join(part for part in parts if part), indent=2, hang=2)
