"""One page for each rule: what it checks, why, how, with examples, basis and history."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from juesuan.evaluate.finding import Finding
from juesuan.report.labels import family_title, layout_title
from juesuan.site.page import Heading, Page
from juesuan.site.reference.catalogue import table_title
from juesuan.site.reference.example import example_finding
from juesuan.site.reference.formulas import formulas
from juesuan.site.reference.kinds import encoding_titles
from juesuan.site.reference.published import RULES
from juesuan.site.reference.reads import places_of
from juesuan.site.templating import render
from juesuan.site.words import say
from juesuan.standard.catalogue import Rule, kinds, rules
from juesuan.standard.examples import example_words
from juesuan.standard.history import changes, entered
from juesuan.standard.tables import table_schema

if TYPE_CHECKING:
    from juesuan.site.edition import Site

PARTS = ("why", "computed", "examples", "mend", "basis", "reads", "versions")
"""The parts that the page of every rule has."""


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of every rule."""
    for rule in rules():
        yield _page(rule, site.language)


def _page(rule: Rule, language: str) -> Page:
    path = f"rules/{rule.id}"
    title = rule.title[language]
    body = render(
        "reference/rule.html.j2",
        language,
        path,
        rule=rule,
        facts=_facts(rule, language),
        kind=kinds()[rule.kind],
        formulas=formulas(rule, language),
        examples=_examples(rule, language),
        texts="texts" in rule.check or "texts" in rule.examples,
        finding=_finding(example_finding(rule), language),
        reads=_reads(rule, language),
        entered=entered(rule.id),
        changes=[(version, what[language]) for version, what in changes(rule.id)],
        record=json.dumps(rule.check, ensure_ascii=False, indent=2),
        rules_file=RULES,
    )
    headings = tuple(Heading(part, say(f"rules.rule.{part}", language)) for part in PARTS)
    description = say("rules.rule.description", language, id=rule.id, title=title)
    return Page(path, title, body, "html", description, headings)


def _facts(rule: Rule, language: str) -> dict[str, str]:
    between = say("reference.between", language)
    layouts = [layout_title(code)[language] for code in rule.layouts]
    return {
        "family": family_title(rule.family)[language],
        "status": say(f"rules.status.{rule.status}", language),
        "force": _force(rule, language),
        "layouts": between.join(layouts) or say("rules.rule.every_layout", language),
        "runs": encoding_titles(rule.encodings, language),
    }


def _force(rule: Rule, language: str) -> str:
    bounds = {"since": rule.since, "until": rule.until}
    known = [name for name, year in bounds.items() if year is not None]
    key = "between" if len(known) == len(bounds) else known[0] if known else "every_year"
    return say(f"rules.rule.{key}", language, **bounds)


def _examples(rule: Rule, language: str) -> dict[str, list[str]]:
    return {which: [words[language] for words in example_words(rule, which)] for which in ("pass", "fail")}


def _finding(finding: Finding, language: str) -> dict[str, str]:
    """Return what a report says of a finding; a formula that its message repeats is left out."""
    words = finding.message[language]
    message = words[:1].upper() + words[1:]
    formula = finding.formula[language] if finding.formula else ""
    return {
        "severity": finding.severity,
        "verdict": finding.verdict,
        "message": message,
        "formula": "" if formula in words else formula,
        "likely": finding.likely[language] if finding.likely else "",
    }


def _reads(rule: Rule, language: str) -> list[dict[str, Any]]:
    """Group the columns that a rule reads by table."""
    found: dict[str, list[tuple[str, str]]] = {}
    for table, column in places_of(rule.id):
        columns = found.setdefault(table, [])
        if column:
            field = table_schema(table).field(column)
            columns.append((column, field.title_zh if language == "zh" else field.title_en))
    return [
        {"name": table, "title": table_title(table, language), "columns": columns}
        for table, columns in found.items()
    ]
