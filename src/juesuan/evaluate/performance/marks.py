"""The rules on the marks of the sheets and on how they are filled in."""

from __future__ import annotations

from juesuan.evaluate.performance import forms, groups, limits
from juesuan.evaluate.performance.diagnosis import diagnosed
from juesuan.evaluate.performance.execution_scores import rates_of
from juesuan.evaluate.performance.judged import Judged, Look
from juesuan.evaluate.performance.money_units import judge_units
from juesuan.evaluate.performance.totals import sum_of_scores
from juesuan.evaluate.performance.weights import sum_of_weights
from juesuan.evaluate.single import Subject
from juesuan.standard.catalogue import Rule


def _limits(_rule: Rule, subject: Subject) -> Judged:
    sheets = subject.evidence.sheets.all
    return Judged(sum(map(limits.count_limits, sheets)), 0, diagnosed(subject)["limits"])


def _totals(_rule: Rule, subject: Subject) -> Judged:
    wanted = [sheet for sheet in subject.evidence.sheets.all if "claimed_total" in sheet.marks]
    seen = [sheet for sheet in wanted if sum_of_scores(sheet) is not None]
    return Judged(len(seen), len(wanted) - len(seen), diagnosed(subject)["totals"])


def _rates(_rule: Rule, subject: Subject) -> Judged:
    facts, sheets = subject.evidence.facts, subject.evidence.sheets.all
    printed = [sheet for sheet in sheets if "execution_rate" in sheet.marks]
    columns = ("executed", "full_year_budget")
    seen = [sheet for sheet in printed if all(sheet.cell(name) in facts.amounts for name in columns)]
    return Judged(len(seen), len(printed) - len(seen), diagnosed(subject)["rates"])


def _execution_scores(_rule: Rule, subject: Subject) -> Judged:
    evidence = subject.evidence
    weighted = [sheet for sheet in evidence.sheets.all if "execution_weight" in sheet.marks]
    seen = [sheet for sheet in weighted if rates_of(sheet, evidence)]
    return Judged(len(seen), len(weighted) - len(seen), diagnosed(subject)["execution_scores"])


def _weights(_rule: Rule, subject: Subject) -> Judged:
    """The full marks of whole sheets, and of the groups whose labels print theirs."""
    sheets = subject.evidence.sheets.all
    labelled = [group for sheet in sheets for group in groups.groups_of(sheet)]
    whole = [sheet for sheet in sheets if sum_of_weights(sheet) is not None]
    blind = [s for s in sheets if any(each.weight for each in s.indicators) and s not in whole]
    return Judged(len(whole) + len(labelled), len(blind), diagnosed(subject)["weights"])


def _filled(_rule: Rule, subject: Subject) -> Judged:
    sheets = subject.evidence.sheets.all
    return Judged(len(sheets), 0, [v for sheet in sheets for v in forms.judge_filled(sheet, subject)])


def _effects(_rule: Rule, subject: Subject) -> Judged:
    sheets = subject.evidence.sheets.all
    return Judged(sum(map(forms.has_levels, sheets)), 0, list(forms.judge_effects(sheets)))


def _units(_rule: Rule, subject: Subject) -> Judged:
    sheets = [sheet for sheet in subject.evidence.sheets.all if sheet.money]
    return Judged(len(sheets), 0, list(judge_units(subject.evidence)))


MARK_RULES: dict[str, Look] = {
    "totals": _totals,
    "rates": _rates,
    "execution_scores": _execution_scores,
    "weights": _weights,
    "limits": _limits,
    "filled": _filled,
    "effects": _effects,
    "units": _units,
}
