"""The pages on the code lists: an index, and one page for each with an anchor for every code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from juesuan.site.page import Heading, Page
from juesuan.site.reference.published import codelist_path, codelist_schema_path
from juesuan.site.templating import render
from juesuan.site.words import say
from juesuan.standard.codelists import Row, codelist, codelist_names
from juesuan.standard.location import root
from juesuan.standard.tables import table_names, table_schema

if TYPE_CHECKING:
    from juesuan.site.edition import Site


def pages(site: Site) -> Iterator[Page]:
    """Yield the index of the code lists and the page of each."""
    yield _index(site.language)
    for name in codelist_names():
        yield _page(name, site.language)


@cache
def codelist_schema(name: str) -> dict[str, Any]:
    """Return the Table Schema of a code list."""
    file = root() / "schemas" / "codelists" / "schemas" / f"{name}.json"
    loaded: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def codelist_title(name: str, language: str) -> str:
    """Return the title of a code list."""
    return _said(codelist_schema(name), "title", language)


@cache
def codelist_labels(name: str, language: str) -> dict[str, dict[str, str]]:
    """Return what the values of each enumerated column of a code list mean."""
    fields = codelist_schema(name)["fields"]
    return {field["name"]: dict(_field(field, language)["choices"]) for field in fields}


def anchor_of(name: str, row: Row) -> str:
    """Return the anchor of a row: its code, with its table or a year where the code alone is not unique."""
    key = codelist_schema(name)["primaryKey"]
    if "code" not in key:
        return "-".join(row[column] for column in key)
    first = next(each for each in codelist(name) if each["code"] == row["code"])
    return (
        row["code"] if first is row else f"{row['code']}-{row.get('valid_from') or row.get('valid_to', '')}"
    )


def _index(language: str) -> Page:
    path = "codelists/index"
    body = render(
        "reference/codelists.html.j2",
        language,
        path,
        lists=[_summary(name, language) for name in codelist_names()],
    )
    title, description = (say(f"reference.codelists.{key}", language) for key in ("title", "description"))
    return Page(path, title, body, "html", description)


def _page(name: str, language: str) -> Page:
    path = f"codelists/{name}"
    summary = _summary(name, language)
    fields = [_field(field, language) for field in codelist_schema(name)["fields"]]
    body = render(
        "reference/codelist.html.j2",
        language,
        path,
        codelist=summary,
        fields=fields,
        rows=[_row(name, row, language) for row in codelist(name)],
    )
    description = say("reference.codelist.description", language, title=summary["title"])
    parts = ("columns", "used", "rows")
    headings = tuple(Heading(part, say(f"reference.codelist.{part}", language)) for part in parts)
    return Page(path, summary["title"], body, "html", description, headings)


def _summary(name: str, language: str) -> dict[str, Any]:
    schema = codelist_schema(name)
    return {
        "name": name,
        "title": codelist_title(name, language),
        "description": _said(schema, "description", language),
        "open": schema["juesuan:openCodelist"],
        "count": len(codelist(name)),
        "sources": [_said(source, "title", language) for source in schema.get("sources", ())],
        "csv": codelist_path(name),
        "schema": codelist_schema_path(name),
        "used": _used(name, language),
    }


def _used(name: str, language: str) -> list[tuple[str, str, str]]:
    """Return the fields that take their values from a list: table, its title, field."""
    title = "title_zh" if language == "zh" else "title_en"
    return [
        (table, getattr(table_schema(table), title), field.name)
        for table in table_names()
        for field in table_schema(table).fields
        if field.codelist == name
    ]


def _field(field: dict[str, Any], language: str) -> dict[str, Any]:
    label = "label" if language == "zh" else "juesuan:labelEn"
    return {
        "name": field["name"],
        "title": _said(field, "title", language),
        "description": _said(field, "description", language),
        "choices": [(each["value"], each[label]) for each in field.get("categories", ())],
        "number": field["type"] == "integer",
    }


def _row(name: str, row: Row, language: str) -> dict[str, Any]:
    """Return the anchor of a row and its cells: what is written, and the label of a value that has one."""
    labels = codelist_labels(name, language)
    cells = [(value, labels.get(column, {}).get(value, "")) for column, value in row.items()]
    return {"anchor": anchor_of(name, row), "cells": cells}


def _said(record: dict[str, Any], key: str, language: str) -> str:
    english = f"juesuan:{key}En"
    return str(record[key] if language == "zh" else record[english])
