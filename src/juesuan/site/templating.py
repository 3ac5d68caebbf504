"""The templates of the generated pages, with the words of one language at hand."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from juesuan.report import labels
from juesuan.site.page import link, shared_link
from juesuan.site.words import say
from juesuan.standard.catalogue import Text

_MARKS = {ord(mark): f"&#{ord(mark)};" for mark in "&\\`*_{}[]<>|#~"}
"""What Markdown would take for its own, as characters."""


def render(template: str, language: str, path: str, **values: Any) -> str:
    """Return a template filled in for the page at a path.

    Every template has `language`, `say(key, …)` (words of the site), `words(key, …)` (words of the reports),
    `pick(text)` (one language of a bilingual text), `link(path)` (to a page) and `shared(path)` (to a file
    that all languages share). A template whose name holds `.html` escapes what is put into it.
    """

    def words(key: str, **named: Any) -> str:
        return labels.say(key, **named)[language]

    def pick(text: Text | None) -> str:
        return text[language] if text else ""

    return (
        _environment()
        .get_template(template)
        .render(
            language=language,
            path=path,
            say=partial(_say, language),
            say_in=_say,
            words=words,
            pick=pick,
            link=partial(link, path),
            shared=partial(shared_link, path, language=language),
            **values,
        )
    )


def _say(language: str, key: str, **values: Any) -> str:
    return say(key, language, **values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("juesuan.site"),
        # Markdown has no markup to escape; its templates use `cell`.
        autoescape=lambda name: bool(name) and ".html" in str(name),  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters["cell"] = _cell
    return environment


def _cell(text: str) -> str:
    """Write a text for a cell of a Markdown table, or for a line of Markdown, word for word."""
    return " ".join(text.translate(_MARKS).split())
