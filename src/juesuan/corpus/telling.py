"""The summary of a run in words and tables, for a terminal, and as one JSON object."""

from __future__ import annotations

import io
import json
from typing import Any

from juesuan.standard.yaml_files import load

_MOST = 15
Object = dict[str, Any]


def summary_json(summary: Object) -> str:
    """Return the summary as JSON."""
    return json.dumps(summary, ensure_ascii=False, indent=2)


def summary_text(summary: Object, language: str, *, colour: bool = False, width: int = 100) -> str:
    """Return the summary as text for a terminal."""
    from rich.console import Console  # noqa: PLC0415

    buffer = io.StringIO()
    console = Console(file=buffer, width=width, force_terminal=colour, no_color=not colour, highlight=False)
    tone = "bold red" if summary["totals"]["errors"] else "bold green"
    console.print(words("headline", language, **summary["totals"]), style=tone)
    for line in _lines(summary, language):
        console.print(line)
    _tables(console, summary, language)
    kept = summary["results"]
    console.print(words("results", language, path=kept) if kept else words("not_kept", language))
    return buffer.getvalue()


def words(key: str, language: str, **values: Any) -> str:
    """Return a phrase of `validations/messages/corpus.yaml`."""
    text: str = load("validations/messages/corpus.yaml")[key][language]
    return text.format(**values)


def _lines(summary: Object, language: str) -> list[str]:
    run, totals = summary["run"], summary["totals"]
    why = words(run["why"], language, limit=run["limit"])
    lines = [
        words("engine", language, engine=run["engine"], why=why, seconds=run["seconds"], rate=run["rate"])
    ]
    others = run["rules"] - run["rules_of_engine"]
    if run["only_engine"]:
        lines.append(words("rules_of_engine", language, judged=run["rules_of_engine"], others=others))
    elif run["rules_of_engine"]:
        lines.append(words("rules_all", language, rules=run["rules"], judged=run["rules_of_engine"]))
    if totals["not_run"] or totals["inconclusive"]:
        lines.append(words("incomplete", language, count=totals["not_run"], open=totals["inconclusive"]))
    lines += [
        words(key, language, count=totals[key])
        for key in ("broken", "repeated", "resumed", "faults")
        if totals[key]
    ]
    return lines


def _tables(console: Any, summary: Object, language: str) -> None:
    title = f"title_{language}"
    broken = sorted(
        (each for each in summary["by_rule"] if each["findings"]), key=lambda each: -each["findings"]
    )
    rows = [
        (f"{each[title]} [dim]{each['rule']}[/dim]", each["findings"], each["packages"]) for each in broken
    ]
    _table(console, language, "by_rule", ("rule", "findings", "packages"), rows)
    columns = ("packages", "with_errors", "errors", "warnings", "notes")
    for name, column in (("by_division", "division"), ("by_year", "fiscal_year")):
        found = (
            sorted(summary[name], key=lambda each: -each["errors"])
            if name == "by_division"
            else summary[name]
        )
        lines = [
            (str(each[column] or words("no_division", language)), *(each[c] for c in columns))
            for each in found
        ]
        _table(console, language, name, ("division" if name == "by_division" else "year", *columns), lines)


def _table(
    console: Any, language: str, name: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]
) -> None:
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    if not rows:
        return
    table = Table(title=words(name, language), title_justify="left", title_style="bold", box=SIMPLE_HEAD)
    for number, column in enumerate(columns):
        table.add_column(words(column, language), justify="right" if number else "left")
    for first, *others in rows[:_MOST]:
        table.add_row(first, *(f"{value:,}" for value in others))
    console.print(table)
    if len(rows) > _MOST:
        console.print(words("more", language, count=len(rows) - _MOST, file=name), style="dim")
