"""`juesuan ingest`: disclosures in, data packages out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from juesuan.cli.language import say, user_language

if TYPE_CHECKING:
    from juesuan.package.disclosure import Given, Written
    from juesuan.package.disclosures import Found, Outcome


@click.command("ingest", help=say("ingest"))
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help=say("out"))
@click.option("--department-id", help=say("department_id"))
@click.option("--year", type=click.IntRange(2000, 2100), help=say("year"))
@click.option("--publisher", help=say("publisher"))
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help=say("published"))
@click.option("--jobs", type=click.IntRange(1, 256), help=say("jobs"))
@click.option("--force", is_flag=True, help=say("force"))
def command(
    sources: tuple[Path, ...],
    out: Path,
    department_id: str | None,
    year: int | None,
    publisher: str | None,
    published: datetime | None,
    jobs: int | None,
    force: bool,
) -> None:
    """Read each source and write its package."""
    from juesuan.package.disclosure import Given, ingest
    from juesuan.package.disclosures import find_disclosures

    given = Given(department_id, year, publisher, published.date().isoformat() if published else None)
    found = find_disclosures(sources)
    if len(sources) == len(found.files) == 1 and not sources[0].is_dir():
        click.echo(_success(sources[0], ingest(sources[0], out, given, replace=force)))
        return
    if department_id or year:
        raise click.UsageError(say("one_file_only"))
    _ingest_all(found, out, given, jobs or 0, force)


def _ingest_all(found: Found, out: Path, given: Given, jobs: int, force: bool) -> None:
    """Say of each file what became of it, and at the end what failed; then exit with 1, or 2 if all did."""
    from juesuan.package.disclosures import ingest_many

    outcomes = [*found.closed]
    for outcome in found.closed:
        _line(_failure(outcome), failed=True)
    work = ingest_many(found.files, out, given, jobs=jobs, replace=force)
    for outcome in _with_progress(work, len(found.files)):
        outcomes.append(outcome)
        if outcome.written:
            _line(_success(outcome.source, outcome.written))
        else:
            _line(_failure(outcome), failed=True)
    _summarise(outcomes, found)


def _summarise(outcomes: list[Outcome], found: Found) -> None:
    failed = [outcome for outcome in outcomes if outcome.problem]
    done = len(outcomes) - len(failed)
    click.echo(say("ingested_all", files=len(outcomes), written=done, failed=len(failed)), err=True)
    if found.others:
        kinds = " ".join(f"{suffix or '-'}×{count}" for suffix, count in sorted(found.others.items()))
        click.echo(say("passed_over", count=found.others.total(), kinds=kinds), err=True)
    for outcome in failed:
        click.echo(_failure(outcome), err=True)
    if failed:
        sys.exit(1 if done else 2)


def _success(source: Path, written: Written) -> str:
    counts: dict[str, Any] = {"tables": written.tables, **written.coverage}
    return say("ingested", source=source, path=written.folder, **counts)


def _failure(outcome: Outcome) -> str:
    sentence = outcome.problem.text(user_language()) if outcome.problem else ""
    return say("not_ingested", sentence=sentence)


def _line(text: str, *, failed: bool = False) -> None:
    # Not click.echo: a bar on the terminal moves down only for what passes through these streams.
    stream = sys.stderr if failed else sys.stdout
    stream.write(text + "\n")
    stream.flush()


def _with_progress(outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    """Show a bar on a terminal."""
    if not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    both = sys.stdout.isatty()
    with Progress(*columns, console=console, transient=True, redirect_stdout=both) as progress:
        yield from progress.track(outcomes, total=total, description=say("reading"))
