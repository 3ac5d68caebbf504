"""What a publisher has answered: the warnings and notes of one package, and which are explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from juesuan.report.page import Page
from juesuan.report.reading import heading, is_explained
from juesuan.report.text_finding import explanation_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from juesuan.package.content import Explanation

STATES = ("open", "explained", "refused", "stale")
"""Not explained yet; explained; an error, where explaining changes nothing; explained but no longer found."""


def render_answers(
    package: dict[str, Any],
    stale: Iterable[Explanation],
    language: str = "zh",
    *,
    colour: bool = False,
    width: int = 100,
) -> str:
    """Return one package of a report as a list of what is to be explained and what has been.

    `stale` are the explanations whose finding no longer exists.
    """
    page = Page(language, colour=colour, width=max(40, width))
    groups: dict[str, list[dict[str, Any]]] = {state: [] for state in STATES}
    for finding in package["findings"]:
        groups.get(state_of(finding), []).append(finding)
    groups["stale"] = [
        {"fingerprint": each.fingerprint, "severity": "info", "explanation": each._asdict()} for each in stale
    ]
    _write_head(page, package, groups)
    for state, findings in groups.items():
        _write_group(page, state, findings)
    return page.text()


def state_of(finding: dict[str, Any]) -> str:
    """Return one of STATES for a finding; `error` for an error that nobody has explained."""
    if is_explained(finding):
        return "explained"
    if finding["severity"] == "error":
        return "refused" if finding["explanation"] else "error"
    return "open"


def _write_head(page: Page, package: dict[str, Any], groups: dict[str, list[dict[str, Any]]]) -> None:
    name, year = heading(package)
    page.line(f"{page.pick(name)}  {page.pick(year)}", "strong")
    page.line(package["id"], "faint")
    counts = {"open": len(groups["open"]), "explained": len(groups["explained"])}
    page.line(page.say("answers.counts", **counts) if any(counts.values()) else page.say("answers.nothing"))
    errors = sum(finding["severity"] == "error" for finding in package["findings"])
    if errors:
        page.line(page.say("answers.errors", count=errors), "error")


def _write_group(page: Page, state: str, findings: list[dict[str, Any]]) -> None:
    if not findings:
        return
    page.blank()
    page.line(page.say(f"answers.{state}.word") + page.say("joint.group", text=len(findings)), "strong")
    page.line(page.say(f"answers.{state}.meaning"), "faint")
    for finding in findings:
        head = [finding["fingerprint"]]
        if state != "stale":
            head += [page.say(f"severity.{finding['severity']}.word"), page.pick(finding["title"])]
        page.line("  ".join(head), finding["severity"], indent=2, hang=2)
        if state != "stale":
            page.line(page.pick(finding["message"]), indent=4)
        if finding["explanation"]:
            label = page.say("finding.explanation") + page.say("joint.colon")
            page.line(label + explanation_words(page, finding), indent=4)
