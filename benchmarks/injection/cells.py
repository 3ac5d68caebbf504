"""Faults in the tables of a package: every printed amount, every number of a self-assessment sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from injection.amounts import last_digits, more, swapped, wrong_amounts
from injection.clean import Clean
from injection.fault import Fault
from juesuan.arithmetic.equations import Cell
from juesuan.package.content import Record
from juesuan.package.facts import amount_tables
from juesuan.standard.tables import table_schema

PROJECTS, INDICATORS = "performance_projects", "performance_indicators"
_STEPS = 60
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def cell_faults(clean: Clean) -> Iterator[Fault]:
    """Yield every amount of the nine tables gone wrong, and each moved to the column beside it."""
    for table, columns in amount_tables().items():
        records = clean.package.tables.get(table, [])
        for at, record in enumerate(records):
            for column in filter(record.values.get, columns):
                cell = Cell(table, record.key, column)
                yield from _amounts(clean, "table cell", cell, record.values[column])
                other = _neighbour(cell, columns, records, at)
                yield from exchanged(clean, "table cell", cell, other, _texts(clean, cell, other))


def sheet_faults(clean: Clean) -> Iterator[Fault]:
    """Yield every number of the self-assessment sheets gone wrong."""
    money = table_schema(PROJECTS).amount_columns
    for record in clean.package.tables.get(PROJECTS, ()):
        printed = [column for column in money if record.values[column]]
        for at, column in enumerate(printed):
            cell = Cell(PROJECTS, record.key, column)
            yield from _amounts(clean, "sheet: amount", cell, record.values[column])
            other = cell._replace(column=printed[at + 1 if at + 1 < len(printed) else at - 1])
            yield from exchanged(clean, "sheet: amount", cell, other, _texts(clean, cell, other))
        for column in filter(record.values.get, _marks_of(PROJECTS)):
            cell = Cell(PROJECTS, record.key, column)
            yield from _marks(clean, "sheet: rate or mark", cell, record.values[column])
    for record in clean.package.tables.get(INDICATORS, ()):
        yield from _indicator(clean, record)


def changed(clean: Clean, target: str, kind: str, cell: Cell, new: str) -> Fault:
    """Return the fault that one cell has another text."""
    edits = ((cell, new),)
    return Fault(
        clean.region,
        "package",
        target,
        kind,
        "/".join(cell),
        _text(clean, cell),
        new,
        edits,
        (),
        (cell,),
        clean.told(edits),
    )


def exchanged(clean: Clean, target: str, cell: Cell, other: Cell, texts: tuple[str, str]) -> Iterator[Fault]:
    """Yield the fault that two cells have each other's texts, where these differ."""
    one, two = texts
    if one != two:
        edits = ((cell, two), (other, one))
        place = f"{'/'.join(cell)} <> {'/'.join(other)}"
        yield Fault(
            clean.region,
            "package",
            target,
            "neighbour",
            place,
            one,
            two,
            edits,
            (),
            (cell, other),
            clean.told(edits),
        )


def _amounts(clean: Clean, target: str, cell: Cell, text: str) -> Iterator[Fault]:
    step = clean.step(cell, [last_digits(text, count) for count in range(1, _STEPS)])
    for way, new in wrong_amounts(text, step).items():
        yield changed(clean, target, way, cell, new)


def _marks_of(table: str) -> list[str]:
    """Return the columns of a table with numbers that are no money."""
    schema = table_schema(table)
    numbers = [field.name for field in schema.fields if field.type == "number"]
    return [name for name in numbers if name not in schema.amount_columns]


def _marks(clean: Clean, target: str, cell: Cell, text: str) -> Iterator[Fault]:
    ways = {"quantum": last_digits(text, 2), "one": more(text, "1"), "swap": swapped(text)}
    for way, new in ways.items():
        if new != text:
            yield changed(clean, target, way, cell, new)


def _indicator(clean: Clean, record: Record) -> Iterator[Fault]:
    for column in filter(record.values.get, _marks_of(INDICATORS)):
        cell = Cell(INDICATORS, record.key, column)
        yield from _marks(clean, "sheet: rate or mark", cell, record.values[column])
    for column in ("target", "actual"):
        text = record.values[column]
        match = _NUMBER.search(text)
        if match:
            cell = Cell(INDICATORS, record.key, column)
            ways = {"one": more(match[0], "1"), "swap": swapped(match[0]), "halved": _halved(match[0])}
            for way, new in ways.items():
                if new != match[0]:
                    yield changed(clean, "sheet: target or result", way, cell, text.replace(match[0], new, 1))


def _halved(number: str) -> str:
    whole = number.partition(".")[0]
    return str(int(whole) // 2)


def _neighbour(cell: Cell, columns: tuple[str, ...], records: list[Record], at: int) -> Cell:
    """Return the cell to the right, to the left of the last; where there is one column, the row below."""
    if len(columns) > 1:
        place = columns.index(cell.column)
        return cell._replace(column=columns[place + 1 if place + 1 < len(columns) else place - 1])
    return cell._replace(row=records[at + 1 if at + 1 < len(records) else at - 1].key)


def _texts(clean: Clean, cell: Cell, other: Cell) -> tuple[str, str]:
    return _text(clean, cell), _text(clean, other)


def _text(clean: Clean, cell: Cell) -> str:
    records = clean.package.tables[cell.table]
    return next(record.values[cell.column] for record in records if record.key == cell.row)
