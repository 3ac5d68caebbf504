"""The templates of the reports in one language: those of the site, and those of a report on its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from juesuan.report import labels
from juesuan.report.html import READING, with_amounts_set_off
from juesuan.site.page import link, shared_link
from juesuan.site.reports.marks import Mark
from juesuan.site.words import say

if TYPE_CHECKING:
    from juesuan.standard.catalogue import Text

_INDENTS = re.compile(r"\n\s+")
"""What only templates need."""
_REFERENCE = Markup('<a class="{}" href="#finding-{}" title="{}">{}</a>')
_REFERENCES = Markup('<sup class="refs">{}</sup>')
_RULE = Markup('<a class="rule-name" href="{}{}.html"><code>{}</code></a>')


def render_html(template: str, language: str, path: str, **values: Any) -> str:
    """Return a template filled in for the page at a path, everything that is put into it escaped.

    The templates have the words of the reports (`say`), those of the site (`words`), links to pages (`page`)
    and to files that all languages share (`shared`). `cell_link` may be given to link places to cells.
    """
    rules = link(path, "rules/_").removesuffix("_")
    html = (
        _environment(language)
        .get_template(template)
        .render(
            {"cell_link": _no_link, **values},
            path=path,
            page=partial(link, path),
            shared=partial(shared_link, path, language=language),
            rules=rules,
            rule_name=lambda rule: _RULE.format(rules, rule, rule),
        )
    )
    return _INDENTS.sub("\n", html)


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("juesuan.site"), PackageLoader("juesuan.report")]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(both=partial(_pick, language), formula=partial(_formula, language))
    environment.globals.update(READING, refs=partial(_references, language))
    environment.globals.update(
        say=partial(_say, language), words=partial(_words, language), language=language
    )
    return environment


def _pick(language: str, text: Text) -> str:
    return text[language]


def _formula(language: str, text: Text) -> str:
    return with_amounts_set_off(text[language])


def _say(language: str, key: str, **values: object) -> str:
    return labels.say(key, **values)[language]


def _words(language: str, key: str, **values: Any) -> str:
    return say(key, language, **values)


def _references(language: str, marks: Iterable[Mark]) -> str:
    """Return the numbers of the findings at a place, each a link to its finding."""
    links = [
        _REFERENCE.format(
            f"tone-{mark.severity}" if mark.main else "concerned",
            mark.fingerprint, mark.title[language], mark.number,
        )
        for mark in marks
    ]  # fmt: skip
    return _REFERENCES.format(Markup(" ").join(links)) if links else ""


def _no_link(_: dict[str, Any]) -> str:
    return ""
