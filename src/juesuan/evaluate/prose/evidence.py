"""Everything that a rule on the text can compare: what the text states and what the tables print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.judgement import NOTHING
from juesuan.arithmetic.money import Amount
from juesuan.evaluate.performance.read_sheets import read_sheets
from juesuan.evaluate.performance.sheets import Sheets
from juesuan.evaluate.performance.units import with_amounts
from juesuan.package.content import Package
from juesuan.package.facts import Facts
from juesuan.package.statements import BUDGETS, Quantity, Statement, Statements, statements_of, table_cells

THREE_PUBLIC = "three_public_expenses"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The statements of a package's text, and its facts with the figures of the text among them."""

    statements: Statements
    facts: Facts
    rows: frozenset[tuple[str, str]]
    """The rows that the tables print, as table and key."""
    printed: frozenset[str]
    """The tables that print any amount, or may."""
    budget_basis: str
    """Which budget the table of the three public expenses prints; "" where it does not say."""
    status: dict[str, str]
    """The status of each part of the document."""
    unread: frozenset[str]
    """The sections with a number that could not be read: what they list may be incomplete."""
    corrections: dict[Cell, Amount] = field(default_factory=dict)
    """What cells that are reported as wrong should print: a rate that fits these is no second mistake."""

    sheets: Sheets = field(default_factory=Sheets)
    """The self-assessment sheets; their money is among the facts."""

    _table_cells: dict[Quantity, Cell | None] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )
    _printings: dict[tuple[Quantity, str], tuple[Cell, ...]] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )

    def amount(self, cell: Cell) -> Amount:
        """Return what a cell prints; an exact zero where it prints nothing."""
        return self.facts.amounts.get(cell, NOTHING)

    def table_cell(self, quantity: Quantity) -> Cell | None:
        """Return the cell of a table that prints a quantity; None where no table of the package does."""
        if quantity not in self._table_cells:
            self._table_cells[quantity] = self._found_cell(quantity)
        return self._table_cells[quantity]

    def _found_cell(self, quantity: Quantity) -> Cell | None:
        named = table_cells().get(quantity.concept)
        if named is None or quantity.measure != "amount":
            return None
        cell = Cell(named.table, named.row.replace("{subject}", quantity.subject), named.column)
        if quantity.basis in BUDGETS and cell.table == THREE_PUBLIC and self._same_budget(quantity.basis):
            cell = cell._replace(column="budget")
        elif quantity.basis != "actual":
            return None
        missing = cell.table not in self.printed or (
            quantity.subject and (cell.table, cell.row) not in self.rows
        )
        return None if missing or cell in self.facts.unknown else cell

    def printings(self, quantity: Quantity, section: str) -> Iterator[Cell]:
        """Yield the cells that print a quantity: those of the section, of the tables, of other sections."""
        key = quantity, section
        if key not in self._printings:
            self._printings[key] = tuple(self._found_printings(quantity, section))
        return iter(self._printings[key])

    def _found_printings(self, quantity: Quantity, section: str) -> Iterator[Cell]:
        stated = [each for each in self.statements.of(quantity) if each.amount is not None]
        own = self.table_cell(quantity)
        yield from (each.cell for each in stated if each.section == section)
        if own is not None:
            yield own
        yield from (each.cell for each in stated if each.section != section)

    def first(self, quantity: Quantity, section: str) -> Cell | None:
        """Return the nearest cell that prints a quantity."""
        return next(self.printings(quantity, section), None)

    def actual(self, statement: Statement) -> list[Cell]:
        """Return the cells that print the actual amount of what a statement is about."""
        quantity = statement.quantity
        return list(
            self.printings(
                Quantity(quantity.concept, quantity.subject, "amount", "actual"), statement.section
            )
        )

    def base(self, statement: Statement) -> list[Cell]:
        """Return the cells that print what a change or a rate is compared with."""
        concept, subject, _, basis = statement.quantity
        bases = BUDGETS if basis == "unspecified_budget" else (basis, "unspecified_budget")
        wanted = bases if basis in BUDGETS else (basis,)
        return [
            cell
            for name in wanted
            for cell in self.printings(Quantity(concept, subject, "amount", name), statement.section)
        ]

    def _same_budget(self, basis: str) -> bool:
        return basis == "unspecified_budget" or self.budget_basis in ("", basis.removesuffix("_budget"))


def evidence_of(package: Package, facts: Facts) -> Evidence:
    """Collect what the text and the tables of a package print."""
    statements = statements_of(package)
    stated = {s.cell: s.amount for s in statements.all if s.amount is not None}
    units = {s.cell: s.unit for s in statements.all}
    sheets = with_amounts(read_sheets(package), statements, facts.amounts)
    return Evidence(
        statements=statements,
        facts=replace(
            facts,
            amounts={**facts.amounts, **stated, **sheets.amounts},
            unknown=facts.unknown | statements.unreadable | sheets.unknown,
            own_units={**facts.own_units, **units, **sheets.units},
        ),
        rows=frozenset((table, row.key) for table, rows in facts.skeleton.items() for row in rows),
        printed=frozenset(cell.table for cell in (*facts.amounts, *facts.unknown)),
        budget_basis=_budget_basis(package),
        unread=frozenset(
            r.values["section"]
            for r in package.tables.get("reading_notes", ())
            if r.values["kind"] == "unread" and r.values.get("section")
        ),
        status={r.values["section"]: r.values["status"] for r in package.tables.get("sections", ())},
        sheets=sheets,
    )


def _budget_basis(package: Package) -> str:
    printed = {r.values.get("budget_basis", "") for r in package.tables.get(THREE_PUBLIC, ())}
    return printed.pop() if len(printed) == 1 else ""
