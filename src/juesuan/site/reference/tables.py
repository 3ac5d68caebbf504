"""The pages on the tables: an index, and one page for each with an anchor for every field."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from juesuan.site.page import Heading, Page
from juesuan.site.reference.example import clean_package
from juesuan.site.reference.fields import described
from juesuan.site.reference.printed import forms, standings
from juesuan.site.reference.published import companion_path, table_path
from juesuan.site.reference.reads import COMPANIONS, rules_reading
from juesuan.site.templating import render
from juesuan.site.words import say
from juesuan.standard.tables import PACKAGE_KEY, TableSchema, table_names, table_schema

if TYPE_CHECKING:
    from juesuan.site.edition import Site

_MOST_ROWS = 8
_LEFT_OUT = (*PACKAGE_KEY, "source_ref")


def pages(site: Site) -> Iterator[Page]:
    """Yield the index of the tables and the page of each."""
    yield _index(site.language)
    for name in documented():
        yield _page(table_schema(name), site.language)


def documented() -> tuple[str, ...]:
    """Return the names of all tables that have a page."""
    return (*table_names(), *COMPANIONS)


def _index(language: str) -> Page:
    path = "tables/index"
    tables = [_summary(table_schema(name), language) for name in documented()]
    body = render(
        "reference/tables.html.j2",
        language,
        path,
        statements=[table for table in tables if table["statement"]],
        others=[table for table in tables if not table["statement"]],
    )
    anchors = ("statements", "others", "same", "raw")
    headings = tuple(Heading(anchor, say(f"reference.tables.{anchor}", language)) for anchor in anchors)
    title, description = (say(f"reference.tables.{key}", language) for key in ("title", "description"))
    return Page(path, title, body, "html", description, headings)


def _page(schema: TableSchema, language: str) -> Page:
    path = f"tables/{schema.name}"
    table = _summary(schema, language)
    fields = [described(schema, field, language) for field in schema.fields]
    printed = standings(schema.name, language) if schema.statement else []
    body = render(
        "reference/table.html.j2",
        language,
        path,
        table=table,
        fields=fields,
        example=_example(schema),
        layouts=printed,
        forms=forms(schema.name, language) if printed else [],
        sources=_sources(schema, language),
        basis=_basis(schema.name, language),
        rules=rules_reading(schema.name),
    )
    description = say("reference.table.description", language, title=table["title"], name=schema.name)
    return Page(path, table["title"], body, "html", description, _headings(table, fields, language))


def _headings(table: dict[str, Any], fields: list[dict[str, Any]], language: str) -> tuple[Heading, ...]:
    parts = ("fields", "example", "layouts", "basis", "rules")
    left_out = {"layouts"} if not table["statement"] else set()
    left_out |= {"example"} if table["companion"] else set()
    found: list[Heading] = []
    for part in parts:
        if part not in left_out:
            found.append(Heading(part, say(f"reference.table.{part}", language)))
        if part == "fields":
            found += [Heading(field["name"], field["title"], 3) for field in fields]
    return tuple(found)


def _summary(schema: TableSchema, language: str) -> dict[str, Any]:
    chinese = language == "zh"
    companion = schema.name in COMPANIONS
    return {
        "name": schema.name,
        "title": schema.title_zh if chinese else schema.title_en,
        "description": schema.description_zh if chinese else schema.description_en,
        "official_titles": schema.official_titles,
        "statement": schema.statement,
        "companion": companion,
        "primary_key": schema.primary_key,
        "fields": schema.fields,
        "schema_path": companion_path(schema.name) if companion else table_path(schema.name),
        "schema_file": f"{schema.name}.json",
    }


def _example(schema: TableSchema) -> dict[str, Any] | None:
    """Return some rows of the invented example, without what is the same in every row."""
    records = clean_package().tables.get(schema.name, [])
    if not records:
        return None
    columns = [field for field in schema.fields if field.name not in _LEFT_OUT]
    printed = [record for record in records if any(record.values[name] for name in schema.number_columns)]
    rows = [
        [(record.values[field.name], field.role in ("amount", "measure")) for field in columns]
        for record in (printed or records)[:_MOST_ROWS]
    ]
    return {"columns": [field.name for field in columns], "rows": rows, "all": len(records)}


def _sources(schema: TableSchema, language: str) -> list[str]:
    key = "title" if language == "zh" else "juesuan:titleEn"
    return [source[key] for source in schema.descriptor.get("sources", ())]


@cache
def _basis(table: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return what the rules on a table rest on besides the definitions of the standard, each once."""
    order = ("law", "printed_formula", "template")
    found = {
        (basis["type"], basis[language]): None
        for rule in rules_reading(table)
        for basis in rule.basis
        if basis["type"] in order
    }
    return tuple(sorted(found, key=lambda each: order.index(each[0])))
