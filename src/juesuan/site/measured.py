"""The pages of what benchmarks measured: which faults are caught, and how fast the program is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from juesuan.report.labels import family_title
from juesuan.site.measured_corpora import corpus_tables
from juesuan.site.page import Page, link
from juesuan.site.templating import render
from juesuan.site.words import say
from juesuan.standard.catalogue import rules_by_id
from juesuan.standard.location import root
from juesuan.standard.yaml_files import load

if TYPE_CHECKING:
    from juesuan.site.edition import Site

WORDS = "validations/messages/site/measured.yaml"
RESULTS = "benchmarks/results"
"""Where the benchmarks keep what they measured."""


def measured_pages(site: Site) -> Iterable[Page]:
    """Make the pages of fault injection and of performance from the measurements as committed."""
    yield _page("faults", site.language, **_faults(measurement("faults"), site.language))
    yield _page("performance", site.language, **_performance(measurement("performance")))


def measurement(name: str) -> dict[str, Any]:
    """Return a measurement as its benchmark wrote it."""
    text = (root() / RESULTS / f"{name}.json").read_text(encoding="utf-8")
    result: dict[str, Any] = json.loads(text)
    return result


def share(part: int, whole: int) -> str:
    """Return a share to a tenth of a percent, never rounded up to all."""
    if not whole:
        return "–"
    tenths = 1000 * part // whole
    return f"{tenths // 10}.{tenths % 10} %"


def _page(name: str, language: str, **values: Any) -> Page:
    body = render(f"{name}.md.j2", language, name, share=share, mean=_mean, **values)
    title = say(f"measured.{name}.title", language)
    return Page(name, title, body, description=say(f"measured.{name}.description", language))


def _faults(found: dict[str, Any], language: str) -> dict[str, Any]:
    """Add what the template cannot know: the words of families and where rules have their pages."""
    families = {family for row in found["faults"] for family in row["families"]}
    undecided = [outcome["rule"] for row in found["untouched"] for outcome in row["undecided"]]
    crowded = [rule for row in found["crowded"] for rule in row["rules"]]
    return {
        **found,
        "faults": sorted(found["faults"], key=lambda row: (_order("target", row), _order("kind", row))),
        "families": {family: family_title(family)[language] for family in families},
        "rule": {rule: _rule(rule, language) for rule in {*undecided, *crowded}},
    }


def _performance(found: dict[str, Any]) -> dict[str, Any]:
    """Turn the results for corpora of several sizes, where there are any, into tables."""
    return {**found, "corpus": corpus_tables(found["corpus"]["sizes"])} if "corpus" in found else found


def _order(group: str, row: dict[str, Any]) -> int:
    """Return where a row stands among those of its page: in the order of the words."""
    return list(load(WORDS)[group]).index(row[group])


def _rule(rule_id: str, language: str) -> str:
    """Return a link to a rule; a measurement may name one that the catalogue no longer has."""
    rule = rules_by_id().get(rule_id)
    if rule is None:
        return f"`{rule_id}`"
    return f"[{rule.title[language]}]({link('faults', f'rules/{rule_id}.md')})"


def _mean(total: int, count: int) -> str:
    return f"{total / count:.2f}" if count else "–"
