"""The facts frame: one row for every amount that is printed in two places, whatever tables they are in."""

from __future__ import annotations

from typing import Any

import polars as pl

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.instances import split_reference
from juesuan.encode.frames.judging import sum_of
from juesuan.encode.frames.tables import Frames, in_force
from juesuan.encode.prepared import key_column
from juesuan.standard.catalogue import Rule, rules

_CODE = "{code}"
_KEY = ["package_id", "code"]
FACT_COLUMNS: dict[str, type[pl.DataType]] = {
    **dict.fromkeys(("package_id", "rule_id", "table_name", "row_key", "column_name"), pl.String),
    **dict.fromkeys(("total", "expected", "total_quantum", "quanta", "squares", "coarsest"), pl.Int64),
    "rounding_factor": pl.Int64,
}
"""The columns of the facts frame; amounts in millionths of 万元, `quanta` null where a cell is unknown."""


def fact_rules() -> tuple[Rule, ...]:
    """Return the active rules that compare amounts of different places."""
    found = [rule for rule in rules() if rule.status == "active" and rule.linear and "pairs" in rule.check]
    return tuple(rule for rule in found if "pandera" in rule.encodings)


def facts_frame(frames: Frames) -> pl.DataFrame:
    """Return one row for every pair of places that a rule compares, in every package with their tables."""
    found = [_facts(rule, pair, frames) for rule in fact_rules() for pair in rule.check["pairs"]]
    return pl.concat(found) if found else pl.DataFrame(schema=FACT_COLUMNS)


def _facts(rule: Rule, pair: dict[str, Any], frames: Frames) -> pl.DataFrame:
    references = [split_reference(reference) for reference in (pair["total"], *pair["terms"])]
    cells = [cell for _, cell in references]
    each = rule.check.get("each") if _CODE in pair["total"] else None
    found = _places(rule, each, list(dict.fromkeys(cell.table for cell in cells)), frames)
    for number, cell in enumerate(cells):
        on = _KEY if _CODE in cell.row else _KEY[:1]
        found = found.join(_amounts(cell, number, frames), on=on, how="left", maintain_order="left")
    values = [pl.col(f"v{n}").fill_null(0) for n in range(len(cells))]
    quanta = [pl.when(f"found{n}").then(f"q{n}").otherwise(0) for n in range(len(cells))]
    signs = [sign for sign, _ in references]
    expected = sum_of([value * sign for value, sign in zip(values, signs, strict=True)][1:])
    return found.select(
        "package_id",
        pl.lit(rule.id).alias("rule_id"),
        pl.lit(cells[0].table).alias("table_name"),
        _row_key(cells[0].row).alias("row_key"),
        pl.lit(cells[0].column).alias("column_name"),
        values[0].alias("total"),
        expected.alias("expected"),
        quanta[0].alias("total_quantum"),
        sum_of(quanta).alias("quanta"),
        sum_of([quantum * quantum for quantum in quanta]).alias("squares"),
        pl.max_horizontal(quanta).alias("coarsest"),
        "rounding_factor",
    ).cast(FACT_COLUMNS)  # type: ignore[arg-type]


def _places(rule: Rule, each: str | None, tables: list[str], frames: Frames) -> pl.DataFrame:
    """Return package and code wherever all the tables are there and the rule is in force."""
    found = frames.packages.filter(in_force(rule)).select("package_id", "rounding_factor")
    for table in tables:
        present = frames.tables.filter(pl.col("table_name") == table).select("package_id")
        found = found.join(present, on="package_id", how="semi", maintain_order="left")
    found = found.join(_printing(rule, frames), on="package_id", how="semi", maintain_order="left")
    if each is None:
        return found.with_columns(code=pl.lit(""))
    digits = pl.col("code").str.len_chars()
    codes = pl.concat([frames.amounts[table].select(_KEY) for table in tables]).drop_nulls("code")
    codes = codes.filter(digits == 3 if each == "category" else digits > 0).unique(maintain_order=True)
    return found.join(codes, on="package_id", maintain_order="left")


def _printing(rule: Rule, frames: Frames) -> pl.DataFrame:
    """Return the packages that print one of the columns a rule depends on."""
    wanted = rule.check.get("when_printed")
    if not wanted:
        return frames.packages.select("package_id")
    places = [name.split("/") for name in wanted]
    return pl.concat(
        [
            frames.amounts[table].filter(pl.col(f"{column}_quantum") > 0).select("package_id")
            for table, column in places
        ]
    )


def _amounts(cell: Cell, number: int, frames: Frames) -> pl.DataFrame:
    """Return the cell of every package, or of every package and code."""
    before, code, after = cell.row.partition(_CODE)
    key = pl.col(key_column(cell.table))
    columns = [
        pl.col(cell.column).alias(f"v{number}"),
        pl.col(f"{cell.column}_quantum").alias(f"q{number}"),
        pl.lit(value=True).alias(f"found{number}"),
    ]
    frame = frames.amounts[cell.table]
    if not code:
        return frame.filter(key == cell.row).select("package_id", *columns)
    filled = key.str.slice(len(before), key.str.len_chars() - len(before) - len(after))
    coded = frame.filter(key.str.starts_with(before) & key.str.ends_with(after))
    return coded.select("package_id", filled.alias("code"), *columns)


def _row_key(row: str) -> pl.Expr:
    before, code, after = row.partition(_CODE)
    return pl.concat_str(pl.lit(before), pl.col("code"), pl.lit(after)) if code else pl.lit(row)
