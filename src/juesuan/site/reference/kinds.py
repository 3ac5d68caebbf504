"""The page on the kinds of rules: what each means exactly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from juesuan.report.labels import say as report_say
from juesuan.site.page import Heading, Page
from juesuan.site.templating import render
from juesuan.site.words import say
from juesuan.standard.catalogue import Kind, kinds, rules

if TYPE_CHECKING:
    from juesuan.site.edition import Site


def pages(site: Site) -> Iterator[Page]:
    """Yield the page on the kinds."""
    language, path = site.language, "rules/kinds"
    known = kinds().values()
    body = render("reference/kinds.html.j2", language, path, kinds=[_kind(kind, language) for kind in known])
    headings = tuple(Heading(kind.name, kind.title[language]) for kind in known)
    description = say("rules.kinds.description", language, count=len(kinds()))
    yield Page(path, say("rules.kinds.title", language), body, "html", description, headings)


def encoding_titles(encodings: tuple[str, ...], language: str) -> str:
    """Name the places where rules run."""
    return say("reference.between", language).join(
        say(f"rules.encoding.{each}", language) for each in encodings
    )


def _kind(kind: Kind, language: str) -> dict[str, Any]:
    own = [rule for rule in rules() if rule.kind == kind.name]
    verdicts = dict.fromkeys(verdict for rule in own for verdict in rule.messages)
    return {
        "name": kind.name,
        "title": kind.title[language],
        "meaning": kind.meaning[language],
        "fails": [
            (report_say(f"verdict.{each}.word")[language], report_say(f"verdict.{each}.meaning")[language])
            for each in verdicts
        ],
        "runs": encoding_titles(kind.encodings, language),
        "fewer": any(rule.encodings != kind.encodings for rule in own),
        "rules": own,
    }
