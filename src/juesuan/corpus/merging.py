"""The results of all batches together, and their sums."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from juesuan.corpus.results import JUDGED, TABLES, write_table
from juesuan.corpus.stacked import NUMBER
from juesuan.corpus.summary import SUMMARIES, summaries
from juesuan.errors import InputError


def merge(batches: Sequence[Path], out: Path, format_: str) -> dict[str, pl.DataFrame]:
    """Write the tables of results of all batches, and the summaries, into a folder; return what is short.

    That is the table of packages, the summaries, and which packages could not be read. Each file is complete
    or not there. Raises InputError where the folder cannot be written.
    """
    tables = {name: _scan(batches, name) for name in TABLES}
    tables[JUDGED] = tables[JUDGED].sort(NUMBER)
    for name, frame in tables.items():
        _write(frame, out / f"{name}.{format_}", format_)
    short = {JUDGED: tables[JUDGED].collect(), **summaries(tables)}
    for name in SUMMARIES:
        _write(short[name].lazy(), out / f"{name}.{format_}", format_)
    return short


def _scan(batches: Sequence[Path], name: str) -> pl.LazyFrame:
    files = [file for folder in batches for file in sorted(folder.glob(f"{name}-*.parquet"))]
    return pl.scan_parquet(files) if files else pl.LazyFrame(schema=TABLES[name])


def _write(frame: pl.LazyFrame, file: Path, format_: str) -> None:
    draft = file.with_name(f".{file.name}")
    write_table(frame, draft, format_)
    try:
        draft.replace(file)
    except OSError as error:
        raise InputError("cannot_write", path=file, reason=error.strerror) from None
