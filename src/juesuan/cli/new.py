"""`juesuan new`: the empty official form of a layout."""

from __future__ import annotations

from pathlib import Path

import click

from juesuan.cli.language import say


@click.command("new", help=say("new"))
@click.option("--layout", metavar="LAYOUT", required=True, help=say("new_layout"))
@click.option("--format", "format_", metavar="FORMAT", required=True, help=say("book_format"))
@click.option("--department", default="", help=say("new_department"))
@click.option("--year", type=click.IntRange(2000, 2100), help=say("new_year"))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help=say("new_out"))
@click.option("--force", is_flag=True, help=say("replace_file"))
def command(
    layout: str, format_: str, department: str, year: int | None, out: Path | None, force: bool
) -> None:
    """Write the nine tables of one layout without amounts."""
    from juesuan.export.book import empty_book
    from juesuan.export.formats import known_format, write_book
    from juesuan.export.request import chosen_layout, usual_year

    format_ = known_format(format_)
    chosen = chosen_layout(layout)
    book = empty_book(chosen, department, year or usual_year(chosen))
    target = out or Path(f"{book.name}.{format_}")
    write_book(book, format_, target, replace=force)
    click.echo(say("exported", path=target, tables=len(book.sheets)))
