"""A proof that equations contradict each other, in words and with the real numbers."""

from __future__ import annotations

from juesuan.arithmetic import rounding
from juesuan.arithmetic.equations import Cell, Equation, Term
from juesuan.arithmetic.money import Amount, from_base_unit
from juesuan.evaluate.joint.certificate import Certificate
from juesuan.evaluate.joint.repair import Printed
from juesuan.evaluate.joint.system import System
from juesuan.evaluate.names import Names
from juesuan.evaluate.single import Violation
from juesuan.evaluate.wording import LANGUAGES, Wording
from juesuan.standard.catalogue import Text
from juesuan.standard.yaml_files import load


def violation_of(
    system: System,
    certificate: Certificate,
    repair: tuple[Cell, Amount] | None,
    printed: Printed,
    words: tuple[Names, Wording],
) -> Violation:
    """Turn the proof of one contradiction into a violation: its equations, their sum, the cell at fault."""
    names, wording = words
    taken = [system.constraints[number] for number in sorted(certificate.multipliers)]
    cells = list(dict.fromkeys(cell for each in taken for cell in each.equation.cells()))
    cells = [cell for cell in cells if cell in printed.amounts]
    combined = _combined(system, certificate)
    cell = repair[0] if repair else combined.total
    unit = wording.unit(cell)
    quantum = min(printed.amounts[system.cells[number]].quantum for number in certificate.weights)
    allowed = rounding.tolerance(certificate.reach, quantum, printed.factor)
    expected = from_base_unit(repair[1].value, unit, repair[1].quantum) if repair else ""
    equations = [_placed(each.equation, names, wording) for each in taken if not each.copies]
    return Violation(
        "impossible",
        cell,
        printed=wording.amount(cell) or "",
        expected=expected,
        detail=_listed(equations, len(taken) - len(equations)),
        related=tuple(other for other in cells if other != cell),
        difference=from_base_unit(certificate.bound // printed.factor, unit),
        tolerance=from_base_unit(allowed, unit),
        unit=unit,
        formula=wording.formula(combined),
        likely=_repair_words(names.place(cell), wording.amount(cell) or "", expected) if repair else None,
    )


def _combined(system: System, certificate: Certificate) -> Equation:
    """Return the sum of the equations as one: what cancels is gone, what counts twice is named twice."""
    ordered = any(system.constraints[number].at_least for number in certificate.multipliers)
    weights = {system.cells[number]: weight for number, weight in certificate.weights.items()}
    totals = [system.constraints[number].equation.total for number in certificate.multipliers]
    wanted = sorted(
        (cell for cell, weight in weights.items() if weight < 0 or not ordered),
        key=lambda cell: (abs(weights[cell]) > 1, cell not in totals, weights[cell] > 0),
    )
    total = wanted[0]
    sign = -1 if weights[total] > 0 else 1
    terms = []
    for cell, weight in weights.items():
        count = sign * weight + (cell == total)
        terms += [Term(1 if count > 0 else -1, cell)] * abs(count)
    terms.sort(key=lambda term: -term.coefficient)
    return Equation("", "at_most" if ordered else "sum", total, tuple(terms))


def _placed(equation: Equation, names: Names, wording: Wording) -> Text:
    """Write an equation out with the row or column that it is about, which its short names leave out."""
    templates = load("validations/messages/places.yaml")["joint"]
    formula, total = wording.formula(equation), equation.total
    same = [len({cell[part] for cell in equation.cells()}) == 1 for part in range(3)]
    kind = "across" if not same[0] else "row" if same[1] else "column"
    title, row, column = (
        names.table(total.table),
        names.row(*total[:2]),
        names.column(total.table, total.column),
    )
    return {
        lang: templates[kind][lang].format(
            table=title[lang], row=row[lang], column=column[lang], formula=formula[lang]
        )
        for lang in LANGUAGES
    }


def _listed(equations: list[Text], copies: int) -> Text:
    words = load("validations/messages/places.yaml")["joint"]
    joint = words["between"]
    texts = {
        lang: joint[lang].join(f"({n}) {each[lang]}" for n, each in enumerate(equations, start=1))
        for lang in LANGUAGES
    }
    if not copies:
        return texts
    return {lang: words["copies"][lang].format(equations=texts[lang], count=copies) for lang in LANGUAGES}


def _repair_words(place: Text, printed: str, expected: str) -> Text:
    template = load("validations/messages/places.yaml")["joint"]["repair"]
    return {
        lang: template[lang].format(place=place[lang], printed=printed, expected=expected)
        for lang in LANGUAGES
    }
