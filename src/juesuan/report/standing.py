"""Where a report stands: what was found, what was not looked at, and the sentence that says so."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from juesuan.report.labels import SEVERITIES, joined, listed, say
from juesuan.report.reading import is_explained

if TYPE_CHECKING:
    from juesuan.standard.catalogue import Text

Tone = Literal["error", "warning", "incomplete", "info", "clean"]


@dataclass(frozen=True, slots=True)
class Standing:
    """What was found in one package or in several, and what was not seen."""

    found: dict[str, int]
    """The number of findings by severity."""
    not_run: int
    inconclusive: int
    unplaced: int
    judged: int
    """How many rules came to a yes or a no."""
    packages: int
    partial: int
    """How many packages were not checked completely."""
    explained: int = 0
    """How many of the warnings and notes the publisher has explained."""
    refused: int = 0
    """How many errors have an explanation, which changes nothing."""

    @property
    def tone(self) -> Tone:
        """Return the worst thing to say; what was not checked completely is never clean."""
        if self.found["error"]:
            return "error"
        if self.found["warning"]:
            return "warning"
        if self.partial or not self.packages:
            return "incomplete"
        return "info" if self.found["info"] else "clean"

    @property
    def headline(self) -> Text:
        """Return the verdict as one sentence."""
        counts = listed([say(f"severity.{name}.count", count=n) for name, n in self.found.items() if n])
        if not self.packages:
            return say("headline.nothing")
        if self.tone == "incomplete":
            key = "incomplete_notes" if self.found["info"] else "incomplete"
            return say(f"headline.{key}", counts=counts)
        if self.tone == "clean":
            return say("headline.clean")
        return say("headline.found", counts=counts)

    @property
    def explanations(self) -> Text | None:
        """Return the sentence on what the publisher has explained; None where that is nothing."""
        counts = {"count": self.explained, "refused": self.refused}
        sentences = [say(f"explained.{name}", count=n) for name, n in counts.items() if n]
        return joined(sentences, "explained.between") if sentences else None

    @property
    def gaps(self) -> Text | None:
        """Return the sentence on what was not seen; None where all was."""
        if not self.partial:
            return None
        if self.packages > 1:
            return say("gaps.packages", count=self.partial)
        counts = {"not_run": self.not_run, "inconclusive": self.inconclusive, "unplaced": self.unplaced}
        parts = [say(f"gaps.{name}", count=n) for name, n in counts.items() if n]
        if not self.judged:
            parts.append(say("gaps.none_judged"))
        return _capital(say("gaps.sentence", counts=joined(parts, "gaps.between")))


def package_standing(package: dict[str, Any]) -> Standing:
    """Return where one package of a report stands, counted from its findings and outcomes."""
    severities = Counter(finding["severity"] for finding in package["findings"])
    verdicts = Counter(outcome["verdict"] for outcome in package["outcomes"])
    unplaced = max(len(package["unplaced"]), package["coverage"]["unplaced"])
    judged = verdicts["pass"] + verdicts["fail"]
    partial = verdicts["not_run"] + verdicts["inconclusive"] + unplaced > 0 or not judged
    return Standing(
        found={name: severities[name] for name in SEVERITIES},
        not_run=verdicts["not_run"],
        inconclusive=verdicts["inconclusive"],
        unplaced=unplaced,
        judged=judged,
        packages=1,
        partial=int(partial),
        explained=sum(is_explained(finding) for finding in package["findings"]),
        refused=sum(
            bool(finding["explanation"]) and not is_explained(finding) for finding in package["findings"]
        ),
    )


def report_standing(report: dict[str, Any]) -> Standing:
    """Return where a whole report stands."""
    each = [package_standing(package) for package in report["packages"]]
    return Standing(
        found={name: sum(one.found[name] for one in each) for name in SEVERITIES},
        not_run=sum(one.not_run for one in each),
        inconclusive=sum(one.inconclusive for one in each),
        unplaced=sum(one.unplaced for one in each),
        judged=sum(one.judged for one in each),
        packages=len(each),
        partial=sum(one.partial for one in each),
        explained=sum(one.explained for one in each),
        refused=sum(one.refused for one in each),
    )


def unexplained(report: dict[str, Any], severity: str) -> int:
    """Return how many findings of one severity are still to be answered; every error is."""
    findings = [finding for package in report["packages"] for finding in package["findings"]]
    return sum(finding["severity"] == severity and not is_explained(finding) for finding in findings)


def _capital(text: Text) -> Text:
    return {language: sentence[:1].upper() + sentence[1:] for language, sentence in text.items()}
