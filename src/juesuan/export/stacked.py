"""Any number of packages as stacked tables: a folder of Parquet parts, or one DuckDB file."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import polars as pl

from juesuan.corpus.database import write_database
from juesuan.corpus.parts import Part, file_of
from juesuan.corpus.sources import sources
from juesuan.corpus.stacked import NUMBER, stacked_tables
from juesuan.corpus.workers import workers
from juesuan.errors import InputError

FORMATS = ("parquet", "duckdb")


def export_stacked(
    places: Sequence[str], format_: str, out: Path, progress: Callable[[int], None], *, replace: bool = False
) -> int:
    """Write the packages at some places as stacked tables; return how many they are.

    A package that cannot be read is among them, as one with that problem. Whole or not at all.
    Raises InputError where a place holds no package, or `out` exists and is not to be replaced.
    """
    if out.exists() and not replace:
        raise InputError("file_exists", path=out)
    with (
        tempfile.TemporaryDirectory(prefix="juesuan-", ignore_cleanup_errors=True) as kept,
        workers() as pool,
    ):
        found = sources(places, Path(kept))
        brought = [pool.submit(source.bring) for source in found]
        try:
            with _draft(out) as temporary:
                draft = Path(temporary)
                folders: list[Path] = []
                count = 0
                for future in brought:
                    part = future.result()
                    folders.append(_numbered(part, count, draft / f"part-{len(folders):05d}"))
                    count += part.size
                    progress(part.size)
                _finish(draft, folders, format_, out)
        except OSError as error:
            raise InputError("cannot_write", path=out, reason=error.strerror) from None
    return count


def _draft(out: Path) -> tempfile.TemporaryDirectory[str]:
    """Return a folder beside the result, so that what is complete can be renamed into place."""
    out.parent.mkdir(parents=True, exist_ok=True)
    return tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-", ignore_cleanup_errors=True)


def _numbered(part: Part, start: int, folder: Path) -> Path:
    """Write a part with its packages numbered through."""
    folder.mkdir()
    for name in stacked_tables():
        file = file_of(part.folder, name)
        if file.exists():
            frame = pl.scan_parquet(file).with_columns((pl.col(NUMBER) + (start - part.first)).cast(pl.Int32))
            frame.sink_parquet(file_of(folder, name), compression="zstd")
    return folder


def _finish(draft: Path, folders: Sequence[Path], format_: str, out: Path) -> None:
    if format_ == "duckdb":
        file = draft / out.name
        write_database(file, folders)
        file.replace(out)
        return
    if out.is_dir():
        shutil.rmtree(out)
    final = draft / "whole"
    final.mkdir()
    for folder in folders:
        folder.rename(final / folder.name)
    final.rename(out)
