"""Stacked tables back into packages: what the oracle judges, text for text as published."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

import polars as pl

from juesuan.corpus.packing import Frames, Numbered
from juesuan.corpus.stacked import (
    LINE,
    NOT_AN_AMOUNT,
    NUMBER,
    decimals_column,
    is_decimal,
    is_integer,
    unlisted,
)
from juesuan.package.content import Explanation, Package, Problem, Record
from juesuan.standard.tables import TableSchema, table_schema

_Texts = dict[tuple[int, int], dict[str, str]]
"""By package and line: the texts of the cells that are not what their column holds."""


def unstack(frames: Frames) -> list[Numbered]:
    """Return the packages that the stacked tables hold, in order of their numbers."""
    found = {row[NUMBER]: _numbered(row) for row in frames["packages"].iter_rows(named=True)}
    for number, *values in frames["problems"].iter_rows():
        found[number].package.problems.append(Problem(*values))
    for number, *values in frames["explanations"].iter_rows():
        explanation = Explanation(*values)
        found[number].package.explanations[explanation.fingerprint] = explanation
    verbatim = _verbatim(frames["verbatim"])
    for name in {table for each in found.values() for table in each.package.tables}:
        for number, records in _records(table_schema(name), frames[name], verbatim[name]).items():
            found[number].package.tables[name] = records
    return [found[number] for number in sorted(found)]


def _verbatim(frame: pl.DataFrame) -> defaultdict[str, _Texts]:
    found: defaultdict[str, _Texts] = defaultdict(dict)
    for number, line, table, column, text in frame.iter_rows():
        found[table].setdefault((number, line), {})[column] = text
    return found


def _numbered(row: dict[str, Any]) -> Numbered:
    tables: dict[str, list[Record]] = {name: [] for name in unlisted(row["tables"])}
    package = Package(json.loads(row["descriptor"], parse_float=str), tables, row["path"], row["sha256"])
    return Numbered(row[NUMBER], package, row["conforms"])


def _records(schema: TableSchema, frame: pl.DataFrame, verbatim: _Texts) -> dict[int, list[Record]]:
    found: defaultdict[int, list[Record]] = defaultdict(list)
    columns = schema.columns
    keys = [columns.index(name) for name in schema.row_key]
    rows = frame.select(NUMBER, LINE, *(text.fill_null("") for text in _texts(schema)))
    for number, line, *printed in rows.iter_rows():
        texts = printed
        if (number, line) in verbatim:
            published = verbatim[number, line]
            texts = [published.get(*pair) for pair in zip(columns, texts, strict=True)]
        key = texts[keys[0]] if len(keys) == 1 else "/".join(texts[index] for index in keys)
        found[number].append(Record(key, dict(zip(columns, texts, strict=True)), line))
    return found


def _texts(schema: TableSchema) -> list[pl.Expr]:
    """Return every column as published; NULL where nothing is printed or `verbatim` has it."""
    wanted: list[pl.Expr] = []
    for field in schema.fields:
        column = pl.col(field.name)
        if is_decimal(field):
            wanted.append(_decimal(field.name))
        elif is_integer(field):
            wanted.append(column.cast(pl.String))
        else:
            wanted.append(column)
    return wanted


def _decimal(name: str) -> pl.Expr:
    """Return an amount with the decimals that it prints."""
    text, decimals = pl.col(name).cast(pl.String), pl.col(decimals_column(name))
    kept = text.str.len_bytes().cast(pl.Int32) - 6 + decimals - (decimals == 0).cast(pl.Int32)
    printed = pl.when(decimals > NOT_AN_AMOUNT).then(text.str.slice(0, kept))
    return printed.alias(name)
