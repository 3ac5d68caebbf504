"""What a user names as a corpus: folders of packages, Parquet, a DuckDB file, patterns, addresses."""

from __future__ import annotations

import glob
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import polars as pl

from juesuan.corpus.cache import cached_part
from juesuan.corpus.database import database_parts, is_database
from juesuan.corpus.parts import Part, file_of, slices, stat_key
from juesuan.corpus.remote import is_remote, remote_parts
from juesuan.corpus.stacked import NUMBER
from juesuan.errors import InputError
from juesuan.package.load import find_packages

_PACKAGES = "packages.parquet"


@dataclass(frozen=True, slots=True)
class Source:
    """Packages that can be brought as one part of Parquet files."""

    size: int
    bring: Callable[[], Part]
    """Reads them, or takes them from the cache; can run in another process."""
    slow: bool = False
    """Whether bringing them is work that is worth another process."""


def sources(places: Iterable[str], cache: Path) -> list[Source]:
    """Return what all the places hold, in their order.

    A place is a package, a folder of packages, a folder of Parquet parts, a DuckDB file, a pattern for
    any of these, or an address (`s3://…`, any that fsspec knows) of a folder of Parquet parts.
    Raises InputError where a place holds nothing that can be judged.
    """
    found: list[Source] = []
    for place in places:
        if is_remote(place):
            found += [Source(size, bring) for size, bring in remote_parts(place, cache)]
        else:
            for path in _matching(place):
                found += _local(path, cache)
    return found


def is_stacked(path: Path) -> bool:
    """Say whether a path holds stacked tables: Parquet parts or a DuckDB file."""
    return (
        is_database(path)
        or (path / _PACKAGES).is_file()
        or next(path.glob(f"*/{_PACKAGES}"), None) is not None
    )


def is_pattern(place: str) -> bool:
    """Say whether a place is a pattern such as `data/*/2024` that names no path itself."""
    return glob.has_magic(place) and not Path(place).exists()


def _matching(place: str) -> list[Path]:
    if not is_pattern(place):
        return [Path(place)]
    found = glob.glob(place, recursive=True)  # noqa: PTH207 - a pattern may be absolute
    return [Path(each) for each in sorted(found)] or [Path(place)]


def _local(path: Path, cache: Path) -> Iterator[Source]:
    if is_database(path):
        yield from (Source(size, bring) for size, bring in database_parts(path, cache))
    elif path.is_dir() and is_stacked(path):
        folders = (
            [path]
            if (path / _PACKAGES).is_file()
            else sorted(each.parent for each in path.glob(f"*/{_PACKAGES}"))
        )
        yield from (_stacked(folder) for folder in folders)
    else:
        descriptors = [str(file) for file in find_packages(path)]
        for each in slices(descriptors):
            yield Source(len(each), partial(cached_part, tuple(each), cache), slow=True)


def _stacked(folder: Path) -> Source:
    try:
        numbers = pl.scan_parquet(file_of(folder, "packages")).select(
            size=pl.len(), first=pl.col(NUMBER).min(), last=pl.col(NUMBER).max()
        )
        size, first, last = numbers.collect().row(0)
    except (pl.exceptions.PolarsError, OSError):
        raise InputError("not_stacked", path=folder) from None
    if size and last - first + 1 != size:
        raise InputError("not_stacked", path=folder)
    part = Part(_key(folder), folder, first or 0, size)
    return Source(size, partial(_there, part))


def _there(part: Part) -> Part:
    return part


def _key(folder: Path) -> str:
    return hashlib.blake2b(stat_key([str(folder / _PACKAGES)]).encode(), digest_size=20).hexdigest()
