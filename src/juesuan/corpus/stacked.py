"""The stacked tables: every table of many packages as one, with exact decimals.

The same layout is the Parquet and DuckDB form that `juesuan export` writes, the cache of CSV corpora, and
what engines read. Every row starts with `package_number`, which the table `packages` explains. An amount is
a decimal; `<column>_decimals` says how many decimals it prints (NULL: prints nothing; -1: its text is not an
amount, and stands in `verbatim`). A blank text is NULL.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from juesuan.arithmetic.money import SCALE
from juesuan.standard.tables import FieldSchema, table_names, table_schema

AMOUNT = pl.Decimal(18, SCALE)
NUMBER, LINE = "package_number", "file_line"
NOT_AN_AMOUNT = -1
KEY = {NUMBER: pl.Int32(), LINE: pl.Int32()}

Columns = dict[str, pl.DataType]

PACKAGES: Columns = {
    NUMBER: pl.Int32(),
    "package_id": pl.String(),
    "department_id": pl.String(),
    "department_name": pl.String(),
    "division": pl.String(),
    "scope": pl.String(),
    "fiscal_year": pl.Int64(),
    "layout": pl.String(),
    "amount_unit": pl.String(),
    "rounding_profile": pl.String(),
    "standard_version": pl.String(),
    "title": pl.String(),
    "tables": pl.String(),
    "text_rules": pl.String(),
    "conforms": pl.Boolean(),
    "path": pl.String(),
    "sha256": pl.String(),
    "descriptor": pl.String(),
}
"""One row for each package. `tables` and `text_rules` are lists as `,a,b,`; `conforms` says that the
descriptor was checked and is valid; `descriptor` is datapackage.json, without resources where it conforms."""

COMPANIONS: dict[str, Columns] = {
    "packages": PACKAGES,
    "problems": {
        NUMBER: pl.Int32(),
        "rule_id": pl.String(),
        "verdict": pl.String(),
        "table_name": pl.String(),
        "row_key": pl.String(),
        "column_name": pl.String(),
        "printed": pl.String(),
        "zh": pl.String(),
        "en": pl.String(),
        LINE: pl.Int32(),
        "severity": pl.String(),
    },
    "explanations": {
        NUMBER: pl.Int32(),
        "fingerprint": pl.String(),
        "reason": pl.String(),
        "author": pl.String(),
        "date": pl.String(),
    },
    "verbatim": {
        **KEY,
        "table_name": pl.String(),
        "column_name": pl.String(),
        "text": pl.String(),
    },
}
"""What stands beside the tables of the standard: the packages, what reading them met, what publishers
explain, and the texts of cells that are not what their column holds."""


@cache
def stacked_tables() -> dict[str, Columns]:
    """Return the columns of every stacked table with their types; `packages` comes first."""
    return {**COMPANIONS, **{name: _columns(name) for name in table_names()}}


def decimals_column(column: str) -> str:
    """Return the name of the column that says how many decimals an amount prints."""
    return f"{column}_decimals"


def is_decimal(field: FieldSchema) -> bool:
    """Say whether a column holds printed decimals: money, rates, scores, counts."""
    return field.role in ("amount", "measure")


def is_integer(field: FieldSchema) -> bool:
    """Say whether a column holds whole numbers."""
    return field.type in ("integer", "year")


def listed(names: list[str]) -> str:
    """Return names as one text in which each can be searched for between commas."""
    return f",{','.join(names)}," if names else ""


def unlisted(text: str | None) -> list[str]:
    """Return the names of a list made by `listed`."""
    return text.strip(",").split(",") if text else []


def _columns(table: str) -> Columns:
    columns: Columns = dict(KEY)
    for field in table_schema(table).fields:
        if is_decimal(field):
            columns |= {field.name: AMOUNT, decimals_column(field.name): pl.Int8()}
        else:
            columns[field.name] = pl.Int64() if is_integer(field) else pl.String()
    return columns
