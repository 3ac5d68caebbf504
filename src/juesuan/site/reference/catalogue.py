"""The catalogue of rules: one table of all, to be filtered and sorted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from juesuan.report.labels import SEVERITIES, family_title
from juesuan.report.labels import say as report_say
from juesuan.site.page import Page
from juesuan.site.reference.published import RULES
from juesuan.site.reference.reads import tables_of
from juesuan.site.templating import render
from juesuan.site.words import say
from juesuan.standard.catalogue import Rule, kinds, rules
from juesuan.standard.profile import STANDARD_DATE, STANDARD_VERSION
from juesuan.standard.tables import table_names, table_schema
from juesuan.standard.yaml_files import load

if TYPE_CHECKING:
    from juesuan.site.edition import Site


def pages(site: Site) -> Iterator[Page]:
    """Yield the catalogue."""
    language, path = site.language, "rules/index"
    body = render(
        "reference/rules.html.j2",
        language,
        path,
        intro=say(
            "rules.intro",
            language,
            count=len(rules()),
            version=STANDARD_VERSION,
            date=STANDARD_DATE,
            **{severity: report_say(f"severity.{severity}.word") for severity in SEVERITIES},
        ),
        rows=[_row(rule, language) for rule in rules()],
        choices=_choices(language),
        rules_file=RULES,
    )
    yield Page(path, say("rules.title", language), body, "html", say("rules.description", language))


def table_title(name: str, language: str) -> str:
    """Return the title of a table."""
    schema = table_schema(name)
    return schema.title_zh if language == "zh" else schema.title_en


def _row(rule: Rule, language: str) -> dict[str, Any]:
    return {
        "rule": rule,
        "family": family_title(rule.family)[language],
        "kind": kinds()[rule.kind].title[language],
        "tables": [(name, table_title(name, language)) for name in tables_of(rule.id)],
        "rank": SEVERITIES.index(rule.severity),
    }


def _choices(language: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what each filter offers, as values with their titles."""
    read = {table for rule in rules() for table in tables_of(rule.id)}
    return [
        ("family", [(name, family_title(name)[language]) for name in load("validations/families.yaml")]),
        ("severity", [(name, report_say(f"severity.{name}.word")[language]) for name in SEVERITIES]),
        ("kind", [(kind.name, kind.title[language]) for kind in kinds().values()]),
        ("table", [(name, table_title(name, language)) for name in table_names() if name in read]),
    ]
