"""Rules of the kind `format`: what reading the package already found, and the descriptor."""

from __future__ import annotations

from collections.abc import Iterable

from juesuan.arithmetic.equations import Cell
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.single import Subject, Violation
from juesuan.standard.catalogue import Rule
from juesuan.standard.profile import profile_errors


def judge_format(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report the problems that belong to a rule; the descriptor is checked here."""
    rows = sum(len(records) for records in subject.package.tables.values())
    if rule.check["what"] == "descriptor":
        return Outcome(rule, "pass", checked=1), _descriptor(subject)
    problems = [problem for problem in subject.package.problems if problem.rule == rule.id]
    checked = rows if rule.check["what"] in ("values", "keys") else len(subject.package.tables)
    return Outcome(rule, "pass", checked=checked), [
        Violation(
            problem.verdict,
            Cell(problem.table, problem.row, problem.column),
            printed=problem.printed,
            detail={"zh": problem.zh, "en": problem.en},
        )
        for problem in problems
    ]


def _descriptor(subject: Subject) -> Iterable[Violation]:
    """Check the descriptor; one that could not even be read is a problem already."""
    for problem in subject.package.problems:
        if problem.rule == "descriptor-conforms":
            detail = {"zh": problem.zh, "en": problem.en}
            yield Violation("unreadable", Cell("", "", ""), printed=problem.printed, detail=detail)
            return
    for error in profile_errors(subject.package.descriptor):
        detail = {"zh": error.message, "en": error.message}
        yield Violation("descriptor", Cell("", "", ""), printed=error.path or "datapackage.json", detail=detail)
