"""Parquet parts at an address that fsspec knows: each is fetched once, and kept in the cache."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl

from juesuan.corpus.parts import Part, file_of, new_folder, part_at
from juesuan.corpus.stacked import NUMBER, stacked_tables
from juesuan.errors import InputError

_ADDRESS = re.compile(r"[a-z][a-z0-9+.]+(://|::)", re.IGNORECASE)
_PACKAGES = "packages.parquet"


def is_remote(place: str) -> bool:
    """Say whether a place is an address and not a path."""
    return _ADDRESS.match(place) is not None


def remote_parts(address: str, cache: Path) -> Iterator[tuple[int, Callable[[], Part]]]:
    """Yield size and fetcher of every part below an address.

    Raises InputError where fsspec is not installed, the address cannot be read, or has no parts.
    """
    system, root = _system(address)
    try:
        found = sorted(system.glob(f"{root.rstrip('/')}/*/{_PACKAGES}")) or system.glob(
            f"{root.rstrip('/')}/{_PACKAGES}"
        )
        for file in found:
            folder = file.rsplit("/", 1)[0]
            with system.open(file, "rb") as stream:
                size = pl.read_parquet(stream, columns=[NUMBER]).height
            yield size, partial(_fetched, address, folder, cache / _key(system, folder))
    except (OSError, ValueError, pl.exceptions.PolarsError) as error:
        raise InputError("unreadable_address", path=address, reason=error) from None
    if not found:
        raise InputError("no_parts", path=address)


def _system(address: str) -> tuple[Any, str]:
    try:
        import fsspec  # type: ignore[import-untyped] # noqa: PLC0415

        return fsspec.core.url_to_fs(address)  # type: ignore[no-any-return]
    except ModuleNotFoundError:
        raise InputError("missing_extra", extra="remote") from None
    except (ImportError, ValueError, OSError) as error:
        raise InputError("unreadable_address", path=address, reason=error) from None


def _key(system: Any, folder: str) -> str:
    states = [
        (each["name"], each.get("size"), str(each.get("mtime") or each.get("ETag") or each.get("created")))
        for each in system.ls(folder, detail=True)
    ]
    return hashlib.blake2b(repr(sorted(states)).encode(), digest_size=20).hexdigest()


def _fetched(address: str, folder: str, target: Path) -> Part:
    """Return a part from the cache, where it is put first if it is not there."""
    if not target.exists():
        system, _ = _system(address)
        names = {each.rsplit("/", 1)[-1] for each in system.ls(folder, detail=False)}
        with new_folder(target) as draft:
            for table in stacked_tables():
                file = file_of(draft, table)
                if file.name in names:
                    system.get_file(f"{folder}/{file.name}", str(file))
    return part_at(target)
