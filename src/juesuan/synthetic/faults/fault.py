"""What a seeded mistake is, and the package while mistakes are seeded in it."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from random import Random
from typing import Any, NamedTuple

from juesuan.package.content import Package, Problem, Record
from juesuan.package.values import value_problem
from juesuan.standard.tables import table_schema

WHOLE = "*"
"""Stands for all rows of a table."""


class Fault(NamedTuple):
    """One mistake that was made in a package: of what kind, where, and what stood there and stands now."""

    kind: str
    table: str
    row: str
    column: str
    before: str
    after: str
    expected: tuple[str, ...]
    """The rules of which at least one is expected to fail: those that read the place."""


class Place(NamedTuple):
    """One row of a table, counted from 0, and a column of it."""

    table: str
    at: int
    column: str


@dataclass(slots=True)
class Draft:
    """A package being changed; what it was made from stays as it is."""

    package: Package
    touched: set[tuple[str, str]] = field(default_factory=set)
    """The rows that a mistake has been made in: table and key, or table and `*`."""

    def row(self, place: Place) -> Record:
        """Return the row at a place."""
        return self.package.tables[place.table][place.at]

    def text(self, place: Place) -> str:
        """Return what stands at a place."""
        return self.row(place).values[place.column]

    def free(self, table: str, key: str) -> bool:
        """Say whether no mistake has been made in a row yet."""
        return not self.touched & {(table, key), (table, WHOLE)}

    def write(self, place: Place, text: str) -> None:
        """Write a text at a place, with the problem that reading it would give."""
        record = self.row(place)
        values = {**record.values, place.column: text}
        schema = table_schema(place.table)
        key = "/".join(values[name] for name in schema.row_key)
        changed = Record(key, values, record.line)
        self.package.tables[place.table][place.at] = changed
        self.touched |= {(place.table, record.key), (place.table, key)}
        problem = value_problem(schema.field(place.column), text)
        if problem is not None:
            where = (place.table, key, place.column, text)
            self.package.problems.append(
                Problem("values-well-formed", "malformed", *where, problem["zh"], problem["en"], record.line)
            )

    def remove(self, table: str, index: int) -> None:
        """Remove a row; those below it move up."""
        rows = self.package.tables[table]
        self.touched.add((table, rows[index].key))
        kept = [*rows[:index], *rows[index + 1 :]]
        self.package.tables[table] = [row._replace(line=line) for line, row in enumerate(kept, 2)]

    def append(self, table: str, values: dict[str, str]) -> Record:
        """Add a row at the end of a table."""
        key = "/".join(values[name] for name in table_schema(table).row_key)
        rows = self.package.tables[table]
        record = Record(key, values, len(rows) + 2)
        rows.append(record)
        self.touched.add((table, key))
        return record


Seed = Callable[[Draft, Random], Fault | None]
"""Makes one mistake somewhere; None where the package offers no place for it."""


def draft_of(package: Package) -> Draft:
    """Return a copy of a package that can be changed row by row."""
    descriptor: dict[str, Any] = copy(package.descriptor)
    tables = {name: list(rows) for name, rows in package.tables.items()}
    copied = Package(descriptor, tables, problems=list(package.problems))
    copied.explanations = dict(package.explanations)
    return Draft(copied)


def changed(kind: str, draft: Draft, place: Place, after: str, expected: tuple[str, ...]) -> Fault:
    """Write a text at a place and return that as a mistake of a kind."""
    key, before = draft.row(place).key, draft.text(place)
    draft.write(place, after)
    return Fault(kind, place.table, key, place.column, before, after, expected)
