"""What an engine found, as results: places and amounts in words that need no further look at the package."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from juesuan.corpus.engine import Engine, Placed, Verdicts
from juesuan.corpus.parts import file_of
from juesuan.corpus.results import FINDINGS, JUDGED, OUTCOMES, TABLES
from juesuan.corpus.stacked import NUMBER
from juesuan.encode.sql.compiler import TAIL
from juesuan.standard.catalogue import rules, rules_by_id
from juesuan.standard.yaml_files import load

_MILLIONTHS = 6
_SEVERITIES = {"implausible": "warning", TAIL: "info"}


def results_of(batch: Sequence[Placed], verdicts: Verdicts, engine: Engine) -> dict[str, pl.LazyFrame]:
    """Return the tables of results of a batch that the engine alone has judged; without those aside."""
    findings = _findings(verdicts.violations)
    judged = _packages(batch, findings, engine.name).filter(~pl.col(NUMBER).is_in(list(verdicts.aside)))
    outcomes = verdicts.outcomes.select(
        pl.col("package_id").alias(NUMBER),
        pl.col("rule_id").alias("rule"),
        pl.col("outcome").alias("verdict"),
        "detail",
        "checked",
    )
    others = _unjudged(judged[NUMBER], {rule.id for rule in engine.rules()})
    return {
        JUDGED: judged.lazy(),
        OUTCOMES: pl.concat([outcomes, others.lazy()]).select(list(TABLES[OUTCOMES])),
        FINDINGS: findings.lazy(),
    }


def _findings(violations: pl.DataFrame) -> pl.DataFrame:
    severities = {rule.id: rule.severity for rule in rules()}
    titles = {language: {rule.id: rule.title[language] for rule in rules()} for language in ("zh", "en")}
    verdicts = load("validations/messages/report.yaml")["verdict"]
    rule, verdict = pl.col("rule_id"), pl.col("verdict")
    words = {
        language: pl.concat_str(
            rule.replace_strict(titles[language], default=rule),
            verdict.replace_strict(
                {name: each["word"][language] for name, each in verdicts.items()}, default=verdict
            ),
            separator="：" if language == "zh" else ": ",
        )
        for language in ("zh", "en")
    }
    own = rule.replace_strict(severities, default="error")
    return violations.select(
        pl.col("package_id").alias(NUMBER),
        rule.alias("rule"),
        verdict.replace_strict(_SEVERITIES, default=own).alias("severity"),
        verdict,
        pl.col("table_name").alias("table"),
        pl.col("row_key").alias("row"),
        pl.col("column_name").alias("column"),
        line=pl.lit(0, dtype=pl.Int32),
        printed=_amount("total"),
        expected=_amount("expected"),
        difference=_amount("difference", absolute=True),
        unit=pl.when(pl.col("total").is_not_null()).then(pl.lit("万元")).otherwise(pl.lit("")),
        fingerprint=pl.lit(None, dtype=pl.String),
        explained=pl.lit(value=False),
        message_zh=words["zh"],
        message_en=words["en"],
    )


def _amount(column: str, *, absolute: bool = False) -> pl.Expr:
    """Return millionths as a decimal text without the zeros that nobody prints."""
    value = pl.col(column).abs() if absolute else pl.col(column)
    number = value.cast(pl.Decimal(38, 0)) / pl.lit(10**_MILLIONTHS).cast(pl.Decimal(38, 0))
    return number.cast(pl.Decimal(38, _MILLIONTHS)).cast(pl.String).str.replace(r"0{1,4}$", "")


def _packages(batch: Sequence[Placed], findings: pl.DataFrame, engine: str) -> pl.DataFrame:
    counts = findings.group_by(NUMBER).agg(
        errors=(pl.col("severity") == "error").sum().cast(pl.Int32),
        warnings=(pl.col("severity") == "warning").sum().cast(pl.Int32),
        notes=(pl.col("severity") == "info").sum().cast(pl.Int32),
    )
    own = [
        name
        for name in TABLES[JUDGED]
        if name not in ("judged_by", "errors", "warnings", "notes", "explained")
    ]
    heads = [
        pl.read_parquet(file_of(placed.part.folder, "packages"), columns=own).with_columns(
            (pl.col(NUMBER) + (placed.start - placed.part.first)).cast(pl.Int32)
        )
        for placed in batch
    ]
    frame = pl.concat(heads).join(counts, on=NUMBER, how="left", maintain_order="left")
    return frame.with_columns(
        pl.col("errors", "warnings", "notes").fill_null(0),
        judged_by=pl.lit(engine),
        explained=pl.lit(0, dtype=pl.Int32),
    ).select(list(TABLES[JUDGED]))


def _unjudged(numbers: pl.Series, judged: set[str]) -> pl.DataFrame:
    """Say of the rules that the engine cannot express that they have not run."""
    others = [rule for rule in rules_by_id() if rule not in judged]
    return (
        numbers.to_frame()
        .join(pl.DataFrame({"rule": others}, schema={"rule": pl.String}), how="cross")
        .with_columns(
            verdict=pl.lit("not_run"), detail=pl.lit(None, dtype=pl.String), checked=pl.lit(0, dtype=pl.Int64)
        )
    )
