"""What a page says of one field: its type and constraints in words, its values, its twins, its rules."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from juesuan.site.reference.codelists import codelist_title
from juesuan.site.reference.printed import printed_as
from juesuan.site.reference.reads import rules_reading
from juesuan.site.words import say
from juesuan.standard.tables import FieldSchema, TableSchema, table_names, table_schema


def described(schema: TableSchema, field: FieldSchema, language: str) -> dict[str, Any]:
    """Return everything that the page of a table says of one of its fields."""
    return {
        "name": field.name,
        "title": field.title_zh if language == "zh" else field.title_en,
        "description": field.description_zh if language == "zh" else field.description_en,
        "type": say(f"reference.type.{field.type}", language),
        "unit": _unit(field, language),
        "required": say(f"reference.{'is_required' if field.required else 'is_optional'}", language),
        "constraints": list(_constraints(schema, field, language)),
        "choices": [(value, field.labels.get(value, {}).get(language, "")) for value in field.enum],
        "codelist": field.codelist,
        "codelist_title": codelist_title(field.codelist, language) if field.codelist else "",
        "example": field.example,
        "printed": printed_as(schema.name, field.name, language) if schema.statement else [],
        "same": _same(schema.name, field.name, language),
        "rules": rules_reading(schema.name, field.name),
    }


def _unit(field: FieldSchema, language: str) -> str:
    if field.unit is None:
        return ""
    return say("reference.unit.row", language) if field.unit == "row" else field.unit


def _constraints(schema: TableSchema, field: FieldSchema, language: str) -> Iterator[str]:
    yield say(f"reference.constraint.{'required' if field.required else 'optional'}", language)
    if field.name in schema.primary_key:
        yield say("reference.constraint.key", language)
    if field.type == "number":
        yield say("reference.constraint.decimal", language)
    if field.enum:
        yield say("reference.constraint.enum", language)
    if field.pattern:
        yield say("reference.constraint.pattern", language, pattern=field.pattern)
    limits = {"minimum": field.minimum, "maximum": field.maximum, "length": field.max_length}
    for name, value in limits.items():
        if value is not None:
            yield say(f"reference.constraint.{name}", language, value=value)


@cache
def _same(table: str, field: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return the other tables that have a field of this name."""
    others = [n for n in table_names() if n != table and field in table_schema(n).columns]
    title = "title_zh" if language == "zh" else "title_en"
    return tuple((name, getattr(table_schema(name), title)) for name in others)
