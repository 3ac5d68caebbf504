"""Packages in memory into stacked tables: the way of every package that cannot be read in bulk."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

import polars as pl

from juesuan.arithmetic.money import NotMoneyError, decimals_of, parse_amount
from juesuan.corpus.stacked import (
    NOT_AN_AMOUNT,
    NUMBER,
    Columns,
    is_decimal,
    is_integer,
    listed,
    stacked_tables,
)
from juesuan.evaluate.forms import descriptor_conforms
from juesuan.package.content import Package, Record
from juesuan.package.values import value_problem
from juesuan.standard.tables import FieldSchema, table_schema

_NEGATIVE_ZERO = re.compile(r"-0(\.0+)?")
"""A decimal has no sign of zero, so its text is kept."""

Frames = dict[str, pl.DataFrame]
Row = tuple[Any, ...]


class Numbered(NamedTuple):
    """A package with its number in a corpus."""

    number: int
    package: Package
    conforms: bool | None = None
    """Whether its descriptor is valid; None where nobody has looked yet."""


def stack(packages: Iterable[Numbered]) -> Frames:
    """Return the stacked tables of some packages."""
    rows: dict[str, list[Row]] = {name: [] for name in stacked_tables()}
    for given in packages:
        each = _looked_at(given)
        rows["packages"].append(package_row(each))
        rows["problems"] += [
            (
                each.number,
                p.rule,
                p.verdict,
                p.table,
                p.row,
                p.column,
                p.printed,
                p.zh,
                p.en,
                p.line,
                p.severity,
            )
            for p in each.package.problems
        ]
        rows["explanations"] += [(each.number, *e) for e in each.package.explanations.values()]
        for name, records in each.package.tables.items():
            _add(name, each.number, records, rows)
    return {name: frame(rows[name], columns) for name, columns in stacked_tables().items()}


def _looked_at(each: Numbered) -> Numbered:
    if each.conforms is not None:
        return each
    return each._replace(conforms=descriptor_conforms(each.package.descriptor))


def frame(rows: list[Row], columns: Columns) -> pl.DataFrame:
    """Return rows as a frame of declared columns."""
    return pl.DataFrame(rows, schema=columns, orient="row")


def package_row(each: Numbered) -> Row:
    """Return what the table `packages` says of one package."""
    package, descriptor = each.package, each.package.descriptor
    rules = descriptor.get("juesuan:textRules")
    kept = {**descriptor, "resources": []} if each.conforms else descriptor
    return (
        each.number,
        package.id,
        *(
            _text(descriptor, f"juesuan:{name}")
            for name in ("departmentId", "departmentName", "division", "scope")
        ),
        package.fiscal_year,
        package.layout,
        package.unit,
        _text(descriptor, "juesuan:roundingProfile"),
        _text(descriptor, "juesuan:standardVersion"),
        _text(descriptor, "title"),
        listed(list(package.tables)),
        listed([str(rule) for rule in rules] if isinstance(rules, list) else []),
        each.conforms,
        package.path,
        package.digest,
        json.dumps(kept, ensure_ascii=False),
    )


def _text(descriptor: dict[str, Any], name: str) -> str | None:
    value = descriptor.get(name)
    return None if value is None else str(value)


def _add(table: str, number: int, records: list[Record], rows: dict[str, list[Row]]) -> None:
    fields = table_schema(table).fields
    for record in records:
        values: list[Any] = [number, record.line]
        for field in fields:
            text = record.values[field.name]
            cell = _cell(field, text)
            values += cell
            if text and (cell[-1] in (None, NOT_AN_AMOUNT) or _NEGATIVE_ZERO.fullmatch(text)):
                rows["verbatim"].append((number, record.line, table, field.name, text))
        rows[table].append(tuple(values))


def _cell(field: FieldSchema, text: str) -> tuple[Any, ...]:
    if is_decimal(field):
        return decimal_cell(text)
    if is_integer(field):
        return (_integer(field, text),)
    return (text or None,)


def decimal_cell(text: str) -> tuple[Decimal | None, int | None]:
    """Return an amount and how many decimals it prints."""
    if not text:
        return None, None
    try:
        quantum = parse_amount(text).quantum
    except NotMoneyError:
        return None, NOT_AN_AMOUNT
    return Decimal(text), decimals_of(quantum)


def _integer(field: FieldSchema, text: str) -> int | None:
    return int(text) if text and value_problem(field, text) is None else None


def renumbered(frames: Frames, first: int) -> Frames:
    """Return the tables with every package number raised by that of the first package."""
    return {name: each.with_columns(pl.col(NUMBER) + first) for name, each in frames.items()}
