"""The rules on what the text says of the self-assessment."""

from __future__ import annotations

from juesuan.evaluate.performance import counts, coverage, grades, text_scores
from juesuan.evaluate.performance.diagnosis import diagnosed
from juesuan.evaluate.performance.judged import Judged, Look
from juesuan.evaluate.performance.listed import claims, listed
from juesuan.evaluate.single import Subject
from juesuan.standard.catalogue import Rule


def _text_scores(_rule: Rule, subject: Subject) -> Judged:
    evidence = subject.evidence
    pairs = [pair for sheet in evidence.sheets.all for pair in text_scores.stated_of(sheet, evidence)]
    found, sums = list(diagnosed(subject)["text_scores"]), list(text_scores.sums_of(evidence))
    blamed: set[object] = {violation.cell for violation in found}
    found += [v for parts in sums for v in text_scores.judge_text_sum(parts, blamed)]
    return Judged(len(pairs) + len(sums), 0, found)


def _text_rates(_rule: Rule, subject: Subject) -> Judged:
    stated = text_scores.text_rates(subject.evidence)
    seen = [each for each in stated if text_scores.rate_has_base(each, subject)]
    found = [v for each in seen for v in text_scores.judge_text_rate(each, subject)]
    return Judged(len(seen), len(stated) - len(seen), found)


def _assessed(_rule: Rule, subject: Subject) -> Judged:
    evidence = subject.evidence
    stated = claims(evidence, "self_assessed_projects")
    seen = len(stated) if listed(evidence).sheets else 0
    return Judged(seen, 0, list(counts.judge_assessed(evidence)))


def _reported(_rule: Rule, subject: Subject) -> Judged:
    evidence = subject.evidence
    return Judged(len(claims(evidence, "reported_projects")), 0, list(counts.judge_reported(evidence)))


def _names(_rule: Rule, subject: Subject) -> Judged:
    found = listed(subject.evidence)
    seen = len(found.described) if found.sheets else 0
    return Judged(seen, 0, list(counts.judge_names(subject.evidence)))


def _coverage(rule: Rule, subject: Subject) -> Judged:
    quotes = {r.key: r.values["quote"] for r in subject.package.tables.get("figures", ())}
    pairs = coverage.claimed_complete(subject.evidence, quotes)
    return Judged(len(pairs), 0, list(coverage.judge_coverage(rule, pairs, subject.evidence)))


def _overall_budget(_rule: Rule, subject: Subject) -> Judged:
    evidence = subject.evidence
    return Judged(len(coverage.overall_budgets(evidence)), 0, list(coverage.judge_overall_budget(evidence)))


def _grades(rule: Rule, subject: Subject) -> Judged:
    evidence = subject.evidence
    seen = len(grades.graded(evidence.sheets.all, rule)) + (grades.average_of(evidence) is not None)
    found = [*grades.judge_sheet_grades(evidence.sheets.all, rule), *grades.judge_average(evidence, rule)]
    return Judged(seen, 0, found)


CLAIM_RULES: dict[str, Look] = {
    "text_scores": _text_scores,
    "text_rates": _text_rates,
    "assessed": _assessed,
    "reported": _reported,
    "names": _names,
    "coverage": _coverage,
    "overall_budget": _overall_budget,
    "grades": _grades,
}
