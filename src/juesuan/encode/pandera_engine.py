"""Pandera on whole-corpus frames: every schema validated, every failure located."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import polars as pl
from pandera.errors import SchemaErrors
from pandera.polars import DataFrameSchema

from juesuan.arithmetic.instances import tables_of
from juesuan.encode.collect import judge_aside
from juesuan.encode.frames.facts import fact_rules, facts_frame
from juesuan.encode.frames.sums import columns_judged, verdicts
from juesuan.encode.frames.tables import Frames, frames_of, in_force
from juesuan.encode.pandera_checks import judged_facts
from juesuan.encode.pandera_schemas import facts_schema, schema, table_rules
from juesuan.encode.prepared import key_column, prepare
from juesuan.encode.results import Counted, EngineResult, Violation
from juesuan.encode.sql.compiler import VIOLATED
from juesuan.evaluate.finding import OutcomeVerdict
from juesuan.package.content import Package
from juesuan.standard.catalogue import Rule, rules_by_id

_CELL = ("table_name", "row_key", "column_name")


def run_pandera(packages: Iterable[Package]) -> dict[str, EngineResult]:
    """Judge packages by every rule that Pandera can express (sums, agreements and ranges).

    The violations are the failures that Pandera reports: places and verdicts without amounts or tails.
    """
    listed = list(packages)
    prepared = prepare(listed)
    frames = frames_of(prepared)
    facts = facts_frame(frames)
    results = {key: EngineResult() for key in prepared.keys}
    for package, violation in violations(frames, facts):
        results[package].violations.append(violation)
    _add_outcomes(results, frames, facts)
    return judge_aside(results, prepared, listed)


def violations(frames: Frames, facts: pl.DataFrame) -> Iterator[tuple[str, Violation]]:
    """Validate all frames, each as a whole; yield what failed with the package that it belongs to."""
    for table, frame in frames.amounts.items():
        key = key_column(table)
        for column, rule, wrong, rows in _failures(schema(table, warnings_fail=True), frame):
            for package, row in rows.select("package_id", key).iter_rows():
                yield package, Violation(rule, table, row, column, wrong)
    for _, rule, wrong, rows in _failures(facts_schema(warnings_fail=True), facts):
        for package, place, row, name in rows.select("package_id", *_CELL).iter_rows():
            yield package, Violation(rule, place, row, name, wrong)


def _failures(wanted: DataFrameSchema, frame: pl.DataFrame) -> Iterator[tuple[str, str, str, pl.DataFrame]]:
    """Validate a frame; return column, rule, verdict and failing rows of every check that failed."""
    try:
        wanted.validate(frame, lazy=True)
    except SchemaErrors as errors:
        for error in errors.schema_errors:
            values = getattr(error.check, "statistics", None) or {}
            if "rule" not in values or error.check_output is None:
                raise
            rows = frame.filter(~error.check_output.to_series())
            yield values.get("column", ""), values["rule"], values["verdict"], rows


def _add_outcomes(results: dict[str, EngineResult], frames: Frames, facts: pl.DataFrame) -> None:
    """Say what a rule without failures means: Pandera itself knows only that nothing failed."""
    for rule in _rules(frames):
        found = (
            _judged(rule, frames, facts)
            .group_by("package_id")
            .agg(
                checked=(~pl.col("verdict").is_in(["blank", "unknown"])).sum(),
                unknown=(pl.col("verdict") == "unknown").sum(),
            )
        )
        counts = {package: (checked, unknown) for package, checked, unknown in found.iter_rows()}
        missing = _missing(rule, frames)
        for package, applies in frames.packages.select("package_id", in_force(rule)).iter_rows():
            checked, unknown = counts.get(package, (0, 0))
            counted = Counted(_worst(results[package], rule), checked, unknown, missing.get(package, 0))
            results[package].counted[rule.id] = counted
            results[package].outcomes[rule.id] = _outcome(counted) if applies else "not_applicable"


def _rules(frames: Frames) -> list[Rule]:
    table = [rule for name in frames.amounts for rule in table_rules(name)]
    wanted = {rule.id for rule in (*table, *fact_rules())}
    return [rule for rule in rules_by_id().values() if rule.id in wanted]


def _judged(rule: Rule, frames: Frames, facts: pl.DataFrame) -> pl.DataFrame:
    """Return package and verdict of everything that a rule judged."""
    if "pairs" in rule.check:
        judged = [facts.with_columns(judged_facts(rule, facts.lazy()).collect())]
    else:
        judged = [
            frames.amounts[table].with_columns(verdicts(rule, column, frames.amounts[table].lazy()).collect())
            for table in tables_of(rule)
            for column in columns_judged(rule, table)
        ]
    return pl.concat([each.select("package_id", "verdict") for each in judged]).drop_nulls("verdict")


def _missing(rule: Rule, frames: Frames) -> dict[str, int]:
    """Return how many tables of an equation's rule each package lacks; a minimum needs none of them."""
    if not rule.linear:
        return {}
    tables = list(tables_of(rule))
    present = frames.tables.filter(pl.col("table_name").is_in(tables))
    found = dict(present.group_by("package_id").len().iter_rows())
    return {package: len(tables) - found.get(package, 0) for package in frames.packages["package_id"]}


def _worst(result: EngineResult, rule: Rule) -> str | None:
    found = {violation.verdict for violation in result.violations if violation.rule == rule.id}
    return next((verdict for verdict in VIOLATED if verdict in found), None)


def _outcome(counted: Counted) -> OutcomeVerdict:
    if counted.detail:
        return "fail"
    if counted.missing:
        return "not_run"
    if counted.unknown:
        return "inconclusive" if counted.checked else "not_run"
    return "pass" if counted.checked else "not_applicable"
