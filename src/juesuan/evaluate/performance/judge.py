"""Every rule on the sheets that is no equation between amounts: which judge it has, and what it could see."""

from __future__ import annotations

from collections.abc import Iterable

from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.performance.claims import CLAIM_RULES
from juesuan.evaluate.performance.indicators import INDICATOR_RULES
from juesuan.evaluate.performance.marks import MARK_RULES
from juesuan.evaluate.reasons import reason
from juesuan.evaluate.single import Subject, Violation
from juesuan.standard.catalogue import Rule

_JUDGES = {**MARK_RULES, **INDICATOR_RULES, **CLAIM_RULES}


def judge_performance(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Judge one rule of the family on the sheets or on what the text says of them."""
    judged = _JUDGES[rule.check["what"]](rule, subject)
    outcome = Outcome(rule, "pass", checked=judged.checked)
    if judged.blind:
        outcome.verdict = "inconclusive" if judged.checked else "not_run"
        outcome.reason = reason("sheets_incomplete", count=judged.blind)
    elif not judged.checked:
        present = bool(subject.evidence.sheets.all)
        outcome.verdict = "not_applicable"
        outcome.reason = reason("nothing_on_sheets" if present else "no_sheets")
    return outcome, judged.violations
