"""`juesuan ingest`: disclosures in, data packages out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from juesuan.cli.language import say


@click.command("ingest", help=say("ingest"))
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help=say("out"))
@click.option("--department-id", help=say("department_id"))
@click.option("--year", type=click.IntRange(2000, 2100), help=say("year"))
@click.option("--publisher", help=say("publisher"))
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help=say("published"))
@click.option("--force", is_flag=True, help=say("force"))
def command(
    sources: tuple[Path, ...],
    out: Path,
    department_id: str | None,
    year: int | None,
    publisher: str | None,
    published: datetime | None,
    force: bool,
) -> None:
    """Read each source and write its package."""
    from juesuan.package.disclosure import Given, ingest

    given = Given(department_id, year, publisher, published.date().isoformat() if published else None)
    for source in sources:
        written = ingest(source, out, given, replace=force)
        click.echo(
            say(
                "ingested",
                path=written.folder,
                tables=written.tables,
                numbers=written.numbers,
                placed=written.placed,
                unplaced=written.unplaced,
            )
        )
