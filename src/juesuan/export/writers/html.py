"""Web pages: one self-contained file that prints as it looks."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from juesuan.export.sheets import Book, caption_sides, grid, printed

if TYPE_CHECKING:
    from jinja2 import Environment


def write(book: Book) -> bytes:
    """Return a book as a UTF-8 page without scripts, with merged cells as rowspan and colspan."""
    template = _environment().get_template("book.html.j2")
    return template.render(book=book).encode()


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        loader=PackageLoader("juesuan.export"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals.update(grid=grid, printed=printed, sides=caption_sides)
    return environment
