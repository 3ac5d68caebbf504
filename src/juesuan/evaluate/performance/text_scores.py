"""Scores that the text states, against the sheets and against each other."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.arithmetic.money import Amount
from juesuan.evaluate.mistakes import likely_mistake
from juesuan.evaluate.performance.execution import judge_printed, money_of, printings
from juesuan.evaluate.performance.projects import sheet_named
from juesuan.evaluate.performance.sheets import Sheet, exact
from juesuan.evaluate.performance.totals import sum_of_scores
from juesuan.evaluate.performance.wording import number, printed, say
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.evaluate.single import Subject, Violation
from juesuan.package.statements import Quantity, Statement

_COLUMNS = {"total_score": "claimed_total", "execution_score": "execution_score"}


def stated_of(sheet: Sheet, evidence: Evidence) -> list[tuple[Statement, list[Amount]]]:
    """Return the scores that the text states of a sheet, with the scores there that each may repeat."""
    known, key = evidence.sheets.stated, ("scores", sheet.key)
    if key not in known:
        stated = [s for s in evidence.statements.measured("score") if s.amount is not None]
        known[key] = [s for s in stated if _is_of(s, sheet, evidence)]
    found = [(statement, list(_scores(statement.quantity.concept, sheet))) for statement in known[key]]
    return [(statement, scores) for statement, scores in found if scores]


def _is_of(statement: Statement, sheet: Sheet, evidence: Evidence) -> bool:
    meant = sheet_named(statement.quantity.subject, evidence.sheets)
    return meant is not None and meant.key == sheet.key


def judge_text_scores(sheet: Sheet, evidence: Evidence) -> Iterator[Violation]:
    """Report the scores of the text that differ from those of a sheet."""
    for statement, scores in stated_of(sheet, evidence):
        yield from _judge(statement, scores, sheet)


def _scores(concept: str, sheet: Sheet) -> Iterator[Amount]:
    """Yield the score that a sheet prints, and for the total what its parts give too."""
    if concept in _COLUMNS and _COLUMNS[concept] in sheet.marks:
        yield exact(sheet.marks[_COLUMNS[concept]])
    computed = sum_of_scores(sheet)
    if concept == "total_score" and computed is not None:
        yield Amount(computed, 0)
    targets = sheet.total("score")
    if concept == "targets_score" and targets is not None and "execution_score" in sheet.marks:
        yield Amount(targets, 0)


def _judge(statement: Statement, found: list[Amount], sheet: Sheet) -> Iterator[Violation]:
    assert statement.amount is not None
    stated = exact(statement.amount)
    if any(_agree(stated, other) for other in found):
        return
    column = _COLUMNS.get(statement.quantity.concept, "")
    shown, expected = printed(stated), printed(found[0])
    yield Violation(
        "mismatch",
        statement.cell,
        printed=shown,
        expected=expected,
        difference=number(abs(stated.value - found[0].value)),
        unit="分",
        formula=say("formulas.sheet_score", name=sheet.name, score=expected),
        likely=likely_mistake(shown, expected),
        related=(sheet.cell(column),) if column else tuple(each.cell("score") for each in sheet.indicators),
    )


def _agree(one: Amount, other: Amount) -> bool:
    gap = abs(one.value - other.value)
    return not gap or 2 * gap < one.quantum + other.quantum


def sums_of(evidence: Evidence) -> Iterator[tuple[Statement, Statement, Statement]]:
    """Yield the total, the execution score and the score of the targets that one section states together."""
    for total in evidence.statements.all:
        if total.quantity.concept != "total_score" or total.amount is None:
            continue
        parts = [_near(name, total, evidence) for name in ("execution_score", "targets_score")]
        if parts[0] is not None and parts[1] is not None:
            yield total, parts[0], parts[1]


def _near(concept: str, total: Statement, evidence: Evidence) -> Statement | None:
    wanted = Quantity(concept, total.quantity.subject, "score", "actual")
    found = evidence.statements.of(wanted)
    near = [
        s for s in found if s.section == total.section and s.source == total.source and s.amount is not None
    ]
    return near[0] if near else None


def judge_text_sum(parts: tuple[Statement, Statement, Statement], blamed: set[object]) -> Iterator[Violation]:
    """Report a total that is not the sum of its two parts, unless one of the three is reported already."""
    total, execution, targets = (exact(each.amount) for each in parts if each.amount is not None)
    gap = abs(total.value - execution.value - targets.value)
    rounding = total.quantum + execution.quantum + targets.quantum
    if not gap or 2 * gap < rounding or blamed & {each.cell for each in parts}:
        return
    expected = number(execution.value + targets.value)
    yield Violation(
        "mismatch",
        parts[0].cell,
        printed=printed(total),
        expected=expected,
        difference=number(gap),
        unit="分",
        formula=say(
            "formulas.text_total", execution=printed(execution), targets=printed(targets), total=expected
        ),
        likely=likely_mistake(printed(total), expected),
        related=(parts[1].cell, parts[2].cell),
    )


def text_rates(evidence: Evidence) -> list[Statement]:
    """Return the execution rates that the text states."""
    return [
        s for s in evidence.statements.all if s.quantity.concept == "execution_rate" and s.amount is not None
    ]


def judge_text_rate(statement: Statement, subject: Subject) -> Iterator[Violation]:
    """Report a stated execution rate that neither text nor sheet explains."""
    evidence = subject.evidence
    sheet = sheet_named(statement.quantity.subject, evidence.sheets)
    stated = [s for s in money_of(statement.quantity.subject, sheet, evidence) if s.amount is not None]
    near = sorted(
        stated, key=lambda each: (each.section != statement.section, each.source != statement.source)
    )
    found = printings(sheet, near, evidence, text_first=True)
    initial = statement.quantity.basis == "initial_budget"
    if initial and found.initial:
        found = found._replace(budget=found.initial)
    assert statement.amount is not None
    yield from judge_printed(statement.cell, statement.amount, found, subject)


def rate_has_base(statement: Statement, subject: Subject) -> bool:
    """Say whether a stated execution rate has any printed money to be computed from."""
    sheet = sheet_named(statement.quantity.subject, subject.evidence.sheets)
    found = printings(
        sheet,
        money_of(statement.quantity.subject, sheet, subject.evidence),
        subject.evidence,
        text_first=True,
    )
    return bool(found.executed and (found.budget or found.initial))
