"""`juesuan validate` over a corpus: batches, results in a folder, a summary."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from juesuan.cli.language import say
from juesuan.cli.progress import bars
from juesuan.corpus.telling import summary_json, summary_text
from juesuan.errors import InputError
from juesuan.package.files import write_text

if TYPE_CHECKING:
    from juesuan.corpus.engine import Engine
    from juesuan.corpus.sources import Source

LARGE = 500
"""From so many packages on, batches are faster than one package after the other."""

_SUMMARIES = ("text", "json")
"""The formats of a summary; any other is of a report on every package."""


def is_corpus(
    format_: str,
    paths: Sequence[str],
    engine: str,
    results: Path | None,
    *,
    only_engine: bool = False,
    **_: Any,
) -> bool:
    """Say whether packages are to be judged as a corpus, in batches, and summed up.

    They are where results are to be kept, Spark or an engine alone is asked for, the packages are stacked
    in tables already, or they are many and nobody asks for a report on each. Raises InputError where a path
    holds no package.
    """
    from juesuan.corpus.remote import is_remote
    from juesuan.corpus.sources import is_pattern, is_stacked

    if results is not None or only_engine or engine == "spark":
        return True
    if any(is_remote(path) or is_pattern(path) or is_stacked(Path(path)) for path in paths):
        return True
    return engine in ("auto", "duckdb") and format_ in _SUMMARIES and _is_large(paths)


def _is_large(paths: Sequence[str]) -> bool:
    from juesuan.package.load import find_packages

    folders = [Path(path) for path in paths if Path(path).is_dir()]
    return sum(len(find_packages(folder)) for folder in folders) >= LARGE


def validate_corpus(
    paths: Sequence[str],
    engine: str,
    results: Path | None,
    results_format: str,
    *,
    only_engine: bool,
    memory: int | None,
    cache: str | None,
    master: str | None,
    docs: Path | None,
) -> dict[str, Any]:
    """Judge a corpus and return the summary; raises InputError where a place or an option cannot be used."""
    from juesuan.corpus.memory import engine_memory, most_at_once
    from juesuan.corpus.run import Settings, cache_folder, run
    from juesuan.corpus.sources import sources
    from juesuan.corpus.totals import summary_of

    if engine == "gx" or docs is not None:
        raise InputError("gx_corpus")
    started = time.perf_counter()
    share = engine_memory(memory, only_engine=only_engine)
    with cache_folder(_cache(cache)) as kept, _results(results) as out:
        found = sources(paths, kept)
        with _engine(engine, found, share, master) as (judge, why):
            settings = Settings(
                out, results_format, only_engine, most_at_once(memory, only_engine=only_engine)
            )
            with bars(_stages(), sum(source.size for source in found)) as progress:
                done = run(found, judge, settings, progress)
            how = {
                "engine": judge.name if judge else "oracle",
                "why": why,
                "limit": LARGE,
                "only_engine": only_engine and judge is not None,
                "rules_of_engine": len(judge.rules()) if judge else 0,
                "seconds": round(time.perf_counter() - started, 1),
            }
        summary = summary_of(done, how, results)
        if results:
            write_text(results / "summary.json", summary_json(summary) + "\n")
        return summary


def _stages() -> dict[str, str]:
    return {stage: say(f"stage_{stage}") for stage in ("reading", "judging")}


def _cache(asked: str | None) -> Path | None:
    """Return the folder of the cache: the user's own by default, none where it is said so."""
    from juesuan.corpus.cache import default_cache

    return None if asked == "none" else Path(asked) if asked else default_cache()


def tell(summary: dict[str, Any], format_: str, language: str, output: Path | None) -> None:
    """Print the summary, or write it to a file."""
    width = min(shutil.get_terminal_size((100, 24)).columns, 140)
    colour = output is None and sys.stdout.isatty()
    json = format_ == "json"
    text = summary_json(summary) if json else summary_text(summary, language, colour=colour, width=width)
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
    else:
        write_text(output, text)
        click.echo(say("written", path=output), err=True)


@contextmanager
def _engine(
    asked: str, found: Sequence[Source], memory: int | None, master: str | None
) -> Iterator[tuple[Engine | None, str]]:
    """Give the engine that was asked for, or the one that suits the size, and say why."""
    name, why = _choice(asked, found)
    if name == "oracle":
        yield None, why
        return
    engine: Engine
    if name == "spark":
        from juesuan.corpus.spark_engine import SparkEngine

        engine = SparkEngine(master, memory)
    else:
        from juesuan.corpus.duckdb_engine import DuckDBEngine

        engine = DuckDBEngine(memory)
    try:
        yield engine, why
    finally:
        engine.close()


def _choice(asked: str, found: Sequence[Source]) -> tuple[str, str]:
    if asked != "auto":
        return asked, "asked"
    if not any(source.slow for source in found):
        return "duckdb", "stacked"
    large = sum(source.size for source in found) >= LARGE
    return ("duckdb", "large") if large else ("oracle", "small")


@contextmanager
def _results(asked: Path | None) -> Iterator[Path]:
    """Give the folder of the results; a temporary one where they are not wanted."""
    if asked is None:
        with tempfile.TemporaryDirectory(prefix="juesuan-", ignore_cleanup_errors=True) as folder:
            yield Path(folder)
        return
    try:
        asked.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError("cannot_write", path=asked, reason=error.strerror) from None
    yield asked
