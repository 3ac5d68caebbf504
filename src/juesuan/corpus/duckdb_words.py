"""The words of the figures as small numbers: what the rules on the text join and group by."""

# ruff: noqa: S608 (what goes into the queries is the standard, never anybody's data)
from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from juesuan.corpus.preparing.tables import STACKED
from juesuan.encode.prepared import key_column
from juesuan.encode.sql.prose.tables import prose_tables
from juesuan.package.facts import amount_tables

if TYPE_CHECKING:
    import duckdb

_TYPE = "word"
_FIGURES = (
    *("concept", "subject", "measure", "basis", "section", "whole", "direction", "reason", "source_ref"),
    "figure_id",
)
_COLUMNS = frozenset(
    (*_FIGURES, "subject_core", "row_key", "table_name", "column_name", "rule_id", "relation", "verdict")
)
"""The columns whose words come from the figures, from the keys of tables, or from the queries themselves."""

_WORDED = frozenset(("figures", *(name for name, _ in prose_tables())))
_LITERAL = re.compile(r"'((?:[^']|'')*)'")


class Words:
    """The type of all words of a batch."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._selected: dict[str, str] = {}

    def make(self) -> None:
        """Make the type anew from the stacked tables; no table may be left that has it."""
        sources = [f"SELECT {column} AS w FROM {STACKED.format('figures')}" for column in _FIGURES]
        sources += [f"SELECT {key_column(name)} AS w FROM {STACKED.format(name)}" for name in amount_tables()]
        sources += ['SELECT "row" AS w FROM stacked_reading_notes', "SELECT core AS w FROM subjects"]
        known = ", ".join(f"('{text}')" for text in _literals())
        sources.append(f"SELECT * FROM (VALUES {known})")
        # Words compare by their places in the type: those must be the places in the order of texts.
        found = f"SELECT w FROM ({' UNION '.join(sources)}) WHERE w IS NOT NULL ORDER BY w"
        self._connection.execute(f"DROP TYPE IF EXISTS {_TYPE}")
        self._connection.execute(f"CREATE TEMP TYPE {_TYPE} AS ENUM ({found})")

    def spelled(self, name: str, query: str) -> str:
        """Return the query for a table, its words as such where it is one of those on the text."""
        if name not in _WORDED:
            return query
        if name not in self._selected:
            columns = self._connection.execute(f"DESCRIBE {query}").fetchall()
            self._selected[name] = ", ".join(_selected(row[0], row[1]) for row in columns)
        return f"SELECT {self._selected[name]} FROM ({query})"


def _selected(column: str, kind: str) -> str:
    if column in _COLUMNS and kind == "VARCHAR":
        return f"CAST({column} AS {_TYPE}) AS {column}"
    return column


@cache
def _literals() -> tuple[str, ...]:
    """Return the texts that the queries write out, as they stand there."""
    found = (text for _, query in prose_tables() for text in _LITERAL.findall(query))
    return tuple(dict.fromkeys(["", *found]))
