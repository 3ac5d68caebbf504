"""The bilingual glossary: the terms of the field, and every name that the standard gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from juesuan.report.labels import OUTCOMES, SEVERITIES, words
from juesuan.report.labels import say as report_say
from juesuan.site.page import Heading, Page, link
from juesuan.site.templating import render
from juesuan.site.words import say
from juesuan.standard.catalogue import Text, kinds
from juesuan.standard.codelists import codelist
from juesuan.standard.tables import PACKAGE_KEY, table_names, table_schema
from juesuan.standard.yaml_files import load

if TYPE_CHECKING:
    from juesuan.site.edition import Site

PATH = "glossary"


class Term(NamedTuple):
    """One entry: what it is called in both languages, what it means, and where more is said."""

    anchor: str
    code: str
    zh: str
    en: str
    meaning: str
    target: str = ""


def pages(site: Site) -> Iterator[Page]:
    """Yield the glossary."""
    language = site.language
    groups = [(name, make(language)) for name, make in _GROUPS.items()]
    body = render("reference/glossary.html.j2", language, PATH, groups=groups)
    title, description = (say(f"reference.glossary.{key}", language) for key in ("title", "description"))
    headings = tuple(Heading(name, say(f"reference.glossary.{name}", language)) for name, _ in groups)
    yield Page(PATH, title, body, "html", description, headings)


def _terms(language: str) -> list[Term]:
    return [
        Term(
            f"term-{row['code']}", row["code"], row["name_zh"], row["name_en"], row[f"definition_{language}"]
        )
        for row in codelist("glossary")
    ]


def _tables(language: str) -> list[Term]:
    schemas = [table_schema(name) for name in table_names()]
    return [
        Term(
            f"table-{each.name}",
            each.name,
            each.title_zh,
            each.title_en,
            each.description_zh if language == "zh" else each.description_en,
            link(PATH, f"tables/{each.name}.html"),
        )
        for each in schemas
    ]


def _columns(language: str) -> list[Term]:
    """Return every field of the official tables by its name; each meaning of a name once."""
    found: dict[tuple[str, str], Term] = {}
    for name in table_names():
        schema = table_schema(name)
        for field in schema.fields if schema.statement else ():
            if field.name in PACKAGE_KEY and name != table_names()[0]:
                continue
            anchor = f"field-{field.name}" if not _has(found, field.name) else f"field-{name}-{field.name}"
            meaning = field.description_zh if language == "zh" else field.description_en
            target = link(PATH, f"tables/{name}.html#{field.name}")
            term = Term(anchor, field.name, field.title_zh, field.title_en, meaning, target)
            found.setdefault((field.name, field.title_zh), term)
    return list(found.values())


def _has(found: dict[tuple[str, str], Term], name: str) -> bool:
    return any(known == name for known, _ in found)


def _concepts(language: str) -> list[Term]:
    return [
        Term(
            f"concept-{row['code']}",
            row["code"],
            row["name_zh"],
            row["name_en"],
            row[f"definition_{language}"],
            link(PATH, f"codelists/concepts.html#{row['code']}"),
        )
        for row in codelist("concepts")
    ]


def _sections(language: str) -> list[Term]:  # noqa: ARG001 - a title is all that a section has
    target = "codelists/sections.html"
    return [
        Term(
            f"section-{row['code']}",
            row["code"],
            row["name_zh"],
            row["name_en"],
            "",
            link(PATH, f"{target}#{row['code']}"),
        )
        for row in codelist("sections")
    ]


def _of_reports(group: str, names: tuple[str, ...], language: str) -> list[Term]:
    return [
        _said(
            f"{group}-{name}",
            name,
            report_say(f"{group}.{name}.word"),
            report_say(f"{group}.{name}.meaning")[language],
        )
        for name in names
    ]


def _families(language: str) -> list[Term]:  # noqa: ARG001 - a title is all that a family has
    return [
        _said(f"family-{name}", name, record["title"], "", link(PATH, "rules/index.html") + f"?family={name}")
        for name, record in load("validations/families.yaml").items()
    ]


def _kinds(language: str) -> list[Term]:  # noqa: ARG001 - what a kind means is said on its own page
    return [
        _said(f"kind-{kind.name}", kind.name, kind.title, "", link(PATH, f"rules/kinds.html#{kind.name}"))
        for kind in kinds().values()
    ]


def _basis(language: str) -> list[Term]:  # noqa: ARG001 - its title is all that a basis has
    return [_said(f"basis-{name}", name, report_say(f"basis.{name}"), "") for name in words("basis")]


def _said(anchor: str, code: str, title: Text, meaning: str, target: str = "") -> Term:
    return Term(anchor, code, title["zh"], title["en"], meaning, target)


_GROUPS = {
    "terms": _terms,
    "tables": _tables,
    "columns": _columns,
    "concepts": _concepts,
    "sections": _sections,
    "severities": lambda language: _of_reports("severity", SEVERITIES, language),
    "outcomes": lambda language: _of_reports("outcome", OUTCOMES, language),
    "verdicts": lambda language: _of_reports("verdict", words("verdict"), language),
    "basis": _basis,
    "families": _families,
    "kinds": _kinds,
}
