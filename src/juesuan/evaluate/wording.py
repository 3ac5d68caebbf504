"""Messages and formulas with the real numbers in them, in both languages."""

from __future__ import annotations

from juesuan.arithmetic.equations import Cell, Equation
from juesuan.arithmetic.judgement import Judged
from juesuan.arithmetic.money import from_base_unit
from juesuan.evaluate.names import Names
from juesuan.package.facts import Facts
from juesuan.package.statements import FIGURES
from juesuan.standard.catalogue import Rule, Text
from juesuan.standard.yaml_files import load

LANGUAGES = ("zh", "en")
_CENT = 10_000
_SIGNS = {"sum": "＝", "same": "＝", "at_most": "≤", "count": "＝", "within": "≤"}


class Wording:
    """Says what one package's findings mean, in the words and units of its tables."""

    def __init__(self, names: Names, facts: Facts) -> None:
        self._names = names
        self._facts = facts
        self._words = load("validations/messages/places.yaml")
        self._formulas: dict[Equation, Text] = {}

    def amount(self, cell: Cell) -> str | None:
        """Return what a cell prints, in its table's unit; None where it prints nothing."""
        amount = self._facts.amounts.get(cell)
        return None if amount is None else from_base_unit(amount.value, self.unit(cell), amount.quantum)

    def value(self, cell: Cell) -> int:
        """Return a cell's amount in millionths of 万元; 0 where it prints nothing."""
        amount = self._facts.amounts.get(cell)
        return 0 if amount is None else amount.value

    def quantum(self, cell: Cell) -> int:
        """Return the unit of the last digit to write for a cell: a figure's own, a cent in the tables."""
        amount = self._facts.amounts.get(cell)
        return amount.quantum if amount and amount.quantum and cell.table == FIGURES else _CENT

    def unit(self, cell: Cell) -> str:
        """Return the unit that a cell is printed in."""
        return self._facts.unit(cell)

    def formula(self, equation: Equation) -> Text:
        """Write an equation out: names with their printed amounts, blank cells left out."""
        if equation not in self._formulas:
            self._formulas[equation] = self._written(equation)
        return dict(self._formulas[equation])

    def message(self, rule: Rule, verdict: str, judged: Judged, cell: Cell, expected: str) -> Text:
        """Fill the rule's template for a verdict."""
        place = self._names.place(cell)
        others = self.other_places(judged.equation, cell)
        formula = self.formula(judged.equation)
        printed = self.amount(cell)
        return {
            language: rule.messages[verdict][language].format(
                place=place[language],
                printed=printed or self._words["formula"]["blank"][language],
                expected=expected,
                difference=from_base_unit(abs(judged.difference), self.unit(cell), self.quantum(cell)),
                unit=self.unit(cell),
                formula=formula[language],
                other_place=others[language],
            )
            for language in LANGUAGES
        }

    def other_places(self, equation: Equation, cell: Cell) -> Text:
        """Name the other side of an equation."""
        cells = [other for other in equation.cells() if other != cell]
        cells = [other for other in cells if other in self._facts.amounts] or cells[:1]
        places = [self._names.place(other) for other in cells]
        joints = self._words["formula"]["other_places"]
        return {language: joints[language].join(p[language] for p in places) for language in LANGUAGES}

    def _written(self, equation: Equation) -> Text:
        terms = [term for term in equation.terms if term.cell in self._facts.amounts]
        names = {
            cell: self._term(equation, cell) for cell in (equation.total, *(term.cell for term in terms))
        }
        signed = [("－" if term.coefficient < 0 else "＋", names[term.cell]) for term in terms]
        blank: Text = self._words["formula"]["blank"]
        written: Text = {}
        for language in LANGUAGES:
            parts = "".join(f" {sign} {name[language]}" for sign, name in signed or [("＋", blank)])
            total = names[equation.total][language]
            written[language] = f"{total} {_SIGNS[equation.relation]} {parts.removeprefix(' ＋ ')}"
        return written

    def _term(self, equation: Equation, cell: Cell) -> Text:
        name, printed = self._short_name(equation, cell), self.amount(cell)
        blank = self._words["formula"]["blank"]
        return {language: f"{name[language]} {printed or blank[language]}" for language in LANGUAGES}

    def _short_name(self, equation: Equation, cell: Cell) -> Text:
        """Name a cell by what tells it from the others: its row, its column, or its whole place."""
        cells = equation.cells()
        if all(other.table == FIGURES for other in cells) and equation.relation != "same":
            return self._names.column_of(cell)
        rows = any(other.row != cell.row for other in cells)
        if any(other.table != cell.table for other in cells) or (
            rows and any(other.column != cell.column for other in cells)
        ):
            return self._names.place(cell)
        if rows:
            return self._names.row(cell.table, cell.row)
        return self._names.column(cell.table, cell.column)
