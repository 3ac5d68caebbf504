"""The prepared tables: what every engine reads, with all money already turned into integers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from juesuan.encode.prepared_codes import CODE_COLUMNS, CODES, code_rows
from juesuan.encode.prepared_figures import PROSE_COLUMNS, figures_fit, prose_rows
from juesuan.encode.prepared_problems import PROBLEM_COLUMNS, problem_rows
from juesuan.encode.prepared_rows import (
    Value,
    name_column,
    note_row,
    official_rows,
    package_row,
    section_row,
    table_rows,
)
from juesuan.package.content import Package
from juesuan.package.facts import Facts, amount_tables, facts_of
from juesuan.standard.tables import table_schema

TEXT, INTEGER = "text", "integer"

LARGEST = 9 * 10**18
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
    tables[CODES].rows.extend(code_rows())
    aside = set()
    for key, package in zip(keys, listed, strict=True):
        facts = facts_of(package)
        if _fits(facts) and figures_fit(package, facts):
            _add(key, package, facts, tables)
        else:
            aside.add(key)
    return Prepared(tables, keys, frozenset(aside))


@cache
def prepared_columns() -> dict[str, dict[str, str]]:
    """Return the columns of every prepared table with their types.

    Each is a function of one row of a published table, or of the descriptor. In `packages`, `text_rules`
    are the rules that the text was looked through for, between commas (`,a,b,`). In `tables`, `readable`
    is 0 for a table that could not be read, `row_count` its rows. In `sections`, `sourced` is 1 where the
    source of the entry is named. In `reading_notes`, `table_name`, `row_key` and `column_name` are the
    place that a note is about, `note_id` its own key. In the tables with codes, `name_plain` is the name
    beside the code without blanks and in one width, `name_bare` without quotation marks, too. The table
    `codes` is the same for all packages and has no `package_id`.
    """
    package = {"package_id": TEXT, "fiscal_year": INTEGER, "layout": TEXT, "rounding_factor": INTEGER}
    package |= dict.fromkeys(("department_id", "scope", "division", "standard_version", "text_rules"), TEXT)
    notes = ("package_id", "kind", "table_name", "row_key", "column_name", "reason")
    return {
        "packages": package,
        "tables": {"package_id": TEXT, "table_name": TEXT, "readable": INTEGER, "row_count": INTEGER},
        "sections": {**dict.fromkeys(("package_id", "section", "status"), TEXT), "sourced": INTEGER},
        "reading_notes": dict.fromkeys((*notes, "note_id", "section", "detail"), TEXT),
        "problems": PROBLEM_COLUMNS,
        **PROSE_COLUMNS,
        CODES: CODE_COLUMNS,
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
    if name_column(table):
        columns |= dict.fromkeys(("name_plain", "name_bare"), TEXT)
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
    return 4 * cells * value < LARGEST and 3 * cells * quantum * quantum < LARGEST


def _add(key: str, package: Package, facts: Facts, tables: dict[str, PreparedTable]) -> None:
    tables["packages"].rows.append(package_row(key, package))
    tables["tables"].rows.extend(table_rows(key, package))
    tables["problems"].rows.extend(problem_rows(key, package))
    for table, found_rows in prose_rows(key, package).items():
        tables[table].rows.extend(found_rows)
    tables["sections"].rows.extend(section_row(key, each) for each in package.tables.get("sections", ()))
    notes = package.tables.get("reading_notes", ())
    tables["reading_notes"].rows.extend(note_row(key, each) for each in notes)
    for name in facts.skeleton:
        tables[name].rows.extend(official_rows(key, name, package, facts))
