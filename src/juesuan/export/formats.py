"""The file formats, and a book as a file of one of them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from juesuan.errors import InputError
from juesuan.export.sheets import Book
from juesuan.package.files import write_bytes

FORMATS = ("xlsx", "docx", "html", "pdf")
"""Each is a module of `juesuan.export.writers` whose `write` turns a book into bytes."""


def known_format(name: str) -> str:
    """Return a format by name, in whatever case; raises InputError, which lists them, for an unknown one."""
    if name.lower() not in FORMATS:
        raise InputError("unknown_book_format", format=name, known=", ".join(FORMATS))
    return name.lower()


def book_bytes(book: Book, format_: str) -> bytes:
    """Return a book as a file of one format; raises InputError where its library is not installed."""
    writer = import_module(f"juesuan.export.writers.{format_}")
    try:
        content: bytes = writer.write(book)
    except ModuleNotFoundError:
        raise InputError("missing_extra", extra="export") from None
    return content


def write_book(book: Book, format_: str, out: Path, *, replace: bool = False) -> None:
    """Write a book to a file, whole or not at all.

    Raises InputError where the file exists and is not to be replaced, or cannot be written.
    """
    if out.exists() and not replace:
        raise InputError("file_exists", path=out)
    write_bytes(out, book_bytes(book, format_))
