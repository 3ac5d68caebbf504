"""The files of a package: written whole or not at all, and never taken from outside its folder."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path, PurePosixPath

from juesuan.errors import InputError


def file_inside(folder: Path, path: str) -> Path | None:
    """Return the file at a path below a folder; None where the path, or a link on it, leads out of it."""
    if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
        return None
    try:
        inside = (folder / path).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # links in a ring, a name that no file can have
        return None
    return folder / path if inside else None


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text as `write_bytes` does."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file to a temporary neighbour and rename it into place.

    Raises InputError where the folder cannot be written; the old file then stays as it was.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            temporary.chmod(0o644)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise InputError("cannot_write", path=path, reason=error.strerror) from None
