"""What the text of a disclosure states: its figures as amounts with their meaning, and where to find them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import Amount, NotMoneyError, in_base_unit, parse_amount
from juesuan.package.content import Package, Record
from juesuan.standard.codelists import codelist

FIGURES = "figures"
BUDGETS = ("initial_budget", "final_budget", "unspecified_budget")
_ZERO = ("none",)
_LEVEL = ("level", "equal")


class Quantity(NamedTuple):
    """One quantity that a text can state: of what, which measure of it, on what basis."""

    concept: str
    subject: str = ""
    measure: str = "amount"
    basis: str = "actual"


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
        return {"increase": 1, "above": 1, "decrease": -1, "below": -1}.get(self.direction, 0)

    @property
    def level(self) -> bool:
        """Whether the words say that nothing changed."""
        return self.direction in _LEVEL


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of one text, in reading order, and by quantity."""

    all: tuple[Statement, ...]
    by_quantity: dict[Quantity, tuple[Statement, ...]]
    unreadable: frozenset[Cell]

    def of(self, quantity: Quantity, section: str = "") -> tuple[Statement, ...]:
        """Return the statements of a quantity, those of a section first."""
        found = self.by_quantity.get(quantity, ())
        return tuple(sorted(found, key=lambda each: each.section != section)) if section else found

    def measured(self, *measures: str) -> list[Statement]:
        """Return the statements with one of some measures, in reading order."""
        return [each for each in self.all if each.quantity.measure in measures]


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
        cell=Cell(FIGURES, record.key, "value"),
        quantity=Quantity(values["concept"], values["subject"], values["measure"], values["basis"]),
        section=values["section"],
        whole=values["whole"],
        amount=_amount(values),
        unit=values["unit"],
        direction=values["direction"],
        reason=values["reason"],
        source=values["source_ref"],
    )


def _amount(values: dict[str, str]) -> Amount | None:
    """Return a figure's amount; what the text says there is none of is an exact zero."""
    if values["value"]:
        return in_base_unit(parse_amount(values["value"]), values["unit"])
    silent = values["direction"] in _ZERO or (
        values["direction"] in _LEVEL and values["measure"] == "change_amount"
    )
    return Amount(0, 0) if silent else None
