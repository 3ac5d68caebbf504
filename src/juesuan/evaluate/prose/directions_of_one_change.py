"""The direction words of one change that a paragraph states more than once: as amount, as rate, in words."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.evaluate.prose.direction_words import Judged, contradiction, word
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.evaluate.prose.formulas import LANGUAGES, Formulas
from juesuan.evaluate.single import Violation
from juesuan.package.statements import Statement
from juesuan.standard.catalogue import Rule, Text

_GAPS = {"zh": "，", "en": ", "}


def directions_of_one_change(_rule: Rule, evidence: Evidence, formulas: Formulas) -> Judged:
    """Judge every change whose direction a paragraph says twice or more; it may go one way only."""
    checked, found = 0, list[Violation]()
    for said in _together(evidence):
        checked += len(said) - 1
        sign = _sign(said)
        wrong = [each for each in said if each.signed != sign]
        if wrong:
            others = tuple(each.cell for each in said if each is not wrong[0])
            found.append(contradiction(wrong[0], sign, _listed(said, formulas), others))
    return checked, found


def _together(evidence: Evidence) -> Iterator[list[Statement]]:
    """Yield what one paragraph says of one change, where it says a direction more than once."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for each in evidence.statements.measured("change_amount", "change_rate"):
        if each.signed:
            key = (each.quantity.measured_as(""), each.section, each.source)
            groups.setdefault(key, []).append(each)
    yield from (said for said in groups.values() if len(said) > 1)


def _sign(said: list[Statement]) -> int:
    """Return the way that most words say; where they are even, that of the amount."""
    total = sum(each.signed for each in said)
    if total:
        return 1 if total > 0 else -1
    amounts = [each for each in said if each.quantity.measure == "change_amount" and each.amount is not None]
    return (amounts or said)[0].signed


def _listed(said: list[Statement], formulas: Formulas) -> Text:
    """Name the statements with their numbers and words."""
    return {lang: _GAPS[lang].join(_named(each, formulas, lang) for each in said) for lang in LANGUAGES}


def _named(stated: Statement, formulas: Formulas, language: str) -> str:
    name = formulas.named(stated.cell)[language] + ("%" if stated.quantity.measure == "change_rate" else "")
    return f"{name}（{word(stated)[language]}）" if language == "zh" else f"{name} ({word(stated)[language]})"
