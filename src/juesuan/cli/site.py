"""`juesuan site`: packages in, a finished site out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from juesuan.cli.language import say

_USUAL = Path("data")


@click.command("site", help=say("site"))
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help=say("site_out"))
@click.option("--address", metavar="URL", help=say("site_address"))
@click.option("--data-docs/--no-data-docs", default=True, help=say("site_data_docs"))
def command(paths: tuple[Path, ...], out: Path, address: str | None, data_docs: bool) -> None:
    """Build the site and say what is in it."""
    from juesuan.site.builder import build_site
    from juesuan.site.interruption import signals_heeded

    packages = paths or ((_USUAL,) if _USUAL.is_dir() else ())
    with signals_heeded(), _progress() as done:
        built = build_site(packages, out, address=address, data_docs=data_docs, done=done)
    click.echo(say("site_built", path=out, pages=built.pages, packages=built.packages))
    if data_docs and built.packages and not built.data_docs:
        click.echo(say("site_no_data_docs"), err=True)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """Show a bar on a terminal: first the packages, then that the pages are made."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(say("checking"), total=None)

        def done(finished: int, all_: int) -> None:
            progress.update(task, completed=finished, total=all_)
            if finished == all_:
                progress.add_task(say("site_building"), total=None)

        yield done
