"""`juesuan validate`: packages or disclosures in, a report out."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from juesuan.cli.language import say, user_language

if TYPE_CHECKING:
    from juesuan.evaluate.finding import Evaluation
    from juesuan.package.content import Package

FORMATS = ("text", "json", "html", "sarif", "csv")
RESULTS = ("parquet", "csv", "json")
ENGINES = ("auto", "oracle", "duckdb", "spark", "gx")
_LEVELS = {"error": ("error",), "warning": ("error", "warning"), "never": ()}
_WORTH_A_BAR = 20


def _memory(_context: click.Context, _option: click.Parameter, text: str | None) -> int | None:
    from juesuan.corpus.memory import parse_memory

    try:
        return None if text is None else parse_memory(text)
    except ValueError:
        raise click.BadParameter(say("memory_malformed", text=text)) from None


@click.command("validate", help=say("validate"))
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help=say("format"))
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help=say("output"))
@click.option("--fail-on", type=click.Choice(list(_LEVELS)), default="error", help=say("fail_on"))
@click.option("--lang", type=click.Choice(["zh", "en"]), help=say("lang"))
@click.option("--engine", type=click.Choice(ENGINES), default="auto", help=say("engine"))
@click.option("--docs", type=click.Path(path_type=Path, file_okay=False), help=say("docs"))
@click.option("--results", type=click.Path(path_type=Path, file_okay=False), help=say("results"))
@click.option("--results-format", type=click.Choice(RESULTS), default="parquet", help=say("results_format"))
@click.option("--only-engine", is_flag=True, help=say("only_engine"))
@click.option("--memory", metavar="SIZE", callback=_memory, help=say("memory"))
@click.option("--cache", metavar="DIR|none", help=say("cache"))
@click.option("--master", metavar="ADDRESS", help=say("master"))
def command(format_: str, output: Path | None, fail_on: str, lang: str | None, **asked: Any) -> None:
    """Check every package at the paths and write one report, or the summary of a corpus."""
    from juesuan.cli.corpus import is_corpus

    language = lang or user_language()
    if is_corpus(format_, **asked):
        _validate_corpus(format_, output, fail_on, language, asked)
        return
    from juesuan.report.build import Run, build_report
    from juesuan.report.standing import unexplained

    started = datetime.now(UTC)
    engine = "oracle" if asked["engine"] == "auto" else asked["engine"]
    results = _results([Path(path) for path in asked["paths"]], engine, asked["docs"])
    report = build_report(Run(engine, language, started), results)
    _write(report, format_, language, output)
    if any(unexplained(report, severity) for severity in _LEVELS[fail_on]):
        sys.exit(1)


def _validate_corpus(
    format_: str, output: Path | None, fail_on: str, language: str, asked: dict[str, Any]
) -> None:
    from juesuan.cli.corpus import tell, validate_corpus

    summary = validate_corpus(**asked)
    tell(summary, format_, language, output)
    totals = summary["totals"]
    if totals["faults"]:
        sys.exit(3)
    found = {"error": totals["errors"], "warning": totals["warnings"] - totals["explained"]}
    if any(found[severity] > 0 for severity in _LEVELS[fail_on]):
        sys.exit(1)


def _results(paths: Iterable[Path], engine: str, docs: Path | None) -> list[tuple[Package, Evaluation]]:
    from juesuan.evaluate.oracle import evaluate
    from juesuan.package.years import Years

    packages = _packages(paths)
    if engine == "oracle":
        years = Years(packages)
        return [
            (package, evaluate(package, earlier=years.before(package)))
            for package in _with_progress(packages)
        ]
    from juesuan.encode.engines import evaluate_with

    return evaluate_with(engine, packages, docs)


def _packages(paths: Iterable[Path]) -> list[Package]:
    """Load every package; one that cannot be read is a package with that one problem, unless it is alone."""
    from juesuan.errors import InputError
    from juesuan.package.load import broken_package

    sources = [source for path in paths for source in _sources(path)]
    packages: list[Package] = []
    for source in sources:
        try:
            packages.append(_load(source))
        except InputError as error:
            if len(sources) == 1:
                raise
            packages.append(broken_package(source, error))
    return packages


def _sources(path: Path) -> list[Path]:
    from juesuan.package.load import find_packages

    # What is neither a folder nor missing is read, or refused by its reader: a pipe, a link to itself.
    return [path] if not path.is_dir() and (path.exists() or path.is_symlink()) else find_packages(path)


def _load(source: Path) -> Package:
    from juesuan.package.load import load_package

    if source.suffix.lower() == ".json" and source.is_file():
        return load_package(source)
    from juesuan.package.disclosure import read_disclosure

    return read_disclosure(source)


def _with_progress(packages: list[Package]) -> Iterable[Package]:
    """Show a bar on a terminal where the work is long enough to wonder."""
    if len(packages) < _WORTH_A_BAR or not sys.stderr.isatty():
        return packages
    from rich.console import Console
    from rich.progress import track

    return track(packages, description=say("checking"), console=Console(stderr=True), transient=True)


def _write(report: dict[str, Any], format_: str, language: str, output: Path | None) -> None:
    from juesuan.package.files import write_text
    from juesuan.report import render

    colour = output is None and sys.stdout.isatty()
    width = min(shutil.get_terminal_size((100, 24)).columns, 120)
    text = render(report, format_, language, colour=colour, width=width)
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    write_text(output, text)
    click.echo(say("written", path=output), err=True)
