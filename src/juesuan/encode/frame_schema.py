"""Pandera schemas of the published tables, as users load them from CSV."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import polars as pl
from pandera.polars import Check, Column, DataFrameSchema

from juesuan.arithmetic.money import NotMoneyError, in_base_unit, parse_amount
from juesuan.arithmetic.rounding import FACTORS
from juesuan.encode.frames.sums import columns_judged, verdicts
from juesuan.encode.pandera_checks import register, warns, wrong_verdicts
from juesuan.encode.pandera_schemas import table_rules
from juesuan.errors import InputError
from juesuan.package.content import Record
from juesuan.package.facts import ATTRIBUTES, amount_tables, row_name
from juesuan.package.values import value_problem
from juesuan.standard.catalogue import rules_by_id
from juesuan.standard.tables import FieldSchema, TableSchema, table_names, table_schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from pandera.polars import PolarsData

_NUMBERS = ("amount", "measure")
_LARGEST = 10**15
"""A thousand million 万元, in millionths: the sums of a table with a thousand such amounts fit 64 bits."""

_VALUE, _SUM = "juesuan_value", "juesuan_sum"


@cache
def frame_schema(table: str) -> DataFrameSchema:
    """Return the schema of one published table, of one package or of many stacked.

    Load the CSV as text, so that no digit is lost: `polars.read_csv(file, infer_schema=False)`. Numbers
    may also be decimals; floats are refused. Checks: columns and their order, types, required values,
    patterns, enumerations, unique keys, and the sums within the table (rounded to the nearest; a sum
    that rounding hardly ever gives raises a SchemaWarning). Raises InputError for an unknown table.
    """
    if table not in table_names():
        raise InputError("unknown_table", table=table, known=", ".join(table_names()))
    wanted = table_schema(table)
    return DataFrameSchema(
        {field.name: _column(wanted, field) for field in wanted.fields},
        checks=_sum_checks(table),
        strict=True,
        ordered=True,
        unique=list(wanted.primary_key),
        name=table,
        title=wanted.title_zh,
        description=wanted.title_en,
    )


def _column(wanted: TableSchema, field: FieldSchema) -> Column:
    number = field.role in _NUMBERS or field.type in ("integer", "year")
    build: Callable[..., Check] = getattr(Check, _VALUE)
    return Column(
        None if number else pl.String,
        build(table=wanted.name, column=field.name),
        nullable=not field.required,
        title=field.title_zh,
        description=field.title_en,
    )


def _sum_checks(table: str) -> list[Check]:
    if table not in amount_tables():
        return []
    build: Callable[..., Check] = getattr(Check, _SUM)
    return [
        build(table=table, rule=rule.id, column=column, verdict=wrong, raise_warning=warns(rule, wrong))
        for rule in table_rules(table)
        for column in columns_judged(rule, table)
        for wrong in wrong_verdicts(rule)
    ]


def _value(data: PolarsData, *, table: str, column: str) -> pl.LazyFrame | bool:
    """Judge every different value once, by the same reader that loads packages."""
    field = table_schema(table).field(column)
    kind = data.lazyframe.select(column).collect_schema()[column]
    if not (kind in (pl.String, pl.Null) or kind.is_integer() or kind.is_decimal()):
        return False
    text = pl.col(column).cast(pl.String)
    found = data.lazyframe.select(text.unique()).collect().to_series().drop_nulls()
    wrong = [each for each in found if value_problem(field, each)]
    return data.lazyframe.select(~text.is_in(wrong))


def _sum(data: PolarsData, *, table: str, rule: str, column: str, verdict: str) -> pl.LazyFrame:
    frame = _prepared(table, data.lazyframe.collect())
    found = verdicts(rules_by_id()[rule], column, frame.lazy())
    return found.select(pl.col("verdict").ne_missing(pl.lit(verdict)))


def _prepared(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Turn a published table into a prepared one, row by row."""
    wanted = table_schema(table)
    key = wanted.row_key[-1]
    attributes = _attributes(frame, key)
    found = frame.select(
        package_id=pl.concat_str("department_id", pl.lit("-"), pl.col("fiscal_year").cast(pl.String)),
        row_number=pl.int_range(1, pl.len() + 1, dtype=pl.Int64),
        fiscal_year=pl.col("fiscal_year").cast(pl.Int64, strict=False),
        layout=pl.lit(""),
        rounding_factor=pl.lit(FACTORS["nearest"], dtype=pl.Int64),
        side=pl.Series([each.get("side") for each in attributes], dtype=pl.String),
        grp=pl.Series([each.get("group") for each in attributes], dtype=pl.String),
    ).with_columns(frame[key])
    amounts = [_amounts(frame, column) for column in amount_tables()[table]]
    return pl.concat([found, *amounts], how="horizontal")


def _attributes(frame: pl.DataFrame, key: str) -> list[dict[str, str]]:
    """Return what rules select rows by, as the loader of packages sees it."""
    names = [name for name in ATTRIBUTES if name in frame.columns]
    rows = frame.select(key, *names).fill_null("").rows()
    records = [Record(row, dict(zip(names, values, strict=True)), 0) for row, *values in rows]
    return [row_name(record).attributes for record in records]


def _amounts(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """Read one column of amounts by our own strict reader, every different text once."""
    texts = frame.select(text=pl.col(column).cast(pl.String).fill_null(""), unit="unit")
    read = texts.unique(maintain_order=True).rows()
    amounts = [_amount(text, unit) for text, unit in read]
    known = pl.DataFrame(
        [(*place, *amount) for place, amount in zip(read, amounts, strict=True)],
        schema={"text": pl.String, "unit": pl.String, column: pl.Int64, f"{column}_quantum": pl.Int64},
        orient="row",
    )
    found = texts.join(known, on=["text", "unit"], how="left", nulls_equal=True, maintain_order="left")
    return found.select(column, f"{column}_quantum")


def _amount(text: str, unit: str | None) -> tuple[int | None, int | None]:
    """Return value and quantum in millionths of 万元; no amount, or one too large, is not known."""
    if not text:
        return None, 0
    try:
        amount = in_base_unit(parse_amount(text), unit or "")
    except NotMoneyError:
        return None, None
    return amount if abs(amount.value) <= _LARGEST else (None, None)


register(_VALUE, _value, ["table", "column"])
register(_SUM, _sum, ["table", "rule", "column", "verdict"])
