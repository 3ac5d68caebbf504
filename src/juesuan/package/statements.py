"""What the text of a disclosure states: its figures as amounts with their meaning, and where to find them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import Amount, NotMoneyError, in_base_unit, parse_amount
from juesuan.package.content import Package, Record
from juesuan.standard.codelists import codelist

FIGURES = "figures"
BUDGETS = ("initial_budget", "final_budget", "unspecified_budget")
NONE = ("none",)
LEVEL = ("level", "equal")
"""The words for what there is none of, and for what has not changed."""

SIGNS = {"increase": 1, "above": 1, "decrease": -1, "below": -1}
"""The words for a rise and a fall."""


class Quantity(NamedTuple):
    """One quantity that a text can state: of what, which measure of it, on what basis."""

    concept: str
    subject: str = ""
    measure: str = "amount"
    basis: str = "actual"

    def measured_as(self, measure: str) -> Quantity:
        """Return the same, measured otherwise."""
        return Quantity(self.concept, self.subject, measure, self.basis)

    def of_concept(self, concept: str) -> Quantity:
        """Return the same of another concept."""
        return Quantity(concept, self.subject, self.measure, self.basis)


class Statement(NamedTuple):
    """One figure of the text; its amount in millionths (of 万元 if money), None where it has none."""

    cell: Cell
    quantity: Quantity
    section: str
    whole: str
    amount: Amount | None
    unit: str
    direction: str
    reason: str
    source: str

    @property
    def signed(self) -> int:
        """Return +1 for a rise, -1 for a fall, 0 where the words say neither."""
        return SIGNS.get(self.direction, 0)

    @property
    def level(self) -> bool:
        """Whether the words say that nothing changed."""
        return self.direction in LEVEL


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of one text, in reading order, and by quantity."""

    all: tuple[Statement, ...]
    by_quantity: dict[Quantity, tuple[Statement, ...]]
    unreadable: frozenset[Cell]
    _places: dict[str, dict[str, list[int]]] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )
    _selections: dict[tuple[str, ...], tuple[Statement, ...]] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )

    def of(self, quantity: Quantity, section: str = "") -> tuple[Statement, ...]:
        """Return the statements of a quantity, those of a section first."""
        found = self.by_quantity.get(quantity, ())
        if not section or len(found) < 2:
            return found
        return tuple(sorted(found, key=lambda each: each.section != section))

    def measured(self, *measures: str) -> list[Statement]:
        """Return the statements with one of some measures, in reading order."""
        return list(self._selected("measure", measures))

    def about(self, *concepts: str) -> list[Statement]:
        """Return the statements on one of some concepts, in reading order."""
        return list(self._selected("concept", concepts))

    def _selected(self, part: str, values: tuple[str, ...]) -> tuple[Statement, ...]:
        """Return the statements whose quantity has one of some values; rules often ask for the same."""
        key = (part, *values)
        if key not in self._selections:
            groups = self._places_by(part)
            places = sorted(place for value in set(values) for place in groups.get(value, ()))
            self._selections[key] = tuple(self.all[place] for place in places)
        return self._selections[key]

    def _places_by(self, part: str) -> dict[str, list[int]]:
        """Return the places of the statements with each value of one part of their quantities."""
        if part not in self._places:
            groups = self._places[part] = {}
            for place, statement in enumerate(self.all):
                groups.setdefault(getattr(statement.quantity, part), []).append(place)
        return self._places[part]


@cache
def table_cells() -> dict[str, Cell]:
    """Return the cell that prints each concept in the tables; its row may contain `{subject}`."""
    return {
        row["code"]: Cell(row["table"], row["row"], row["column"])
        for row in codelist("concepts")
        if row["table"]
    }


def statements_of(package: Package) -> Statements:
    """Collect the figures of a package's text."""
    found: list[Statement] = []
    unreadable: set[Cell] = set()
    for record in package.tables.get(FIGURES, ()):
        try:
            found.append(_statement(record))
        except NotMoneyError:
            unreadable.add(Cell(FIGURES, record.key, "value"))
    return Statements(tuple(found), _by_quantity(found), frozenset(unreadable))


def _by_quantity(found: Iterable[Statement]) -> dict[Quantity, tuple[Statement, ...]]:
    groups: defaultdict[Quantity, list[Statement]] = defaultdict(list)
    for statement in found:
        groups[statement.quantity].append(statement)
    return {quantity: tuple(group) for quantity, group in groups.items()}


def _statement(record: Record) -> Statement:
    values = record.values
    return Statement(
        Cell(FIGURES, record.key, "value"),
        Quantity(values["concept"], values["subject"], values["measure"], values["basis"]),
        values["section"],
        values["whole"],
        _amount(values),
        values["unit"],
        values["direction"],
        values["reason"],
        values["source_ref"],
    )


def _amount(values: dict[str, str]) -> Amount | None:
    """Return a figure's amount; what the text says there is none of is an exact zero."""
    if values["value"]:
        return in_base_unit(parse_amount(values["value"]), values["unit"])
    silent = values["direction"] in NONE or (
        values["direction"] in LEVEL and values["measure"] == "change_amount"
    )
    return Amount(0, 0) if silent else None
