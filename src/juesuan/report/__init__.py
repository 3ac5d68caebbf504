"""Reports: what was found, what was not checked, and what that does not prove, in five formats."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

FORMATS = ("text", "json", "html", "sarif", "csv")
"""The formats that `render` writes."""


def render(
    report: dict[str, Any],
    output_format: str,
    language: str = "zh",
    *,
    colour: bool = False,
    width: int = 100,
) -> str:
    """Return a report object in one of FORMATS.

    `language` is zh or en; JSON and CSV hold both and do not depend on it. Only text minds `colour`
    and `width` (in terminal columns). Raises KeyError for an unknown format.
    """
    return _RENDERERS[output_format](report, language, colour, width)


def _text(report: dict[str, Any], language: str, colour: bool, width: int) -> str:  # noqa: FBT001
    return str(_function("text", "render_text")(report, language, colour=colour, width=width))


def _json(report: dict[str, Any], *_: object) -> str:
    return str(_function("json_report", "render_json")(report))


def _csv(report: dict[str, Any], *_: object) -> str:
    return str(_function("csv_report", "render_csv")(report))


def _html(report: dict[str, Any], language: str, *_: object) -> str:
    return str(_function("html", "render_html")(report, language))


def _sarif(report: dict[str, Any], language: str, *_: object) -> str:
    return str(_function("sarif", "render_sarif")(report, language))


def _function(module: str, name: str) -> Callable[..., object]:
    """Import a renderer when it is asked for: the template engine is slow to load."""
    function: Callable[..., object] = getattr(import_module(f"juesuan.report.{module}"), name)
    return function


_RENDERERS: dict[str, Callable[[dict[str, Any], str, bool, int], str]] = {
    "text": _text,
    "json": _json,
    "html": _html,
    "sarif": _sarif,
    "csv": _csv,
}
