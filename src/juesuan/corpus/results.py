"""What a run says, as tables: the packages, an outcome for every rule on every package, the findings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polars as pl

from juesuan.corpus.stacked import NUMBER, Columns
from juesuan.errors import InputError

FORMATS = ("parquet", "csv", "json")
OUTCOMES, FINDINGS, JUDGED = "outcomes", "findings", "packages"

TABLES: dict[str, Columns] = {
    JUDGED: {
        NUMBER: pl.Int32(),
        "package_id": pl.String(),
        "department_id": pl.String(),
        "department_name": pl.String(),
        "division": pl.String(),
        "fiscal_year": pl.Int64(),
        "layout": pl.String(),
        "standard_version": pl.String(),
        "path": pl.String(),
        "sha256": pl.String(),
        "judged_by": pl.String(),
        "errors": pl.Int32(),
        "warnings": pl.Int32(),
        "notes": pl.Int32(),
        "explained": pl.Int32(),
    },
    OUTCOMES: {
        NUMBER: pl.Int32(),
        "rule": pl.String(),
        "verdict": pl.String(),
        "detail": pl.String(),
        "checked": pl.Int64(),
    },
    FINDINGS: {
        NUMBER: pl.Int32(),
        "rule": pl.String(),
        "severity": pl.String(),
        "verdict": pl.String(),
        "table": pl.String(),
        "row": pl.String(),
        "column": pl.String(),
        "line": pl.Int32(),
        "printed": pl.String(),
        "expected": pl.String(),
        "difference": pl.String(),
        "unit": pl.String(),
        "fingerprint": pl.String(),
        "explained": pl.Boolean(),
        "message_zh": pl.String(),
        "message_en": pl.String(),
    },
}
"""`judged_by` is the engine whose word counts. A finding's amounts are as printed, in `unit`; `line` is that
of the CSV file, 0 where it is not one row's. `explained` says that the publisher has explained it."""


def table_frame(name: str, rows: Iterable[tuple[Any, ...]]) -> pl.DataFrame:
    """Return rows as one of the tables."""
    return pl.DataFrame(list(rows), schema=TABLES[name], orient="row")


def write_table(frame: pl.LazyFrame, file: Path, format_: str) -> None:
    """Write a table in one of the formats, without holding all of it; CSV is UTF-8 with a mark, for Excel.

    Raises InputError where the file cannot be written.
    """
    try:
        if format_ == "parquet":
            frame.sink_parquet(file, compression="zstd")
        elif format_ == "csv":
            frame.sink_csv(file, include_bom=True)
        else:
            frame.sink_ndjson(file)
    except OSError as error:
        raise InputError("cannot_write", path=file, reason=error.strerror or error) from None
