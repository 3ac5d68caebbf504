"""The direction of a part that states no amount, told by the changes of its whole and of the other parts."""

from __future__ import annotations

from juesuan.evaluate.prose.direction_words import Judged, contradiction
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.evaluate.prose.formulas import LANGUAGES, Formulas
from juesuan.evaluate.single import Violation
from juesuan.package.statements import Quantity, Statement
from juesuan.standard.catalogue import Rule


def directions_of_parts(rule: Rule, evidence: Evidence, formulas: Formulas) -> Judged:
    """Judge every part that alone among the parts of its whole states a direction without an amount."""
    checked, found = 0, list[Violation]()
    for record in rule.check["sums"]:
        total = _change(evidence, record["total"])
        parts = [_change(evidence, concept) for concept in record["terms"]]
        stated = [part for part in parts if part is not None]
        silent = [part for part in stated if part.amount is None and part.signed]
        known = [part for part in stated if _is_known(part)]
        if total is None or not _is_known(total) or len(silent) != 1 or len(known) != len(parts) - 1:
            continue
        checked += 1
        sign = _left_over(total, known)
        if sign != silent[0].signed:
            cells = [formulas.named(each.cell) for each in (total, *known)]
            formula = {lang: " － ".join(cell[lang] for cell in cells) for lang in LANGUAGES}
            found.append(contradiction(silent[0], sign, formula, (total.cell,)))
    return checked, found


def _change(evidence: Evidence, concept: str) -> Statement | None:
    """Return what is stated of a change from the prior year, with its amount where one is printed."""
    quantity = Quantity(concept, "", "change_amount", "prior_year")
    stated = sorted(evidence.statements.of(quantity), key=lambda each: each.amount is None)
    if not stated:
        nothing = evidence.statements.of(Quantity(concept))
        return next((each for each in nothing if each.direction == "none"), None)
    return stated[0]


def _is_known(change: Statement) -> bool:
    return change.amount is not None and bool(change.signed or not change.amount.value)


def _left_over(total: Statement, parts: list[Statement]) -> int:
    """Return which way the rest of a change goes; 0 where rounding can explain it."""
    amounts = [(each.signed, each.amount) for each in (total, *parts) if each.amount is not None]
    (sign, whole), *others = amounts
    rest = sign * whole.value - sum(way * amount.value for way, amount in others)
    if 2 * abs(rest) < sum(amount.quantum for _, amount in amounts):
        return 0
    return 1 if rest > 0 else -1
