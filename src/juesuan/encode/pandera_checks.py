"""The rules as Pandera checks, registered by name so that schemas in YAML can name them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import polars as pl
from pandera.polars import Check

from juesuan.arithmetic.equations import Relation
from juesuan.encode.frames.judging import Sides, verdict
from juesuan.encode.frames.sums import verdicts
from juesuan.standard.catalogue import Rule, rules_by_id

if TYPE_CHECKING:
    from pandera.polars import PolarsData

TABLE_CHECK, FACT_CHECK = "juesuan_rule", "juesuan_agreement"
_IMPLAUSIBLE = "implausible"


def table_check(rule: Rule, column: str, wrong: str, *, warnings_fail: bool) -> Check:
    """Return the check that no row of a table has the given verdict in one column."""
    raise_warning = warns(rule, wrong) and not warnings_fail
    return _named(TABLE_CHECK, rule, wrong, raise_warning=raise_warning, column=column)


def fact_check(rule: Rule, wrong: str, *, warnings_fail: bool) -> Check:
    """Return the check that no row of the facts frame has the given verdict by a rule."""
    return _named(FACT_CHECK, rule, wrong, raise_warning=warns(rule, wrong) and not warnings_fail)


def wrong_verdicts(rule: Rule) -> tuple[str, ...]:
    """Return the verdicts that break a rule; conversion tails do not."""
    if "minimum" in rule.check:
        return ("out_of_range",)
    if rule.kind == "range":
        return ("impossible",)
    terms = {len(pair["terms"]) for pair in rule.check.get("pairs", ())}
    sums = ("impossible", _IMPLAUSIBLE) if terms != {1} else ()
    return (*sums, "mismatch") if 1 in terms else sums


def judged_facts(rule: Rule, frame: pl.LazyFrame) -> pl.LazyFrame:
    """Return one column `verdict` for the rows of the facts frame, null in those of other rules."""
    sides = Sides(*(pl.col(name) for name in Sides._fields))
    single = {len(pair["terms"]) == 1 for pair in rule.check["pairs"]}
    if len(single) > 1:
        raise ValueError(f"{rule.id} mixes single amounts and sums")
    relation: Relation = "at_most" if rule.kind == "range" else ("same" if single == {True} else "sum")
    own = pl.col("rule_id") == rule.id
    return frame.select(verdict=pl.when(own).then(verdict(sides, relation)))


def warns(rule: Rule, wrong: str) -> bool:
    """Say whether a verdict is only worth a warning."""
    return rule.severity != "error" or wrong == _IMPLAUSIBLE


def _named(name: str, rule: Rule, wrong: str, *, raise_warning: bool, **more: str) -> Check:
    build: Callable[..., Check] = getattr(Check, name)
    return build(rule=rule.id, **more, verdict=wrong, raise_warning=raise_warning)


def _table_rule(data: PolarsData, *, rule: str, column: str, verdict: str) -> pl.LazyFrame:
    found = verdicts(rules_by_id()[rule], column, data.lazyframe)
    return found.select(pl.col("verdict").ne_missing(pl.lit(verdict)))


def _agreement(data: PolarsData, *, rule: str, verdict: str) -> pl.LazyFrame:
    found = judged_facts(rules_by_id()[rule], data.lazyframe)
    return found.select(pl.col("verdict").ne_missing(pl.lit(verdict)))


def register(name: str, function: Callable[..., pl.LazyFrame | bool], statistics: list[str]) -> None:
    """Do what `pandera.extensions.register_check_method` does; that one needs pandas to be installed."""

    def build(*arguments: str, raise_warning: bool = False, **named: str) -> Check:
        values = dict(zip(statistics, arguments, strict=False)) | named
        said = ", ".join(f"{key}={value}" for key, value in values.items())
        check: Any = Check(
            partial(function, **values), name=name, error=f"{name}({said})", raise_warning=raise_warning
        )
        check.statistics, check.statistics_args = values, statistics
        return check  # type: ignore[no-any-return]

    Check.REGISTERED_CUSTOM_CHECKS[name] = build


register(TABLE_CHECK, _table_rule, ["rule", "column", "verdict"])
register(FACT_CHECK, _agreement, ["rule", "verdict"])
