"""The bytes of a source, no more of them than a reader takes."""

from __future__ import annotations

from pathlib import Path

from juesuan.read.errors import refusal

_MEGABYTE = 1024 * 1024


def opened(source: str | Path | bytes, largest: int) -> bytes:
    """Return the bytes of a file, or the bytes given, at most `largest` of them.

    Raises UnreadableError for a file that is missing, empty or larger.
    """
    raw = source if isinstance(source, bytes) else _read(Path(source), largest)
    if not raw:
        raise refusal("empty")
    if len(raw) > largest:
        raise refusal("too_large", size=len(raw) // _MEGABYTE, largest=largest // _MEGABYTE)
    return raw


def _read(file: Path, largest: int) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(largest + 1)
    except OSError as error:
        raise refusal("unopened", reason=error.strerror) from None
    except ValueError as error:  # A name that no file can have, such as one with a NUL in it.
        raise refusal("unopened", reason=error) from None
