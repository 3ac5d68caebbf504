"""Pandera: the schemas of the published tables, on one package after the other."""

from __future__ import annotations

import warnings
from pathlib import Path

import polars as pl

import juesuan
from juesuan.standard.tables import table_names
from peers.loop import main


def work(descriptor: Path) -> object:
    """Validate every table of one package against its schema; it may fail, which takes no less."""
    from pandera.errors import SchemaErrors

    failed = []
    for file in sorted(descriptor.parent.glob("*.csv")):
        if file.stem in table_names():
            try:
                juesuan.schema(file.stem).validate(pl.read_csv(file, infer_schema=False), lazy=True)
            except SchemaErrors as errors:
                failed.append(errors)
    return failed


def _rules() -> set[str]:
    """Return the rules that the schemas hold: those within a table that need no other table."""
    from juesuan.encode.pandera_schemas import table_rules
    from juesuan.package.facts import amount_tables

    return {rule.id for table in amount_tables() for rule in table_rules(table)}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(work, len(_rules()))
