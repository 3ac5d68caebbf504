"""`juesuan explain`: correct or explain — what the publisher says about findings."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from juesuan.cli.language import say, user_language

if TYPE_CHECKING:
    from juesuan.package.content import Explanation
    from juesuan.package.explanations import Explanations

_SHORTEST_PREFIX = 6


@click.command("explain", help=say("explain"))
@click.argument("package", metavar="PACKAGE", type=click.Path(path_type=Path))
@click.argument("fingerprint", metavar="[FINGERPRINT]", required=False)
@click.option("--reason", metavar="TEXT", help=say("explain_reason"))
@click.option("--author", metavar="NAME", help=say("explain_author"))
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help=say("explain_date"))
@click.option("--remove", is_flag=True, help=say("explain_remove"))
@click.option("--lang", type=click.Choice(["zh", "en"]), help=say("lang"))
def command(
    package: Path,
    fingerprint: str | None,
    reason: str | None,
    author: str | None,
    day: datetime | None,
    remove: bool,
    lang: str | None,
) -> None:
    """List the warnings and notes of one package, or explain one of them."""
    language = lang or user_language()
    given = any(value is not None for value in (reason, author, day))
    if fingerprint is None and (given or remove):
        raise click.UsageError(say("explain_which", language))
    if remove and given:
        raise click.UsageError(say("explain_or_remove", language))
    if fingerprint is not None and not remove and (reason is None or author is None):
        raise click.UsageError(say("explain_incomplete", language))
    file = _package_file(package)
    if fingerprint is None:
        _list(file, language)
    elif remove:
        _remove(file.parent, fingerprint, language)
    else:
        _explain(file, fingerprint, (reason or "", author or "", _day(day, language)), language)


def _package_file(path: Path) -> Path:
    """Return the descriptor of the one package at a path; a disclosure has no place for explanations."""
    from juesuan.errors import InputError
    from juesuan.package.load import find_packages

    if path.is_file() and path.suffix.lower() != ".json":
        raise InputError("explain_disclosure", path=path)
    found = find_packages(path)
    if len(found) > 1:
        raise InputError("several_packages", path=path, count=len(found))
    return found[0]


def _day(day: datetime | None, language: str) -> str:
    today = date.today()  # noqa: DTZ011 - the day on the author's calendar
    if day is not None and day.date() > today:
        raise click.BadParameter(say("explain_future", language), param_hint="--date")
    return (day.date() if day else today).isoformat()


def _checked(file: Path, language: str) -> dict[str, Any]:
    """Check the package anew and return its part of the report."""
    from juesuan.evaluate.oracle import evaluate
    from juesuan.package.load import load_package
    from juesuan.report.build import Run, build_report

    package = load_package(file)
    report = build_report(Run("oracle", language, datetime.now(UTC)), [(package, evaluate(package))])
    checked: dict[str, Any] = report["packages"][0]
    return checked


def _list(file: Path, language: str) -> None:
    from juesuan.package.explanations import read_explanations
    from juesuan.report.answers import render_answers

    checked = _checked(file, language)
    known = {finding["fingerprint"] for finding in checked["findings"]}
    stale = [each for each in read_explanations(file.parent).found.values() if each.fingerprint not in known]
    width = min(shutil.get_terminal_size((100, 24)).columns, 120)
    click.echo(render_answers(checked, stale, language, colour=sys.stdout.isatty(), width=width).rstrip("\n"))


def _explain(file: Path, start: str, values: tuple[str, str, str], language: str) -> None:
    from juesuan.errors import InputError
    from juesuan.package.content import Explanation
    from juesuan.package.explanations import explanation_problem, one_line, write_explanations

    written = _usable(file.parent)
    findings = {finding["fingerprint"]: finding for finding in _checked(file, language)["findings"]}
    finding = findings[_match(start, findings, "unknown_fingerprint", file.parent)]
    explanation = Explanation(finding["fingerprint"], *map(one_line, values))
    problem = explanation_problem(explanation)
    if problem is not None:
        option, words = problem
        raise InputError("explanation_malformed", option=option, **words)
    replaced = explanation.fingerprint in written.found
    write_explanations(file.parent, (written.found | {explanation.fingerprint: explanation}).values())
    _confirm("explained_again" if replaced else "explained", file.parent, explanation.fingerprint, language)
    click.echo(f"  {finding['message'][language]}")
    if finding["severity"] == "error":
        click.echo(say("explained_error", language), err=True)


def _remove(folder: Path, start: str, language: str) -> None:
    from juesuan.package.explanations import write_explanations

    written = _usable(folder)
    fingerprint = _match(start, written.found, "no_explanation", folder)
    left: list[Explanation] = [each for each in written.found.values() if each.fingerprint != fingerprint]
    write_explanations(folder, left)
    _confirm("explanation_removed", folder, fingerprint, language)


def _usable(folder: Path) -> Explanations:
    """Read the explanations of a folder; where writing them anew would lose a line, say so instead."""
    from juesuan.errors import InputError
    from juesuan.package.explanations import EXPLANATIONS, read_explanations

    read = read_explanations(folder)
    for problem in read.problems:
        if problem.rule != "files-in-utf8":
            words = {"zh": problem.zh, "en": problem.en, "printed": problem.printed, "line": problem.line}
            raise InputError(f"explanations_{problem.verdict}", path=folder / EXPLANATIONS, **words)
    return read


def _match(start: str, fingerprints: Iterable[str], unknown: str, path: Path) -> str:
    """Return the one fingerprint that starts with some digits."""
    from juesuan.errors import InputError

    start = start.strip().lower()
    if len(start) < _SHORTEST_PREFIX:
        raise InputError("short_fingerprint", start=start, shortest=_SHORTEST_PREFIX)
    found = [each for each in fingerprints if each.startswith(start)]
    if not found:
        raise InputError(unknown, start=start, path=path)
    if len(found) > 1:
        raise InputError("ambiguous_fingerprint", start=start, found=", ".join(found))
    return found[0]


def _confirm(key: str, folder: Path, fingerprint: str, language: str) -> None:
    from juesuan.package.explanations import EXPLANATIONS

    click.echo(say(key, language, path=folder / EXPLANATIONS, fingerprint=fingerprint))
