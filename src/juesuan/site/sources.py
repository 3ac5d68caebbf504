"""What a server watches besides hand-written pages: whether it changed, and how to read it again."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

State = tuple[tuple[str, int, int], ...]
"""Every file with its time and size."""


def state_of(paths: Iterable[Path]) -> State:
    """Return what tells one state of files and folders from another; compiled Python is no source."""
    files = (file for path in paths for file in (path, *path.rglob("*")) if "__pycache__" not in file.parts)
    found = ((str(file), file.stat()) for file in files if file.is_file())
    return tuple(sorted((name, stat.st_mtime_ns, stat.st_size) for name, stat in found))


def forget() -> None:
    """Forget all that this program has read from files, so that it is read again."""
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] == "juesuan"]
    for module in modules:
        for value in list(vars(module).values()):
            clear = getattr(value, "cache_clear", None)
            if callable(clear):
                clear()
