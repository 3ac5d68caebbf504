"""Pandera schemas of the prepared frames: columns from the table schemas, checks from the catalogue."""

from __future__ import annotations

from functools import cache
from typing import Any

import polars as pl
from pandera.io import polars_io
from pandera.polars import Check, Column, DataFrameSchema

from juesuan.arithmetic.rounding import FACTORS
from juesuan.encode.frames.facts import FACT_COLUMNS, fact_rules
from juesuan.encode.frames.sums import columns_judged
from juesuan.encode.pandera_checks import fact_check, table_check, wrong_verdicts
from juesuan.encode.prepared import key_column
from juesuan.package.facts import amount_tables
from juesuan.standard.catalogue import Rule, rules
from juesuan.standard.tables import table_schema

FOLDER = "validations/pandera"
FACTS = "facts"


@cache
def schema(table: str, *, warnings_fail: bool = False) -> DataFrameSchema:
    """Return the schema of the prepared frame of one official table; many packages can share the frame.

    Pass data frames: of a LazyFrame Pandera checks the columns alone. A rule that only warns, and a sum
    that rounding hardly ever gives, raise a SchemaWarning unless `warnings_fail` is set.
    Raises KeyError for a table that is not one of the nine.
    """
    titles = table_schema(table)
    columns = {"package_id": Column(pl.String), "row_number": Column(pl.Int64, Check.ge(1), nullable=True)}
    columns[key_column(table)] = Column(pl.String)
    columns |= {name: Column(pl.String, nullable=True) for name in ("side", "grp", "code")}
    for name in amount_tables()[table]:
        field = titles.field(name)
        columns[name] = Column(pl.Int64, nullable=True, title=field.title_zh, description=field.title_en)
        columns[f"{name}_quantum"] = Column(pl.Int64, Check.ge(0), nullable=True)
    columns |= {"fiscal_year": Column(pl.Int64), "layout": Column(pl.String)}
    columns["rounding_factor"] = Column(pl.Int64, Check.isin(sorted(set(FACTORS.values()))))
    checks = [
        table_check(rule, column, wrong, warnings_fail=warnings_fail)
        for rule in table_rules(table)
        for column in columns_judged(rule, table)
        for wrong in wrong_verdicts(rule)
    ]
    keys = ["package_id", key_column(table)]
    return _schema(table, columns, checks, unique=keys, title=titles.title_zh, description=titles.title_en)


@cache
def facts_schema(*, warnings_fail: bool = False) -> DataFrameSchema:
    """Return the schema of the facts frame, which holds what rules compare across tables."""
    blank = {"quanta", "squares", "total_quantum", "coarsest"}
    columns = {name: Column(kind, nullable=name in blank) for name, kind in FACT_COLUMNS.items()}
    checks = [
        fact_check(rule, wrong, warnings_fail=warnings_fail)
        for rule in fact_rules()
        for wrong in wrong_verdicts(rule)
    ]
    keys = ["package_id", "rule_id", "table_name", "row_key", "column_name"]
    words = {"title": "同一数额印在两处", "description": "Amounts that are printed in two places"}
    return _schema(FACTS, columns, checks, unique=keys, **words)


def table_rules(table: str) -> tuple[Rule, ...]:
    """Return the active rules that look at one table by itself."""
    active = [rule for rule in rules() if rule.status == "active"]
    return tuple(rule for rule in active if "pandera" in rule.encodings and _reads(rule, table))


def _reads(rule: Rule, table: str) -> bool:
    return rule.check.get("table") == table or ("minimum" in rule.check and table in rule.check["tables"])


def pandera_files() -> dict[str, str]:
    """Return the text of every schema by its path in the repository, as Pandera itself writes it.

    `juesuan.encode.pandera_schemas` must have been imported before Pandera can read the checks back.
    """
    found = {table: schema(table) for table in amount_tables()} | {FACTS: facts_schema()}
    return {f"{FOLDER}/{name}.yaml": _yaml(each) for name, each in found.items()}


def _schema(name: str, columns: dict[str, Column], checks: list[Check], **more: Any) -> DataFrameSchema:
    return DataFrameSchema(columns, checks=checks, strict=True, name=name, **more)


def _yaml(found: DataFrameSchema) -> str:
    import yaml  # noqa: PLC0415

    content = polars_io.serialize_schema(found)
    # Which version of Pandera wrote it does not matter to the reader, and would change with every update.
    content.pop("version", None)
    text: str = yaml.safe_dump(content, sort_keys=False, allow_unicode=True)
    return text
