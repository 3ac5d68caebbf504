"""Targets, actual values and scores of the indicators, one against the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from juesuan.evaluate.performance.sheets import Indicator, Sheet, Sheets
from juesuan.evaluate.performance.targets import compared, reached, target_of, unanswered, value_of
from juesuan.evaluate.performance.totals import HUNDRED, sum_of_scores, total_holds
from juesuan.evaluate.performance.wording import joined, number, printed, say
from juesuan.evaluate.single import Violation
from juesuan.standard.catalogue import Text

_FAR = 3, 2
"""More than one and a half times the target is far above it."""
_LEAST_DEDUCTION = 10**6


def met(indicator: Indicator) -> bool | None:
    """Say whether an indicator met its target; None where that cannot be told."""
    values = indicator.values
    return _met(values["target"], values["actual"], values["level_2"] or values["level_1"])


@lru_cache(maxsize=10_000)
def _met(target: str, actual: str, kind: str) -> bool | None:
    wanted, given = target_of(target), value_of(actual)
    return None if wanted is None or given is None else reached(wanted, given, kind)


def scored(sheets: Sheets) -> list[Indicator]:
    """Return the indicators whose target can be compared and whose marks are printed."""
    rows = [each for sheet in sheets.all for each in sheet.indicators]
    return [each for each in rows if each.weight and each.score and met(each) is not None]


def judge_scores(sheets: Sheets) -> Iterator[Violation]:
    """Report targets that were met and cost marks, and targets that were missed and cost none."""
    for each in scored(sheets):
        assert each.weight is not None
        assert each.score is not None
        key = "met" if met(each) else "missed"
        wrong = each.score.value < each.weight.value if met(each) else each.score.value == each.weight.value
        if wrong and not each.explained:
            values = {name: each.values[name] for name in ("target", "actual")}
            marks = {"weight": printed(each.weight), "score": printed(each.score)}
            detail = say(key, **values, **marks)
            yield Violation("contradiction", each.cell("score"), printed=marks["score"], detail=detail)


def judge_values(sheets: Sheets) -> Iterator[Violation]:
    """Report actual values that are no values: with a comparison sign, or without the number asked for."""
    yield from _grouped(sheets, lambda each: compared(each.values["actual"]), "compared_value")
    yield from _grouped(
        sheets, lambda each: unanswered(each.values["target"], each.values["actual"]), "no_value"
    )


def judge_far_above(sheets: Sheets) -> Iterator[Violation]:
    """Report, as one note, the targets that were exceeded by more than half without a reason in their row."""
    yield from _grouped(sheets, _far_above, "far_above", apart=False)


def _far_above(each: Indicator) -> bool:
    target, actual = target_of(each.values["target"]), value_of(each.values["actual"])
    if target is None or actual is None or target.relation not in ("at_least", "above"):
        return False
    far = actual.value * _FAR[1] > target.value * _FAR[0]
    return far and target.unit == actual.unit and target.value > 0 and not each.explained


def _grouped(
    sheets: Sheets, wrong: Callable[[Indicator], bool], key: str, *, apart: bool = True
) -> Iterator[Violation]:
    """Report indicators of one name and value once, or all of them together, with the other places."""
    groups: dict[tuple[str, ...], list[Indicator]] = {}
    for each in (row for sheet in sheets.all for row in sheet.indicators if wrong(row)):
        name = (each.values["level_3"], each.values["actual"]) if apart else ()
        groups.setdefault(name, []).append(each)
    for first, *others in groups.values():
        values = {name: first.values[name] for name in ("target", "actual")}
        violation = Violation(
            "contradiction", first.cell("actual"), printed=values["actual"], detail=say(key, **values)
        )
        yield replace(
            violation,
            detail=_with_others(violation.detail, others),
            related=tuple(o.cell("actual") for o in others),
        )


def _with_others(detail: Text | None, others: list[Indicator]) -> Text:
    assert detail is not None
    if not others:
        return detail
    names = list(dict.fromkeys(each.values["level_3"] for each in others))
    quoted = joined("name_joint", [say("quoted", name=name) for name in names])
    tail = say("also_sheets", count=len(others), names=quoted)
    return {language: detail[language] + tail[language] for language in detail}


def judge_deductions(sheets: Sheets) -> Iterator[Violation]:
    """Report, once, totals below 100 whose deduction the sheets show nowhere."""
    found = [sheet for sheet in sheets.all if _hidden_deduction(sheet)]
    if not found:
        return
    total = found[0].marks["claimed_total"]
    detail = say("deducted", total=printed(total), lost=number(HUNDRED - total.value))
    if found[1:]:
        names = joined("name_joint", [say("quoted", name=sheet.name) for sheet in found[1:]])
        tail = say("also_sheets", count=len(found) - 1, names=names)
        detail = {language: detail[language] + tail[language] for language in detail}
    related = tuple(sheet.cell("claimed_total") for sheet in found[1:])
    yield Violation(
        "contradiction",
        found[0].cell("claimed_total"),
        printed=printed(total),
        detail=detail,
        related=related,
    )


def can_hide_deduction(sheet: Sheet) -> bool:
    """Say whether a sheet has a total that its scores explain."""
    return sum_of_scores(sheet) is not None and total_holds(sheet)


def _hidden_deduction(sheet: Sheet) -> bool:
    if not can_hide_deduction(sheet) or any(each.weight or each.explained for each in sheet.indicators):
        return False
    weight = sheet.marks["execution_weight"].value if "execution_weight" in sheet.marks else 0
    lost = HUNDRED - weight - (sheet.total("score") or 0)
    return lost >= _LEAST_DEDUCTION and not any(met(each) is False for each in sheet.indicators)
