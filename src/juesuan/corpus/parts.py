"""Parts of a corpus: about a thousand packages each, as one Parquet file for every stacked table."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polars as pl

from juesuan.corpus.packing import Frames, frame
from juesuan.corpus.stacked import NUMBER, stacked_tables
from juesuan.standard.profile import STANDARD_VERSION
from juesuan.version import VERSION

PART_SIZE = 1000
"""So many packages are read, kept and thrown away together."""

_LAYOUT = 1
"""Raised when the columns of the stacked tables change in a way that their names do not tell."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some packages as a folder of Parquet files, numbered from `first` in the files."""

    key: str
    """What they are, by content: the same packages in the same places have the same key."""
    folder: Path
    first: int
    size: int


def file_of(folder: Path, table: str) -> Path:
    """Return the file of one table in the folder of a part."""
    return folder / f"{table}.parquet"


def read_part(folder: Path, numbers: Sequence[int] | None = None) -> Frames:
    """Return the stacked tables of a part, or of some of its packages; tables it lacks are empty."""
    frames = {}
    for name, columns in stacked_tables().items():
        file = file_of(folder, name)
        if not file.exists():
            frames[name] = frame([], columns)
            continue
        rows = pl.scan_parquet(file).select(list(columns))
        if numbers is not None:
            rows = rows.filter(pl.col(NUMBER).is_in(list(numbers)))
        frames[name] = rows.collect()
    return frames


def write_part(folder: Path, frames: Frames) -> None:
    """Write the stacked tables to a folder, whole or not at all; one that is there already stays."""
    with new_folder(folder) as draft:
        for name, rows in frames.items():
            if rows.height or name == "packages":
                rows.write_parquet(file_of(draft, name), compression="zstd", compression_level=1)


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Give a folder to fill, which gets its name when it is complete; one that is there already stays."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".draft-"))
    try:
        yield draft
        # Another process may have made the same meanwhile; then its folder is as good as ours.
        if not folder.exists():
            draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def part_at(folder: Path) -> Part:
    """Return the part in a folder that is named by its key."""
    numbers = pl.scan_parquet(file_of(folder, "packages")).select(size=pl.len(), first=pl.col(NUMBER).min())
    size, first = numbers.collect().row(0)
    return Part(folder.name, folder, first or 0, size)


def slices(descriptors: Sequence[str], size: int = PART_SIZE) -> Iterator[Sequence[str]]:
    """Cut a list of packages into parts."""
    for start in range(0, len(descriptors), size):
        yield descriptors[start : start + size]


def stat_key(descriptors: Iterable[str]) -> str:
    """Return what tells whether any file of some packages may have changed: their names, sizes and times."""
    digest = hashlib.blake2b(_form(), digest_size=20)
    for descriptor in descriptors:
        digest.update(f"\0{descriptor}".encode(errors="surrogateescape"))
        try:
            with os.scandir(os.path.dirname(descriptor)) as entries:  # noqa: PTH120 - of millions
                states = sorted((each.name, each.stat(follow_symlinks=False)) for each in entries)
        except OSError:
            states = []
        for name, state in states:
            digest.update(
                f"\0{name}/{state.st_size}/{state.st_mtime_ns}/{state.st_ctime_ns}".encode(errors="replace")
            )
    return digest.hexdigest()


def content_key(descriptors: Sequence[str], digests: Iterable[str]) -> str:
    """Return what names the content of some packages."""
    digest = hashlib.blake2b(_form(), digest_size=20)
    for descriptor, content in zip(descriptors, digests, strict=True):
        digest.update(f"\0{descriptor}\0{content}".encode(errors="replace"))
    return digest.hexdigest()


@cache
def _form() -> bytes:
    """Return what else decides how packages are stacked: this program, the standard, the columns."""
    columns = {name: list(each) for name, each in stacked_tables().items()}
    return repr((VERSION, STANDARD_VERSION, _LAYOUT, columns)).encode()
