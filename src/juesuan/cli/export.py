"""`juesuan export`: a package as the official tables in a file, or many packages stacked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from juesuan.cli.language import say

if TYPE_CHECKING:
    from juesuan.export.sheets import Book

_MOST_LISTED = 5


@click.command("export", help=say("export"))
@click.argument("packages", metavar="PACKAGE...", nargs=-1, required=True)
@click.option("--format", "format_", metavar="FORMAT", required=True, help=say("book_format"))
@click.option("--layout", metavar="LAYOUT", help=say("export_layout"))
@click.option("--out", type=click.Path(path_type=Path), help=say("export_out"))
@click.option("--force", is_flag=True, help=say("replace_file"))
def command(
    packages: tuple[str, ...], format_: str, layout: str | None, out: Path | None, force: bool
) -> None:
    """Write the nine tables of one package, or all tables of many packages stacked."""
    from juesuan.export.stacked import FORMATS as STACKED

    if format_.lower() in STACKED:
        _stacked(packages, format_.lower(), out, replace=force)
        return
    from juesuan.export.book import book_of
    from juesuan.export.formats import known_format, write_book
    from juesuan.export.request import chosen_layout, one_of, own_layout, whole_package

    format_ = known_format(format_)
    content = whole_package(one_of(packages))
    book = book_of(content, chosen_layout(layout) if layout else own_layout(content))
    target = out or Path(f"{book.name}.{format_}")
    write_book(book, format_, target, replace=force)
    click.echo(say("exported", path=target, tables=len(book.sheets)))
    _say_left_out(book)


def _stacked(packages: tuple[str, ...], format_: str, out: Path | None, *, replace: bool) -> None:
    from juesuan.cli.progress import bar
    from juesuan.export.stacked import export_stacked

    target = out or Path("packages.duckdb" if format_ == "duckdb" else "packages-parquet")
    with bar(say("reading")) as progress:
        count = export_stacked(packages, format_, target, progress, replace=replace)
    click.echo(say("exported_stacked", path=target, count=count))


def _say_left_out(book: Book) -> None:
    """Say which amounts the layout has no cell for, so that none disappears silently."""
    if book.left_out:
        first = book.left_out[:_MOST_LISTED]
        cells = ", ".join(f"{each.table}/{each.row}/{each.column} = {each.amount}" for each in first)
        more = ", …" if len(book.left_out) > _MOST_LISTED else ""
        click.echo(say("left_out", count=len(book.left_out), cells=cells + more), err=True)
