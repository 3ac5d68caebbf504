"""Whole columns of text against the declarations of their fields: which rows are not beyond doubt.

A row may be named without need, never the other way round: the strict reader has the last word on it.
"""

from __future__ import annotations

from functools import reduce
from operator import or_

import polars as pl

from juesuan.corpus.stacked import NUMBER, is_decimal, is_integer
from juesuan.standard.tables import PACKAGE_KEY, FieldSchema, TableSchema

_AMOUNT = r"\A-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?\z"
_NEGATIVE_ZERO = r"\A-0(\.0+)?\z"
_INTEGER = r"\A-?(0|[1-9][0-9]{0,17})\z"


def doubtful_rows(schema: TableSchema, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with a value that its field may not allow, or with a key that occurs twice.

    `rows` are the columns of the table as text, NULL where blank, and the number of the package. That the
    department and year are the package's own has been seen before.
    """
    fields = [field for field in schema.fields if field.name not in PACKAGE_KEY]
    doubts = [doubt for field in fields if (doubt := _doubt(field)) is not None]
    wrong = reduce(or_, doubts)
    twice = pl.struct(NUMBER, *schema.row_key).is_duplicated()
    return rows.filter(wrong | twice)


def _doubt(field: FieldSchema) -> pl.Expr | None:
    """Return where a value of a field is not certainly right; None where every value is."""
    column = pl.col(field.name)
    doubts = [column.is_null()] if field.required else []
    if is_decimal(field):
        doubts.append(~column.str.contains(_AMOUNT) | column.str.contains(_NEGATIVE_ZERO))
    elif is_integer(field):
        doubts.append(~column.str.contains(_INTEGER))
    elif field.type != "string":
        doubts.append(column.is_not_null())
    if field.pattern:
        doubts.append(~column.str.contains(rf"\A(?:{field.pattern})\z"))
    if field.enum:
        doubts.append(~column.is_in(list(field.enum)))
    if field.max_length is not None:
        doubts.append(column.str.len_chars() > field.max_length)
    number = column.cast(pl.Decimal(38, 6), strict=False)
    if field.minimum is not None:
        doubts.append(number < field.minimum)
    if field.maximum is not None:
        doubts.append(number > field.maximum)
    return reduce(or_, (doubt.fill_null(value=False) for doubt in doubts)) if doubts else None
