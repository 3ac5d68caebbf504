"""What a corpus says as a whole: by rule, by department, by division, by year."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from juesuan.corpus.results import FINDINGS, JUDGED, OUTCOMES
from juesuan.corpus.stacked import NUMBER
from juesuan.standard.catalogue import rules

VERDICTS = ("pass", "fail", "not_applicable", "not_run", "inconclusive")
SEVERITIES = {"errors": "error", "warnings": "warning", "notes": "info"}
GROUPS = {
    "by_division": ["division"],
    "by_department": ["division", "department_id", "department_name"],
    "by_year": ["fiscal_year"],
}
RULES = "by_rule"
SUMMARIES = (RULES, *GROUPS)
BROKEN = "broken"


def summaries(tables: Mapping[str, pl.LazyFrame]) -> dict[str, pl.DataFrame]:
    """Return the summaries of the tables of results, and which packages are broken."""
    packages = tables[JUDGED].collect()
    return {
        RULES: _by_rule(tables),
        **{name: _grouped(packages, by) for name, by in GROUPS.items()},
        BROKEN: _broken(tables[FINDINGS]),
    }


def _broken(findings: pl.LazyFrame) -> pl.DataFrame:
    """Return the packages of which not even the descriptor could be read."""
    unreadable = (pl.col("rule") == "descriptor-conforms") & (pl.col("verdict") == "unreadable")
    return findings.filter(unreadable).select(NUMBER).unique().collect()


def _by_rule(tables: Mapping[str, pl.LazyFrame]) -> pl.DataFrame:
    """Return one row for each rule: on how many packages each verdict, how many findings."""
    counts = (
        tables[OUTCOMES]
        .group_by("rule")
        .agg(**{name: (pl.col("verdict") == name).sum() for name in VERDICTS})
        .collect(engine="streaming")
    )
    found = (
        tables[FINDINGS]
        .group_by("rule")
        .agg(findings=pl.len(), packages=pl.col(NUMBER).n_unique())
        .collect(engine="streaming")
    )
    named = pl.DataFrame(
        [(rule.id, rule.family, rule.severity, rule.title["zh"], rule.title["en"]) for rule in rules()],
        schema=["rule", "family", "severity", "title_zh", "title_en"],
        orient="row",
    )
    return (
        named.join(counts, on="rule", how="left", maintain_order="left")
        .join(found, on="rule", how="left", maintain_order="left")
        .with_columns(pl.col(*VERDICTS, "findings", "packages").fill_null(0))
    )


def _grouped(packages: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    sums = {name: pl.col(name).sum() for name in (*SEVERITIES, "explained")}
    return (
        packages.group_by(by)
        .agg(packages=pl.len(), with_errors=(pl.col("errors") > 0).sum(), **sums)
        .sort(by)
    )
