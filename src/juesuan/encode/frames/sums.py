"""Row sums, line sums, hierarchy sums and minimums, judged row by row over the frame of one table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl

from juesuan.arithmetic.instances import TOTAL_ROWS
from juesuan.arithmetic.money import parse_amount
from juesuan.encode.frames.judging import Sides, sum_of, verdict
from juesuan.encode.frames.tables import in_force
from juesuan.encode.prepared import attribute_column, key_column
from juesuan.package.facts import amount_tables
from juesuan.standard.catalogue import Rule

PACKAGE = "package_id"
_PRINTED = pl.col("row_number").is_not_null()
_NOTHING = pl.lit(0, dtype=pl.Int64)


def columns_judged(rule: Rule, table: str) -> tuple[str, ...]:
    """Return the columns of a table in which a rule can find something wrong."""
    if rule.kind == "row_sum":
        return (rule.check["total"],)
    return tuple(rule.check.get("columns", amount_tables()[table]))


def verdicts(rule: Rule, column: str, frame: pl.LazyFrame) -> pl.LazyFrame:
    """Return one column `verdict` for the rows of a table's frame, in their order.

    It is null where the rule has nothing to say of a row. The whole corpus can be one frame.
    """
    judged = _JUDGES[rule.kind](rule, column, frame)
    applies = in_force(rule) & _when_printed(rule)
    return judged.select(verdict=pl.when(applies).then(pl.col("verdict")))


def _row_sum(rule: Rule, total: str, frame: pl.LazyFrame) -> pl.LazyFrame:
    terms = rule.check["terms"]
    quanta = [_quantum(column) for column in (total, *(term.lstrip("-") for term in terms))]
    expected = [-_value(term[1:]) if term.startswith("-") else _value(term) for term in terms]
    squares = sum_of([quantum * quantum for quantum in quanta])
    sides = Sides(_value(total), sum_of(expected), quanta[0], sum_of(quanta), squares, _NOTHING)
    rows = _PRINTED & _selects(rule.check.get("where", {}))
    return frame.with_columns(verdict=pl.when(rows).then(verdict(sides, "sum")))


def _line_sum(rule: Rule, column: str, frame: pl.LazyFrame) -> pl.LazyFrame:
    key, terms = pl.col(key_column(rule.check["table"])), rule.check["terms"]
    named = [term for term in terms if isinstance(term, str)]
    taken = key.is_in([term[1:] for term in named if term.startswith("-")])
    added = key.is_in([term for term in named if not term.startswith("-")])
    for attributes in (term for term in terms if isinstance(term, dict)):
        added = added | _selects(attributes)
    total = key == rule.check["total"]
    signed = pl.when(added).then(_value(column)).when(taken).then(-_value(column)).otherwise(0)
    quanta = pl.when(total | added | taken).then(_quantum(column)).otherwise(0)
    known = pl.when(quanta.is_null().any().over(PACKAGE)).then(None).otherwise(quanta.sum().over(PACKAGE))
    squares = (quanta * quanta).sum().over(PACKAGE)
    sides = Sides(_value(column), signed.sum().over(PACKAGE), _quantum(column), known, squares, _NOTHING)
    anything = _PRINTED.any().over(PACKAGE)
    return frame.with_columns(verdict=pl.when(total & anything).then(verdict(sides, "sum")))


def _tree_sum(rule: Rule, column: str, frame: pl.LazyFrame) -> pl.LazyFrame:
    key = key_column(rule.check["table"])
    totals = [total["row"] for total in rule.check["totals"]]
    value, quantum = pl.col("value"), pl.col("quantum")
    members = _members(rule, key, frame.with_columns(value=_value(column), quantum=_quantum(column)))
    sums = members.group_by(PACKAGE, "parent").agg(
        value.sum().alias("expected"),
        pl.when(quantum.is_null().any()).then(None).otherwise(quantum.sum()).alias("quanta"),
        (quantum * quantum).sum().alias("squares"),
        pl.lit(value=True).alias("family"),
    )
    both = frame.join(
        sums, left_on=[PACKAGE, key], right_on=[PACKAGE, "parent"], how="left", maintain_order="left"
    )
    own, family = _quantum(column), pl.col("family").is_not_null()
    parts = pl.when(family).then(pl.col("quanta")).otherwise(0)
    squares = own * own + pl.col("squares").fill_null(0)
    sides = Sides(_value(column), pl.col("expected").fill_null(0), own, own + parts, squares, _NOTHING)
    judged = _PRINTED & (family | pl.col(key).is_in(totals))
    return both.with_columns(verdict=pl.when(judged).then(verdict(sides, "sum")))


def _members(rule: Rule, key: str, frame: pl.LazyFrame) -> pl.LazyFrame:
    """Return every coded row under its nearest printed ancestor, and the topmost ones under the totals."""
    rows = frame.filter(_PRINTED)
    linked = rows.filter(~pl.col(key).is_in(sorted(TOTAL_ROWS)))
    for length in (5, 3):
        prefix = pl.when(pl.col(key).str.len_chars() > length).then(pl.col(key).str.slice(0, length))
        codes = rows.select(PACKAGE, pl.col(key).alias("prefix"), pl.col(key).alias(f"parent_{length}"))
        linked = linked.with_columns(prefix=prefix).join(codes, on=[PACKAGE, "prefix"], how="left")
    linked = linked.with_columns(parent=pl.coalesce("parent_5", "parent_3"))
    top = linked.filter(pl.col("parent").is_null())
    tops = [
        top.filter(_selects(total.get("where", {}))).with_columns(parent=pl.lit(total["row"]))
        for total in rule.check["totals"]
    ]
    columns = [PACKAGE, "parent", "value", "quantum"]
    below = linked.filter(pl.col("parent").is_not_null())
    return pl.concat([part.select(columns) for part in (*tops, below)])


def _minimum(rule: Rule, column: str, frame: pl.LazyFrame) -> pl.LazyFrame:
    below = pl.col(column) < parse_amount(rule.check["minimum"]).value
    found = pl.when(below).then(pl.lit("out_of_range")).otherwise(pl.lit("possible"))
    return frame.with_columns(verdict=pl.when(pl.col(column).is_not_null()).then(found))


def _value(column: str) -> pl.Expr:
    return pl.col(column).fill_null(0)


def _quantum(column: str) -> pl.Expr:
    return pl.col(f"{column}_quantum")


def _selects(attributes: dict[str, Any]) -> pl.Expr:
    columns = {attribute_column(name): value for name, value in attributes.items()}
    conditions = [pl.col(name).eq_missing(pl.lit(value)) for name, value in columns.items()]
    return pl.all_horizontal([pl.lit(value=True), *conditions])


def _when_printed(rule: Rule) -> pl.Expr:
    wanted = rule.check.get("when_printed", [])
    if not wanted:
        return pl.lit(value=True)
    return pl.any_horizontal([_quantum(column) > 0 for column in wanted]).any().over(PACKAGE)


_JUDGES: dict[str, Callable[[Rule, str, pl.LazyFrame], pl.LazyFrame]] = {
    "row_sum": _row_sum,
    "line_sum": _line_sum,
    "tree_sum": _tree_sum,
    "range": _minimum,
}
