"""The file that a reader has: where a command names a disclosure of one's own, the example plays it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from clean_disclosure import compose
from juesuan.export.book import book_of
from juesuan.export.formats import write_book
from juesuan.export.request import own_layout
from juesuan.package.load import load_package

_EXAMPLE = Path(__file__).parents[2] / "data" / "example"
_WHOLE = {".docx": "docx", ".html": "html", ".md": "md", ".txt": "md"}
FORMATS = {*_WHOLE, ".pdf", ".xlsx"}


@cache
def disclosure(suffix: str) -> bytes:
    """Return the example as a file of a format: a whole disclosure, or its tables where none is made."""
    if suffix in _WHOLE:
        return compose("wuhan", _WHOLE[suffix], place="武汉市江汉区")
    package = load_package(_EXAMPLE)
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"tables{suffix}"
        write_book(book_of(package, own_layout(package)), suffix[1:], file)
        return file.read_bytes()
