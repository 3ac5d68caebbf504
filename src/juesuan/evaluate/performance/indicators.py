"""The rules on the targets and actual values of the sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from juesuan.evaluate.performance import goals
from juesuan.evaluate.performance.between import judge_between, pairs_of
from juesuan.evaluate.performance.diagnosis import diagnosed
from juesuan.evaluate.performance.judged import Judged, Look
from juesuan.evaluate.performance.sheets import Sheets
from juesuan.evaluate.single import Subject, Violation
from juesuan.standard.catalogue import Rule


def _target_scores(_rule: Rule, subject: Subject) -> Judged:
    sheets = subject.evidence.sheets
    return Judged(len(goals.scored(sheets)), 0, diagnosed(subject)["target_scores"])


def _stated_values(
    judge: Callable[[Sheets], Iterable[Violation]],
) -> Look:
    """Return a judge of every actual value that is printed."""

    def judge_all(_rule: Rule, subject: Subject) -> Judged:
        sheets = subject.evidence.sheets
        rows = [row for sheet in sheets.all for row in sheet.indicators if row.values["actual"]]
        return Judged(len(rows), 0, list(judge(sheets)))

    return judge_all


def _deductions(_rule: Rule, subject: Subject) -> Judged:
    sheets = subject.evidence.sheets
    seen = [sheet for sheet in sheets.all if goals.can_hide_deduction(sheet)]
    return Judged(len(seen), 0, list(goals.judge_deductions(sheets)))


def _between(_rule: Rule, subject: Subject) -> Judged:
    sheets = subject.evidence.sheets
    return Judged(len(list(pairs_of(sheets))), 0, list(judge_between(sheets)))


INDICATOR_RULES: dict[str, Look] = {
    "target_scores": _target_scores,
    "values": _stated_values(goals.judge_values),
    "far_above": _stated_values(goals.judge_far_above),
    "deductions": _deductions,
    "between_sheets": _between,
}
