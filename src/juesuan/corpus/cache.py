"""The cache of corpora: parts as Parquet, by the content of their packages."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from juesuan.corpus.parts import Part, content_key, stat_key, write_part
from juesuan.corpus.reading import BulkReader
from juesuan.corpus.workers import without_collecting
from juesuan.package.files import write_text

MOST_KEPT = 20 * 10**9
"""So many bytes stay in the cache after a run; the parts used longest ago go first."""

_SEEN = "seen"


def default_cache() -> Path:
    """Return the folder in which this user's programs keep what they can make again."""
    from platformdirs import user_cache_path  # noqa: PLC0415

    return user_cache_path("juesuan") / "corpus"


def cached_part(descriptors: Sequence[str], cache: Path) -> Part:
    """Return the part of some packages: from the cache where their content is there, else read and kept.

    Files whose size and times have not changed are not read again, as git does it.
    Raises OSError where the cache cannot be written.
    """
    seen = cache / _SEEN / stat_key(descriptors)
    key = seen.read_text() if seen.exists() else ""
    folder = cache / key
    if key and folder.exists():
        folder.touch()
        return Part(key, folder, 0, len(descriptors))
    with without_collecting():
        reader = BulkReader(descriptors)
        key = content_key(descriptors, reader.digests())
        folder = cache / key
        if not folder.exists():
            write_part(folder, reader.frames())
    write_text(seen, key)
    return Part(key, folder, 0, len(descriptors))


def prune(cache: Path, most: int = MOST_KEPT) -> None:
    """Remove the parts used longest ago until the cache is not larger than it may be."""
    folders = [
        each
        for each in cache.glob("*")
        if each.is_dir() and each.name != _SEEN and not each.name.startswith(".")
    ]
    kept = 0
    for folder in sorted(folders, key=lambda each: each.stat().st_mtime, reverse=True):
        kept += sum(file.stat().st_size for file in folder.glob("*"))
        if kept > most:
            shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):
        for seen in (cache / _SEEN).glob("*"):
            if not (cache / seen.read_text()).exists():
                seen.unlink()
