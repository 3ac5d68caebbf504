"""Progress bars on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager


@contextmanager
def bar(title: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """Show how far the work is; the function given is told what has been done since its last call."""
    with bars({"work": title}, total) as advance:
        yield lambda count: advance("work", count)


@contextmanager
def bars(titles: Mapping[str, str], total: int | None) -> Iterator[Callable[[str, int], None]]:
    """Show a bar for each stage; the function given is told the stage and what has been done of it."""
    if not sys.stderr.isatty():
        yield lambda _stage, _count: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        tasks = {stage: shown.add_task(title, total=total) for stage, title in titles.items()}
        yield lambda stage, count: shown.advance(tasks[stage], count)
