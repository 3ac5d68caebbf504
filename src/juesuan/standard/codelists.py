"""The code lists of the standard, as `schemas/codelists/*.csv` state them."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache

from juesuan.standard.location import root

Row = dict[str, str]

UNVERIFIED = "unverified"
"""The confidence of rows whose code was never seen in print beside its name."""


@cache
def codelist(name: str) -> tuple[Row, ...]:
    """Return every row of one code list, in order; raises FileNotFoundError for an unknown list."""
    with (root() / "schemas" / "codelists" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def codelist_names() -> tuple[str, ...]:
    """Return the names of all code lists."""
    return tuple(sorted(file.stem for file in (root() / "schemas" / "codelists").glob("*.csv")))


@cache
def names_of(name: str, code: str, year: int) -> frozenset[str]:
    """Return the verified Chinese names that a code has in a fiscal year.

    Empty for an unknown code and for one that no printed source confirms: of such a code nothing
    may be asserted.
    """
    rows = _valid_rows(name, code, year)
    return frozenset(row["name_zh"] for row in rows if row.get("confidence") != UNVERIFIED)


@cache
def is_known(name: str, code: str, year: int) -> bool:
    """Say whether a code list has a code in a fiscal year, verified or not."""
    return bool(_valid_rows(name, code, year))


@cache
def parent_of(name: str, code: str) -> str | None:
    """Return the code directly above a code; None at the top and for an unknown code."""
    return next((row["parent"] for row in rows_of(name, code) if row.get("parent")), None)


@cache
def summary_lines(table: str) -> tuple[Row, ...]:
    """Return the lines that one of the two summary tables prints, in its order."""
    return tuple(row for row in codelist("summary_lines") if row["table"] == table)


def wordings_of(row: Row) -> tuple[str, ...]:
    """Return the name of a line or section and every other wording of it."""
    return (row["name_zh"], *filter(None, row.get("aliases", "").split("|")))


def rows_of(name: str, code: str) -> tuple[Row, ...]:
    """Return every row that a code has in a list, of any year; none for an unknown code."""
    return _by_code(name).get(code, ())


@cache
def _by_code(name: str) -> dict[str, tuple[Row, ...]]:
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in codelist(name):
        rows[row["code"]].append(row)
    return {code: tuple(found) for code, found in rows.items()}


def _valid_rows(name: str, code: str, year: int) -> list[Row]:
    return [row for row in rows_of(name, code) if _is_valid(row, year)]


def _is_valid(row: Row, year: int) -> bool:
    """Say whether a row is in force in a year; an empty bound is no bound."""
    since, until = row.get("valid_from"), row.get("valid_to")
    return int(since or year) <= year <= int(until or year)
