"""The tables of the standard, as their Table Schemas in `schemas/tables/` state them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from juesuan.standard.location import root

PACKAGE_KEY = ("department_id", "fiscal_year")
"""The columns that every table starts with and that name the package of a row."""


@dataclass(frozen=True, slots=True, eq=False)
class FieldSchema:
    """One column: what it is called, what it means and which values it takes."""

    name: str
    type: str
    title_zh: str
    title_en: str
    description_zh: str
    description_en: str
    role: str
    """key, attribute, amount (money), measure (another number), unit or source."""
    example: str
    required: bool
    pattern: str | None
    enum: tuple[str, ...]
    minimum: int | None
    maximum: int | None
    max_length: int | None
    labels: dict[str, dict[str, str]]
    """For a column with an enumeration: value -> {zh, en}."""
    codelist: str | None
    unit: str | None
    """`row` where the row's unit column says it, a fixed unit such as `%`, or None."""


@dataclass(frozen=True, slots=True, eq=False)
class TableSchema:
    """One table: its titles, its columns in order and its key."""

    name: str
    title_zh: str
    title_en: str
    description_zh: str
    description_en: str
    official_titles: tuple[str, ...]
    fields: tuple[FieldSchema, ...]
    primary_key: tuple[str, ...]
    statement: bool
    """Whether it is one of the nine official tables, not a record of the text or of the reading."""
    descriptor: dict[str, Any]
    """The Table Schema itself; copy it before changing it."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of all columns, in order."""
        return tuple(field.name for field in self.fields)

    @property
    def row_key(self) -> tuple[str, ...]:
        """Return the columns that name a row within its package."""
        return tuple(name for name in self.primary_key if name not in PACKAGE_KEY)

    @property
    def amount_columns(self) -> tuple[str, ...]:
        """Return the columns that hold money."""
        return self.columns_of("amount")

    @property
    def number_columns(self) -> tuple[str, ...]:
        """Return the columns that hold printed decimals: money, rates, scores, counts."""
        return tuple(field.name for field in self.fields if field.role in ("amount", "measure"))

    def columns_of(self, role: str) -> tuple[str, ...]:
        """Return the columns that play one role."""
        return tuple(field.name for field in self.fields if field.role == role)

    def field(self, name: str) -> FieldSchema:
        """Return one column by name; raises KeyError where the table has none of that name."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name} has no column {name}")


@cache
def table_names() -> tuple[str, ...]:
    """Return the names of all tables in the order of the standard."""
    return tuple(_descriptors())


@cache
def table_schema(name: str) -> TableSchema:
    """Return one table by name, or a companion of the tables; raises KeyError for any other name."""
    descriptor = (_descriptors() | _companions())[name]
    return TableSchema(
        name=name,
        title_zh=descriptor["title"],
        title_en=descriptor["juesuan:titleEn"],
        description_zh=descriptor["description"],
        description_en=descriptor["juesuan:descriptionEn"],
        official_titles=tuple(descriptor.get("juesuan:officialTitles", ())),
        fields=tuple(_field(field) for field in descriptor["fields"]),
        primary_key=tuple(descriptor["primaryKey"]),
        statement=descriptor["juesuan:statement"],
        descriptor=descriptor,
    )


@cache
def _descriptors() -> dict[str, dict[str, Any]]:
    files = sorted((root() / "schemas" / "tables").glob("*.json"))
    found = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    return {each["name"]: each for each in sorted(found, key=lambda each: int(each["juesuan:order"]))}


@cache
def _companions() -> dict[str, dict[str, Any]]:
    """Return what travels with a package and is none of its resources: the publisher's explanations."""
    text = (root() / "schemas" / "explanations.json").read_text(encoding="utf-8")
    return {"explanations": json.loads(text)}


def _field(descriptor: dict[str, Any]) -> FieldSchema:
    constraints = descriptor.get("constraints", {})
    return FieldSchema(
        name=descriptor["name"],
        type=descriptor["type"],
        title_zh=descriptor["title"],
        title_en=descriptor["juesuan:titleEn"],
        description_zh=descriptor["description"],
        description_en=descriptor["juesuan:descriptionEn"],
        role=descriptor["juesuan:role"],
        example=descriptor["example"],
        required=constraints.get("required", False),
        pattern=constraints.get("pattern"),
        enum=tuple(constraints.get("enum", ())),
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
        max_length=constraints.get("maxLength"),
        labels={
            category["value"]: {"zh": category["label"], "en": category["juesuan:labelEn"]}
            for category in descriptor.get("categories", ())
        },
        codelist=descriptor.get("juesuan:codelist"),
        unit=descriptor.get("juesuan:unit"),
    )
