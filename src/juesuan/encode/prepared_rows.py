"""The rows of the prepared tables: each a function of one published row, or of the descriptor."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from juesuan.arithmetic.equations import Cell, RowName
from juesuan.evaluate.codes import NAME_COLUMNS, plain
from juesuan.evaluate.oracle import rounding_factor
from juesuan.evaluate.texts import searched_rules
from juesuan.package.content import Package, Record
from juesuan.package.facts import Facts, amount_tables
from juesuan.package.years import department_year
from juesuan.read.spelling import plain as bare
from juesuan.standard.tables import table_schema

Value = str | int | None
Row = tuple[Value, ...]


@cache
def name_column(table: str) -> str | None:
    """Return the column with the names of an official table's codes; None where codes have no names."""
    columns = table_schema(table).columns
    return next((column for column in NAME_COLUMNS.values() if column in columns), None)


def package_row(key: str, package: Package) -> Row:
    """Return the row of `packages`."""
    descriptor = package.descriptor
    department, scope, year = department_year(package)
    declared = (str(descriptor.get(f"juesuan:{name}", "")) for name in ("division", "standardVersion"))
    searched = [rule for rule in searched_rules(package) if isinstance(rule, str) and "," not in rule]
    text_rules = f",{','.join(searched)},"
    return (key, year, package.layout, rounding_factor(package), department, scope, *declared, text_rules)


def table_rows(key: str, package: Package) -> Iterator[Row]:
    """Yield the rows of `tables`: those of the package, and those that could not be read."""
    broken = {problem.table for problem in package.problems if problem.rule == "files-readable"}
    for name in dict.fromkeys([*package.tables, *sorted(broken)]):
        yield key, name, int(name in package.tables), len(package.tables.get(name, ()))


def section_row(key: str, record: Record) -> Row:
    """Return a row of `sections`."""
    part = record.values
    return key, part["section"], part["status"], int(bool(part.get("source_ref")))


def note_row(key: str, record: Record) -> Row:
    """Return a row of `reading_notes`."""
    note = record.values
    place = (note["table"], note["row"], note["column"], note["reason"])
    return (key, note["kind"], *place, record.key, note.get("section", ""), note.get("detail", ""))


def official_rows(key: str, table: str, package: Package, facts: Facts) -> Iterator[Row]:
    """Yield the rows of an official table, and without a number those of unknown cells it does not print."""
    names, rows = _names(table, package), facts.skeleton[table]
    unnamed: Row = (None, None) if name_column(table) else ()
    for number, row in enumerate(rows, start=1):
        name = names.get(row.key, unnamed)
        yield (key, number, *_attributes(row, printed=True), *name, *_amounts(table, row, facts))
    for row in _unprinted(table, rows, facts):
        yield (key, None, *_attributes(row, printed=False), *unnamed, *_amounts(table, row, facts))


def _names(table: str, package: Package) -> dict[str, Row]:
    """Return the names of the rows of a table with codes, as rules compare them."""
    column = name_column(table)
    if column is None:
        return {}
    printed = {record.key: record.values.get(column, "") for record in package.tables[table]}
    return {row: (plain(name), bare(name)) for row, name in printed.items()}


def _unprinted(table: str, rows: list[RowName], facts: Facts) -> list[RowName]:
    """Return the rows of unknown cells that the table does not print."""
    printed = {row.key for row in rows}
    found = {cell.row for cell in facts.unknown if cell.table == table} - printed
    return [RowName(key, {}) for key in sorted(found)]


def _attributes(row: RowName, *, printed: bool) -> Row:
    attributes = row.attributes
    code = attributes.get("function_code", row.key)
    return (
        row.key,
        attributes.get("side"),
        attributes.get("group"),
        code if printed and code.isdigit() else None,
    )


def _amounts(table: str, row: RowName, facts: Facts) -> Iterator[int | None]:
    for column in amount_tables()[table]:
        cell = Cell(table, row.key, column)
        if cell in facts.amounts:
            yield from facts.amounts[cell]
        else:
            yield from (None, None if cell in facts.unknown else 0)
