"""The semantics of `arithmetic.judgement` as one data-frame expression."""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import NamedTuple

import polars as pl

from juesuan.arithmetic.equations import Relation
from juesuan.arithmetic.rounding import FACTORS

_SAFE = 1_500_000_000
"""As in SQL: beyond this a possible difference is implausible, and its square would not fit."""


class Sides(NamedTuple):
    """The columns that an equation is judged by, as expressions; `quanta` is null where a cell is unknown."""

    total: pl.Expr
    expected: pl.Expr
    total_quantum: pl.Expr
    quanta: pl.Expr
    squares: pl.Expr
    coarsest: pl.Expr


def verdict(sides: Sides, relation: Relation) -> pl.Expr:
    """Return the verdict of an equation: possible, blank, unknown or one that breaks the rule."""
    difference = sides.total - sides.expected
    judge = {"sum": _sum, "same": _same, "at_most": _at_most}[relation]
    nothing = sides.total_quantum == 0 if relation == "at_most" else sides.quanta == 0
    return (
        pl.when(sides.quanta.is_null())
        .then(pl.lit("unknown"))
        .when(nothing)
        .then(pl.lit("blank"))
        .otherwise(judge(sides, difference))
    )


def sum_of(expressions: list[pl.Expr]) -> pl.Expr:
    """Return a sum that is null where any addend is; a horizontal sum would take null for zero."""
    return reduce(add, expressions)


def _sum(sides: Sides, difference: pl.Expr) -> pl.Expr:
    # Where a product wraps around, an earlier branch has already decided.
    factor = pl.col("rounding_factor")
    beyond = (difference.abs() >= _SAFE) | (4 * difference * difference > 3 * sides.squares)
    return (
        pl.when(difference == 0)
        .then(pl.lit("possible"))
        .when((difference.abs() >= sides.quanta) | (factor * difference.abs() >= sides.quanta))
        .then(pl.lit("impossible"))
        .when((factor == FACTORS["nearest"]) & beyond)
        .then(pl.lit("implausible"))
        .otherwise(pl.lit("possible"))
    )


def _same(sides: Sides, difference: pl.Expr) -> pl.Expr:
    return (
        pl.when((difference == 0) | (2 * difference.abs() < sides.quanta))
        .then(pl.lit("possible"))
        .when(difference.abs() <= sides.coarsest)
        .then(pl.lit("rounding_tail"))
        .otherwise(pl.lit("mismatch"))
    )


def _at_most(sides: Sides, difference: pl.Expr) -> pl.Expr:
    return (
        pl.when((difference <= 0) | (2 * difference < sides.quanta))
        .then(pl.lit("possible"))
        .when(difference <= sides.coarsest)
        .then(pl.lit("rounding_tail"))
        .otherwise(pl.lit("impossible"))
    )
