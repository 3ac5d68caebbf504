"""The arithmetic behind a stated rate, written out with the real numbers, in both languages."""

from __future__ import annotations

from fractions import Fraction

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import SCALE, Amount, decimals_of, from_base_unit
from juesuan.arithmetic.rates import rounded
from juesuan.evaluate.names import Names
from juesuan.evaluate.prose.evidence import Evidence
from juesuan.standard.catalogue import Text
from juesuan.standard.yaml_files import load

LANGUAGES = ("zh", "en")


class Formulas:
    """Writes formulas in the names and units of one package."""

    def __init__(self, names: Names, evidence: Evidence) -> None:
        self._names = names
        self._evidence = evidence

    def amount(self, cell: Cell) -> str:
        """Return what a cell prints, in its own unit; 0 where it prints nothing."""
        amount = self._evidence.amount(cell)
        return from_base_unit(amount.value, self._evidence.facts.unit(cell), amount.quantum or 10**SCALE)

    def named(self, cell: Cell) -> Text:
        """Name a cell with its amount; a figure of the text that is only a word has none."""
        name = self._names.column_of(cell) if cell.table == "figures" else self._names.place(cell)
        if cell.table == "figures" and cell not in self._evidence.facts.amounts:
            return name
        gap = {"zh": "", "en": " "}
        return {lang: f"{name[lang]}{gap[lang]}{self.amount(cell)}" for lang in LANGUAGES}

    def base(self, part: Cell, base: Cell, sign: int) -> Text:
        """Name what a rate is measured against: a cell, or this year's amount less the change."""
        named = self.named(base)
        if not sign:
            return named
        between, amount = "－" if sign > 0 else "＋", self.amount(part)
        words = load("validations/messages/directions.yaml")["implied"]
        return {lang: words[lang].format(formula=f"{named[lang]} {between} {amount}") for lang in LANGUAGES}

    def quotient(self, part: Cell, whole: Cell, value: Fraction, decimals: int) -> Text:
        """Write part ÷ whole × 100% = value."""
        one, other = self.named(part), self.named(whole)
        result = percent(value, decimals)
        return {lang: f"{one[lang]} ÷ {other[lang]} × 100% ＝ {result}%" for lang in LANGUAGES}

    def growth(self, change: Cell, actual: Cell, sign: int, value: Fraction, decimals: int) -> Text:
        """Write change ÷ (actual − change) × 100% = value, the sum as the sign asks."""
        one, other = self.named(change), self.named(actual)
        between = "－" if sign > 0 else "＋"
        amount, result = self.amount(change), percent(value, decimals)
        return {
            lang: f"{one[lang]} ÷ （{other[lang]} {between} {amount}） × 100% ＝ {result}%"
            for lang in LANGUAGES
        }


def percent(value: Fraction, decimals: int) -> str:
    """Write a rate in millionths of a percent with so many decimals, rounded half up."""
    quantum: int = 10 ** (SCALE - decimals)
    return from_base_unit(rounded(value, quantum), "%", quantum)


def last_digit(printed: Amount, exact: Fraction) -> Text:
    """Say whether a last digit that is off was cut where it should be rounded, or is too high."""
    words: dict[str, Text] = load("validations/messages/places.yaml")["last_digit"]
    return words["cut" if printed.value < exact else "raised"]


def printed_decimals(quantum: int) -> int:
    """Return how many decimals a printed rate has."""
    return decimals_of(quantum) if quantum else 2
