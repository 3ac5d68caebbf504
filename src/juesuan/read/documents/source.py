"""Any disclosure file into a document: its format is told by its content, and its reader is chosen."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from juesuan.read.documents.document import Document, Grid
from juesuan.read.documents.guarded import read_guarded
from juesuan.read.documents.signatures import format_of
from juesuan.read.errors import UnreadableError, refusal

LARGEST = 100 * 1024 * 1024
"""The largest file that is read, in bytes; disclosures with many scanned stamps reach some ten megabytes."""

MOST_LINES = 50_000
MOST_CHARACTERS = 2_000_000
"""A longer document is none: real ones have some thousand lines and a hundred thousand characters."""

_REASONS = {
    errno.ENOENT: "source_missing",
    errno.ENOTDIR: "source_missing",
    errno.EACCES: "source_denied",
    errno.EPERM: "source_denied",
    errno.ELOOP: "source_loop",
    errno.ENXIO: "source_not_file",
}
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Format(NamedTuple):
    """A format of disclosures: its reader (`module:function`), its suffixes, and whether it is guarded."""

    reader: str
    suffixes: tuple[str, ...]
    guarded: bool


_ROOM = "juesuan.read.documents"
FORMATS = {
    "text": Format(f"{_ROOM}.text:read_text", (".txt",), guarded=False),
    "markdown": Format(f"{_ROOM}.markdown:read_markdown", (".md", ".markdown"), guarded=True),
    "html": Format(f"{_ROOM}.html:read_html", (".html", ".htm"), guarded=True),
    "docx": Format(f"{_ROOM}.word:read_word", (".docx", ".docm"), guarded=True),
    "xlsx": Format(f"{_ROOM}.workbook:read_workbook", (".xlsx", ".xlsm"), guarded=True),
    "xls": Format(f"{_ROOM}.workbook:read_workbook", (".xls",), guarded=True),
    "pdf": Format(f"{_ROOM}.pdf:read_pdf", (".pdf",), guarded=True),
}
SUFFIXES = frozenset(suffix for each in FORMATS.values() for suffix in each.suffixes)
"""What names of disclosure files end in; it chooses files in a folder, never a reader."""


class Source(NamedTuple):
    """The bytes of a file, read once, and the format that they are in (a key of FORMATS)."""

    raw: bytes
    format: str

    def document(self) -> Document:
        """Read the document; raises UnreadableError where it cannot be read or is too long to be real."""
        known = FORMATS[self.format]
        found = read_guarded(known.reader, self.raw) if known.guarded else _reader(known)(self.raw)
        _refuse_long(found)
        return found


def read_source(path: str | Path) -> Document:
    """Read a disclosure of any format, recognised by content: a file's name may lie.

    Raises UnreadableError for a file that is missing, no ordinary file, larger than 100 MB, of no readable
    format, damaged, or not to be read within ten seconds and 500 MB.
    """
    return open_source(path).document()


def open_source(path: str | Path) -> Source:
    """Return the bytes of a file and their format, without reading the document yet.

    Raises UnreadableError for a file that is missing, no ordinary file, larger than 100 MB or of no readable
    format.
    """
    file = Path(path)
    raw = _bytes(file)
    return Source(raw, format_of(raw, file.suffix.lower()))


def _bytes(file: Path) -> bytes:
    try:
        # Opening a pipe would wait for a writer; nothing but an ordinary file is opened at all.
        _refuse_special(file.stat())
        with os.fdopen(os.open(file, _FLAGS), "rb") as stream:
            _refuse_special(os.fstat(stream.fileno()))
            raw = stream.read(LARGEST + 1)
    except OSError as error:
        raise _unopened(error) from None
    if len(raw) > LARGEST:
        raise _too_large(len(raw))
    return raw


def _refuse_special(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise refusal("source_not_file")
    if found.st_size > LARGEST:
        raise _too_large(found.st_size)


def _too_large(size: int) -> UnreadableError:
    return refusal("source_too_large", size=size // 1024 // 1024, largest=LARGEST // 1024 // 1024)


def _refuse_long(document: Document) -> None:
    lines = characters = 0
    for block in document.blocks:
        if isinstance(block, Grid):
            lines += len(block.rows)
            characters += sum(len(cell.text) for row in block.rows for cell in row.cells)
        else:
            lines += 1
            characters += len(block.text)
    if lines > MOST_LINES or characters > MOST_CHARACTERS:
        raise refusal("source_too_long", lines=lines, characters=characters)


def _unopened(error: OSError) -> UnreadableError:
    key = _REASONS.get(error.errno or 0)
    return refusal(key) if key else refusal("unopened", reason=error.strerror)


def _reader(known: Format) -> Callable[[bytes], Document]:
    module, _, function = known.reader.partition(":")
    reader: Callable[[bytes], Document] = getattr(import_module(module), function)
    return reader
