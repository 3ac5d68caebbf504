"""The direction of a part that states no amount, told by the changes of its whole and of the other parts."""

from __future__ import annotations

from juesuan.arithmetic.equations import Cell
from juesuan.evaluate.prose.direction_words import Judged, contradiction
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.evaluate.prose.formulas import LANGUAGES, Formulas
from juesuan.evaluate.single import Subject, Violation
from juesuan.package.statements import Quantity, Statement
from juesuan.standard.catalogue import Rule, rules


def directions_of_parts(rule: Rule, evidence: Evidence, formulas: Formulas) -> Judged:
    """Judge every part that alone among the parts of its whole states a direction without an amount."""
    checked, found = 0, list[Violation]()
    for record in rule.check["sums"]:
        total = _change(evidence, record["total"])
        parts = [_change(evidence, concept) for concept in record["terms"]]
        stated = [part for part in parts if part is not None]
        silent = [part for part in stated if part.amount is None and part.signed]
        known = [part for part in stated if _is_known(part)]
        if total is None or not _is_known(total) or len(silent) != 1:
            continue
        sign = _left_over(total, known)
        unsaid = [concept for concept, part in zip(record["terms"], parts, strict=True) if part is None]
        if unsaid and not (sign >= 0 and _spent_nothing(evidence, unsaid)):
            continue
        checked += 1
        # What was not spent at all cannot have risen, so what is left over is the least the part can be.
        if sign != silent[0].signed and (not unsaid or silent[0].signed < 0):
            cells = [formulas.named(each.cell) for each in (total, *known)]
            formula = {lang: " － ".join(cell[lang] for cell in cells) for lang in LANGUAGES}
            found.append(contradiction(silent[0], sign, formula, (total.cell,)))
    return checked, found


def contradicted_parts(subject: Subject) -> set[Cell]:
    """Return the parts whose direction the rules on parts contradict."""
    formulas = Formulas(subject.names, subject.evidence)
    of_parts = [rule for rule in rules() if rule.kind == "direction" and rule.check["what"] == "parts"]
    found = [directions_of_parts(rule, subject.evidence, formulas)[1] for rule in of_parts]
    return {violation.cell for violations in found for violation in violations}


def _spent_nothing(evidence: Evidence, concepts: list[str]) -> bool:
    """Say whether the text states of some items that nothing was spent on them."""
    stated = [evidence.statements.of(Quantity(concept)) for concept in concepts]
    return all(each and each[0].amount is not None and not each[0].amount.value for each in stated)


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
