"""The amounts that the charts draw, each with where it is known from; none is guessed."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from juesuan.arithmetic.money import (
    Amount,
    NotMoneyError,
    decimals_of,
    format_amount,
    in_base_unit,
    parse_amount,
)
from juesuan.package.content import Package
from juesuan.standard.codelists import Row, codelist

Origin = Literal["table", "text", "change", "last_year"]
"""A cell of a table; the prose; worked out from a change that the prose states; last year's accounts."""
_BEFORE = {"increase": -1, "decrease": 1}
"""What leads from this year's amount and a stated change back to last year's amount."""
_BUDGETS = ("final_budget", "initial_budget", "unspecified_budget")


class Known(NamedTuple):
    """An amount as it is printed."""

    text: str
    unit: str
    size: int
    """Its millionths of 万元, to compare and to draw amounts of different units."""
    origin: Origin


class Accounts:
    """The amounts of one package by concept: those of its tables, else those that its prose states."""

    def __init__(self, package: Package, last_year: Package | None = None) -> None:
        self.package = package
        self._last_year = Accounts(last_year) if last_year else None
        self._rows = {
            (table, record.key): record.values
            for table, records in package.tables.items()
            for record in records
        }
        self._figures: dict[tuple[str, str, str, str], list[dict[str, str]]] = {}
        for record in package.tables.get("figures", ()):
            key = tuple(record.values.get(name, "") for name in ("concept", "subject", "measure", "basis"))
            self._figures.setdefault(key, []).append(record.values)  # type: ignore[arg-type]

    def cell(self, table: str, row: str, column: str) -> Known | None:
        """Return the amount of a cell; None where it is blank, missing or no amount."""
        values = self._rows.get((table, row), {})
        return _known(values.get(column, ""), values.get("unit") or self.package.unit, "table")

    def stated(self, concept: str, basis: str = "actual", subject: str = "") -> Known | None:
        """Return an amount that the prose states; None where it states none, or several that differ."""
        return _single(
            [
                _known(values["value"], values["unit"], "text")
                for values in self._figures.get((concept, subject, "amount", basis), ())
            ]
        )

    def now(self, concept: str) -> Known | None:
        """Return an amount of the year: of its table, else of the prose."""
        place = _concepts().get(concept, {})
        found = self.cell(place["table"], place["row"], place["column"]) if place.get("table") else None
        return found or self.stated(concept)

    def before(self, concept: str) -> Known | None:
        """Return the amount of the year before: of its own accounts, as stated, or from a stated change."""
        earlier = self._last_year.now(concept) if self._last_year else None
        if earlier:
            return earlier._replace(origin="last_year")
        return self.stated(concept, "prior_year") or self._from_change(concept)

    def budget(self, concept: str) -> Known | None:
        """Return the budget that the prose states for a concept."""
        return next((found for basis in _BUDGETS if (found := self.stated(concept, basis))), None)

    def stated_by_function(self) -> dict[str, Known]:
        """Return what the prose states to be spent of the general public budget, by functional category."""
        concept = "general_budget_function_expenditure"
        codes = sorted({key[1] for key in self._figures if key[0] == concept and len(key[1]) == 3})
        return {code: found for code in codes if (found := self.stated(concept, subject=code))}

    def _from_change(self, concept: str) -> Known | None:
        now = self.now(concept)
        found = [
            _earlier(now, values)
            for values in self._figures.get((concept, "", "change_amount", "prior_year"), ())
            if now and values["value"]
        ]
        return _single(found)


def _single(found: list[Known | None]) -> Known | None:
    """Return the one amount that all agree on; None where any is unreadable or they differ."""
    amounts = {each.size if each else None for each in found}
    return found[0] if len(amounts) == 1 else None


def _known(text: str, unit: str, origin: Origin) -> Known | None:
    try:
        return Known(text, unit, in_base_unit(parse_amount(text), unit).value, origin)
    except NotMoneyError:
        return None


def _earlier(now: Known, change: dict[str, str]) -> Known | None:
    sign = _BEFORE.get(change["direction"])
    if sign is None or change["unit"] != now.unit:
        return None
    try:
        printed, changed = parse_amount(now.text), parse_amount(change["value"])
    except NotMoneyError:
        return None
    amount = Amount(printed.value + sign * changed.value, min(printed.quantum, changed.quantum))
    text = format_amount(amount.value, decimals_of(amount.quantum))
    return _known(text, now.unit, "change")


def concept_name(concept: str, language: str) -> str:
    """Return what a concept is called."""
    return _concepts()[concept][f"name_{language}"]


def concept_at(table: str, row: str, column: str) -> str | None:
    """Return the concept that a cell holds the amount of."""
    place = (table, row, column)
    rows = _concepts().values()
    return next(
        (each["code"] for each in rows if (each["table"], each["row"], each["column"]) == place), None
    )


@cache
def _concepts() -> dict[str, Row]:
    return {row["code"]: row for row in codelist("concepts")}
