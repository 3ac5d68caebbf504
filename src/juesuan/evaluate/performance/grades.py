"""Grades in words and numbers, against the scores."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.evaluate.performance.sheets import Sheet
from juesuan.evaluate.performance.wording import number, printed, say
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.evaluate.single import Violation
from juesuan.package.statements import Quantity, Statement
from juesuan.standard.catalogue import Rule

_MILLION = 10**6


def graded(sheets: tuple[Sheet, ...], rule: Rule) -> list[tuple[Sheet, str]]:
    """Return the sheets that print a score and a known grade, with the grade that the score stands for."""
    names = {word for grade in rule.check["grades"] for word in grade["words"]}
    found = [s for s in sheets if s.values["self_assessment"] in names and "claimed_total" in s.marks]
    return [(sheet, _grade(sheet.marks["claimed_total"].value, rule)) for sheet in found]


def _grade(score: int, rule: Rule) -> str:
    for grade in rule.check["grades"]:
        if score >= grade["least"] * _MILLION:
            return str(grade["words"][0])
    return ""


def judge_sheet_grades(sheets: tuple[Sheet, ...], rule: Rule) -> Iterator[Violation]:
    """Report a grade that is not the one of the score."""
    words = {word: grade["words"][0] for grade in rule.check["grades"] for word in grade["words"]}
    for sheet, expected in graded(sheets, rule):
        stated = sheet.values["self_assessment"]
        if words[stated] != expected:
            detail = say("grades.sheet", score=printed(sheet.marks["claimed_total"]), expected=expected)
            yield Violation(
                "contradiction",
                sheet.cell("self_assessment"),
                printed=stated,
                expected=expected,
                detail=detail,
            )


def average_of(evidence: Evidence) -> Statement | None:
    """Return the stated average score, if the numbers of projects by grade are stated too."""
    stated = evidence.statements.of(Quantity("average_score", "", "score", "actual"))
    return stated[0] if stated and stated[0].amount is not None else None


def judge_average(evidence: Evidence, rule: Rule) -> Iterator[Violation]:
    """Report an average score that the numbers of projects by grade do not allow."""
    average, low, high, projects = average_of(evidence), 0, 0, 0
    most = 100 * _MILLION
    for grade in rule.check["grades"]:
        count = _count(evidence, grade["concept"])
        low, high, projects = low + count * grade["least"] * _MILLION, high + count * most, projects + count
        most = grade["least"] * _MILLION
    if average is None or average.amount is None or not projects:
        return
    value = average.amount.value
    if value * projects < low - average.amount.quantum * projects or value * projects > high:
        bounds = {"low": number(low // projects), "high": number(high // projects)}
        yield Violation(
            "contradiction",
            average.cell,
            printed=printed(average.amount),
            detail=say("grades.average", **bounds),
        )


def _count(evidence: Evidence, concept: str) -> int:
    stated = evidence.statements.of(Quantity(concept, "", "count", "actual"))
    return stated[0].amount.value // _MILLION if stated and stated[0].amount else 0
