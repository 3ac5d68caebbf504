"""The prepared tables as data frames, each row with what its package says of rounding and year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import polars as pl

from juesuan.encode.prepared import INTEGER, Prepared, PreparedTable, key_column
from juesuan.package.facts import amount_tables
from juesuan.standard.catalogue import Rule, rules

_NAMES = ("name_plain", "name_bare")
_OF_PACKAGE = ("package_id", "fiscal_year", "layout", "rounding_factor")
"""What judging a row needs to know of its package."""


class Frames(NamedTuple):
    """All packages as data frames; amounts in millionths of 万元."""

    packages: pl.DataFrame
    tables: pl.DataFrame
    """Which package has which readable table."""
    amounts: dict[str, pl.DataFrame]
    """The nine official tables."""


def table_frame(table: PreparedTable) -> pl.DataFrame:
    """Return a prepared table as a data frame of texts and 64-bit integers."""
    types = {name: pl.Int64 if kind == INTEGER else pl.String for name, kind in table.columns.items()}
    return pl.DataFrame(table.rows, schema=types, orient="row")


def frames_of(prepared: Prepared) -> Frames:
    """Return the frames that the schemas of this package judge."""
    return joined({name: table_frame(table) for name, table in prepared.tables.items()})


def joined(frames: Mapping[str, pl.DataFrame]) -> Frames:
    """Return prepared tables, which are frames already, as the frames that schemas judge."""
    packages = frames["packages"].select(_OF_PACKAGE)
    tables = frames["tables"].filter(pl.col("readable") == 1).drop("readable")
    amounts = {}
    for name in amount_tables():
        frame = _with_total_lines(name, frames[name].drop(_NAMES, strict=False))
        amounts[name] = frame.join(packages, on="package_id", maintain_order="left")
    return Frames(packages, tables, amounts)


def total_lines(table: str) -> list[str]:
    """Return the lines of a table that formulas say what they are the sum of."""
    totals = [
        rule.check["total"]
        for rule in rules()
        if rule.kind == "line_sum" and rule.linear and rule.status == "active"
        if rule.check["table"] == table
    ]
    return list(dict.fromkeys(totals))


def in_force(rule: Rule) -> pl.Expr:
    """Return whether a rule is in force for the package of a row."""
    year = pl.col("fiscal_year")
    conditions = [pl.lit(value=True)]
    if rule.since is not None:
        conditions.append(year >= rule.since)
    if rule.until is not None:
        conditions.append(year <= rule.until)
    if rule.layouts:
        conditions.append(pl.col("layout").is_in(list(rule.layouts)))
    return pl.all_horizontal(conditions)


def _with_total_lines(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Add an unprinted blank row for every total line that a package leaves out: its sum fails there."""
    lines = total_lines(table)
    if not lines or frame.is_empty():
        return frame
    key = key_column(table)
    printed = frame.filter(pl.col("row_number").is_not_null())
    printing = printed.select("package_id").unique(maintain_order=True)
    wanted = printing.join(pl.DataFrame({key: lines}), how="cross")
    added = wanted.join(frame, on=["package_id", key], how="anti", maintain_order="left")
    blank = [pl.lit(0, dtype=pl.Int64).alias(f"{column}_quantum") for column in amount_tables()[table]]
    return pl.concat([frame, added.with_columns(blank)], how="diagonal")
