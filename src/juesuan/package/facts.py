"""The amounts of a package by cell name, with what is unknown kept apart from what is blank."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from juesuan.arithmetic.equations import Cell, RowName, Skeleton
from juesuan.arithmetic.money import Amount, NotMoneyError, in_base_unit, parse_amount
from juesuan.package.content import Package, Record
from juesuan.standard.catalogue import rules
from juesuan.standard.tables import table_names, table_schema

ATTRIBUTES = ("side", "group")
_LINE_PREFIX = "function_"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules see: printed amounts, cells whose content is not known, and the rows.

    A cell in neither `amounts` nor `unknown` prints nothing. Amounts are millionths of 万元, whatever
    unit their table prints, so that tables in 元 and in 万元 can be compared.
    """

    amounts: dict[Cell, Amount]
    unknown: frozenset[Cell]
    skeleton: Skeleton
    units: dict[str, str]
    """The unit that each table prints."""
    own_units: dict[Cell, str] = field(default_factory=dict)
    """The units of cells that print their own."""

    def unit(self, cell: Cell) -> str:
        """Return the unit that a cell is printed in."""
        return self.own_units.get(cell) or self.units.get(cell.table, "")


@cache
def amount_tables() -> dict[str, tuple[str, ...]]:
    """Return the amount columns of each of the nine official tables."""
    schemas = [table_schema(name) for name in table_names()]
    return {s.name: s.amount_columns for s in schemas if s.statement}


def facts_of(package: Package) -> Facts:
    """Collect the amounts of all amount tables of a package."""
    amounts: dict[Cell, Amount] = {}
    unknown: set[Cell] = set()
    skeleton: Skeleton = {}
    for name, columns in amount_tables().items():
        if name not in package.tables:
            continue
        records = package.tables[name]
        skeleton[name] = [row_name(record) for record in records]
        for record in records:
            _collect(name, columns, record, amounts, unknown)
    unknown |= _unplaced(package, amounts) | _missing_totals(skeleton)
    return Facts(amounts, frozenset(unknown), skeleton, _units(package, skeleton))


def row_name(record: Record) -> RowName:
    """Return a row's key with the attributes that rules select rows by."""
    attributes = {name: record.values[name] for name in ATTRIBUTES if record.values.get(name)}
    if record.key.startswith(_LINE_PREFIX):
        attributes |= {"group": "function_lines", "function_code": record.key.removeprefix(_LINE_PREFIX)}
    return RowName(record.key, attributes)


def _collect(
    table: str, columns: tuple[str, ...], record: Record, amounts: dict[Cell, Amount], unknown: set[Cell]
) -> None:
    for column in columns:
        text = record.values.get(column, "")
        if not text:
            continue
        cell = Cell(table, record.key, column)
        try:
            amounts[cell] = in_base_unit(parse_amount(text), record.values.get("unit", ""))
        except NotMoneyError:
            unknown.add(cell)


def _unplaced(package: Package, amounts: dict[Cell, Amount]) -> set[Cell]:
    """Return the blank cells that an unplaced number may belong to; another column has none."""
    found: set[Cell] = set()
    columns_of = amount_tables()
    for note in package.tables.get("reading_notes", ()):
        table, row = note.values.get("table", ""), note.values.get("row", "")
        if note.values.get("kind") != "unplaced" or table not in package.tables or table not in columns_of:
            continue
        columns = [name for name in columns_of[table] if note.values.get("column", "") in ("", name)]
        rows = [row] if row else [record.key for record in package.tables[table]]
        found |= {Cell(table, key, column) for key in rows for column in columns}
    return found - amounts.keys()


def _missing_totals(skeleton: Skeleton) -> set[Cell]:
    """Return the cells of total rows that a table should print and does not: not blank, but not known."""
    found: set[Cell] = set()
    for table, wanted in _demanded_rows():
        if table in skeleton:
            printed = {row.key for row in skeleton[table]}
            missing = [row for row in wanted if row not in printed]
            found |= {Cell(table, row, column) for row in missing for column in amount_tables()[table]}
    return found


@cache
def _demanded_rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the rows that some rule demands of a table."""
    demands = [rule.check["rows"].items() for rule in rules() if "rows" in rule.check]
    return tuple((table, tuple(rows)) for each in demands for table, rows in each)


def _units(package: Package, skeleton: Skeleton) -> dict[str, str]:
    return {
        name: next((r.values["unit"] for r in package.tables[name] if r.values.get("unit")), package.unit)
        for name in skeleton
    }
