"""The prepared tables: what every engine reads, with all money already turned into integers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from juesuan.arithmetic.equations import Cell, RowName
from juesuan.evaluate.oracle import rounding_factor
from juesuan.package.content import Package
from juesuan.package.facts import Facts, amount_tables, facts_of
from juesuan.standard.tables import table_schema

Value = str | int | None
TEXT, INTEGER = "text", "integer"

_LARGEST = 9 * 10**18
"""A little less than 2^63: no sum that an engine forms may come near the end of 64-bit integers."""


class PreparedTable(NamedTuple):
    """One table as engines see it: the type of every column, and the rows of all packages."""

    columns: dict[str, str]
    rows: list[tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The stacked tables of many packages; amounts and quanta in millionths of 万元."""

    tables: dict[str, PreparedTable]
    keys: tuple[str, ...]
    """The `package_id` of each package, in the order they were given; never the same twice."""
    aside: frozenset[str]
    """Packages with amounts too large for 64-bit sums: they are not in the tables."""


def prepare(packages: Iterable[Package]) -> Prepared:
    """Stack the packages into the prepared tables of the standard.

    One wide table per official table: for every amount column `c` an integer `c` (NULL where nothing
    or nothing certain is printed) and `c_quantum`, the unit of its last digit (0 blank, NULL unknown).
    A row without `row_number` is not printed: it stands for cells that are known to be unknown.
    """
    listed = list(packages)
    keys = _unique([package.id for package in listed])
    tables = {name: PreparedTable(columns, []) for name, columns in prepared_columns().items()}
    aside = set()
    for key, package in zip(keys, listed, strict=True):
        facts = facts_of(package)
        if _fits(facts):
            _add(key, package, facts, tables)
        else:
            aside.add(key)
    return Prepared(tables, keys, frozenset(aside))


@cache
def prepared_columns() -> dict[str, dict[str, str]]:
    """Return the columns of every prepared table with their types."""
    package = {"package_id": TEXT, "fiscal_year": INTEGER, "layout": TEXT, "rounding_factor": INTEGER}
    notes = dict.fromkeys(("package_id", "kind", "table_name", "row_key", "column_name", "reason"), TEXT)
    return {
        "packages": package,
        "tables": {"package_id": TEXT, "table_name": TEXT, "readable": INTEGER},
        "sections": dict.fromkeys(("package_id", "section", "status"), TEXT),
        "reading_notes": notes,
        **{name: _wide_columns(name) for name in amount_tables()},
    }


def key_column(table: str) -> str:
    """Return the column that names the rows of an official table."""
    return table_schema(table).row_key[-1]


def attribute_column(attribute: str) -> str:
    """Return the column of an attribute that rules select by; `group` is a reserved word of SQL."""
    return "grp" if attribute == "group" else attribute


def _wide_columns(table: str) -> dict[str, str]:
    columns = {"package_id": TEXT, "row_number": INTEGER, key_column(table): TEXT}
    columns |= dict.fromkeys(("side", "grp", "code"), TEXT)
    for column in amount_tables()[table]:
        columns |= {column: INTEGER, f"{column}_quantum": INTEGER}
    return columns


def _unique(identifiers: list[str]) -> tuple[str, ...]:
    """Tell packages of the same name apart, so that one cannot hide behind the other."""
    seen: dict[str, None] = {}
    for identifier in identifiers:
        name, number = identifier, 1
        while name in seen:
            number += 1
            name = f"{identifier}#{number}"
        seen[name] = None
    return tuple(seen)


def _fits(facts: Facts) -> bool:
    """Say whether every sum over a table, doubled, and every sum of squared quanta fits 64 bits."""
    cells = 16 + max((len(rows) for rows in facts.skeleton.values()), default=0)
    value = max((abs(amount.value) for amount in facts.amounts.values()), default=0)
    quantum = max((amount.quantum for amount in facts.amounts.values()), default=0)
    return 4 * cells * value < _LARGEST and 3 * cells * quantum * quantum < _LARGEST


def _add(key: str, package: Package, facts: Facts, tables: dict[str, PreparedTable]) -> None:
    tables["packages"].rows.append((key, package.fiscal_year, package.layout, rounding_factor(package)))
    broken = {problem.table for problem in package.problems if problem.rule == "files-readable"}
    names = dict.fromkeys([*package.tables, *sorted(broken)])
    tables["tables"].rows.extend((key, name, int(name in package.tables)) for name in names)
    for record in package.tables.get("sections", ()):
        tables["sections"].rows.append((key, record.values["section"], record.values["status"]))
    for record in package.tables.get("reading_notes", ()):
        note = record.values
        place = (note["table"], note["row"], note["column"], note["reason"])
        tables["reading_notes"].rows.append((key, note["kind"], *place))
    for name, rows in facts.skeleton.items():
        found = tables[name].rows
        found.extend(_row(key, name, row, number, facts) for number, row in enumerate(rows, start=1))
        found.extend(_row(key, name, row, None, facts) for row in _unprinted(name, rows, facts))


def _unprinted(table: str, rows: list[RowName], facts: Facts) -> list[RowName]:
    """Return the rows of unknown cells that the table does not print."""
    printed = {row.key for row in rows}
    found = {cell.row for cell in facts.unknown if cell.table == table} - printed
    return [RowName(key, {}) for key in sorted(found)]


def _row(key: str, table: str, row: RowName, number: int | None, facts: Facts) -> tuple[Value, ...]:
    attributes = row.attributes
    code = attributes.get("function_code", row.key)
    values: list[Value] = [key, number, row.key, attributes.get("side"), attributes.get("group")]
    values.append(code if number is not None and code.isdigit() else None)
    for column in amount_tables()[table]:
        cell = Cell(table, row.key, column)
        amount = facts.amounts.get(cell)
        if amount is None:
            values += (None, None if cell in facts.unknown else 0)
        else:
            values += amount
    return tuple(values)
