"""The self-assessment sheets of one package: their money, their marks and their indicators."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import SCALE, Amount

if TYPE_CHECKING:
    from juesuan.evaluate.single import Violation
    from juesuan.package.statements import Statement

PROJECTS = "performance_projects"
INDICATORS = "performance_indicators"
MONEY = (
    "initial_budget", "full_year_budget", "executed", "basic_expenditure", "project_expenditure",
    "appropriation_budget", "appropriation_executed", "other_budget", "other_executed",
)  # fmt: skip
_WHOLE = 10**SCALE


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of a sheet, with its marks in millionths; None where none are printed."""

    key: str
    values: dict[str, str]
    weight: Amount | None
    score: Amount | None

    def cell(self, column: str) -> Cell:
        """Return the cell of one of its columns."""
        return Cell(INDICATORS, self.key, column)

    @property
    def explained(self) -> bool:
        """Whether the sheet states a reason for a deviation."""
        return self.values["deviation_reason"].strip() not in ("", "无", "-", "—", "/")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: of the department as a whole, or of one project."""

    key: str
    values: dict[str, str]
    money: dict[str, Amount]
    """Printed amounts by column, in millionths of 万元."""
    marks: dict[str, Amount]
    """The execution rate and the marks, in millionths."""
    indicators: tuple[Indicator, ...]
    whole: bool
    """Whether the sheet is not broken off and all numbers of its indicators were placed."""
    funds_whole: bool
    """Whether all numbers of its funds were placed."""
    marks_whole: bool
    """Whether the funds lost no number that could be one of the marks."""
    _totals: dict[str, int | None] = field(init=False, default_factory=dict, compare=False, repr=False)

    @property
    def overall(self) -> bool:
        """Whether the sheet assesses the department as a whole."""
        return self.values["sheet"] == "overall"

    @property
    def name(self) -> str:
        """The printed name of the project or the department."""
        return self.values["project_name"]

    def cell(self, column: str) -> Cell:
        """Return the cell of one of its columns."""
        return Cell(PROJECTS, self.key, column)

    def total(self, column: str) -> int | None:
        """Return the sum of the weights or scores of the indicators; None where one of them is blank."""
        if column not in self._totals:
            found: list[Amount | None] = [getattr(each, column) for each in self.indicators]
            known = [amount.value for amount in found if amount is not None]
            complete = self.whole and bool(found) and len(known) == len(found)
            self._totals[column] = sum(known) if complete else None
        return self._totals[column]


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of a package, with their money as amounts by cell."""

    all: tuple[Sheet, ...] = ()
    amounts: dict[Cell, Amount] = field(default_factory=dict)
    units: dict[Cell, str] = field(default_factory=dict)
    unknown: frozenset[Cell] = frozenset()
    slipped: tuple[str, ...] = ()
    """The keys of the sheets whose money is printed in 元 although they say another unit."""
    memo: dict[str, dict[str, list[Violation]]] = field(default_factory=dict, compare=False, repr=False)
    """What was found on the sheets already: several rules ask for it."""
    named: dict[str, Sheet | None] = field(default_factory=dict, compare=False, repr=False)
    """The sheets of the names in the text, as far as they were looked for."""
    stated: dict[tuple[str, ...], list[Statement]] = field(default_factory=dict, compare=False, repr=False)
    """What the text states of a sheet, as far as it was looked for."""

    @property
    def projects(self) -> list[Sheet]:
        """The sheets of single projects, in printed order."""
        return [sheet for sheet in self.all if not sheet.overall]

    @property
    def overall(self) -> Sheet | None:
        """The sheet of the department as a whole; None where there is none, or several."""
        found = [sheet for sheet in self.all if sheet.overall]
        return found[0] if len(found) == 1 else None


def exact(amount: Amount) -> Amount:
    """Return marks with no rounding where they are printed as a whole number."""
    return Amount(amount.value, 0) if amount.quantum == _WHOLE else amount
