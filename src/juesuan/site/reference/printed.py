"""Where a table stands in each layout, and under which headings its columns are printed."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from juesuan.export.frame import header_rows
from juesuan.export.sheets import SheetRow
from juesuan.read.tables.layouts import Layout, layouts, national
from juesuan.read.tables.official_form import OfficialForm
from juesuan.site.words import say

_NAMES = {
    "code": "_code",
    "code_category": "_code",
    "code_section": "_code",
    "code_item": "_code",
    "name": "_name",
}
"""Columns of a form that hold codes and names, and how the fields that keep them end."""


class Standing(NamedTuple):
    """The place of a table in one layout."""

    code: str
    title: str
    place: str
    printed_title: str


class Form(NamedTuple):
    """A printed header and the layouts that share it."""

    layouts: str
    rows: tuple[SheetRow, ...]
    notes: tuple[str, ...]


@cache
def all_layouts() -> tuple[Layout, ...]:
    """Return every layout of the standard, the nationwide one last."""
    return (*sorted(layouts(), key=lambda layout: layout.code), national())


def standings(table: str, language: str) -> list[Standing]:
    """Return where a table stands in each layout that prints it."""
    return [
        Standing(
            layout.code,
            layout_title(layout, language),
            say("reference.table.place", language, number=layout.order.index(table) + 1),
            layout.tables[table].official.title.replace("{year}", "××××"),
        )
        for layout in all_layouts()
        if table in layout.tables
    ]


def forms(table: str, language: str) -> list[Form]:
    """Return the headers that a table is printed with, each once."""
    found: dict[tuple[tuple[SheetRow, ...], tuple[str, ...]], list[str]] = {}
    for layout in all_layouts():
        if table in layout.tables:
            form = layout.tables[table].official
            notes = tuple(note for note in form.notes if "{" not in note)
            found.setdefault((header_rows(form), notes), []).append(layout_title(layout, language))
    between = say("reference.between", language)
    return [Form(between.join(names), rows, notes) for (rows, notes), names in found.items()]


def printed_as(table: str, field: str, language: str) -> list[str]:
    """Say under which headings each layout prints a field; empty where none prints it."""
    found: dict[str, list[str]] = {}
    for layout in all_layouts():
        if table in layout.tables:
            places = _places(layout.tables[table].official, field, language)
            found.setdefault(places, []).append(layout_title(layout, language))
    if set(found) <= {""}:
        return []
    between = say("reference.between", language)
    lines = []
    for places, names in found.items():
        joined = between.join(names)
        lines.append(
            f"{places}{say('reference.field.of_layouts', language, layouts=joined)}"
            if places
            else say("reference.field.not_printed", language, layouts=joined)
        )
    return lines


def layout_title(layout: Layout, language: str) -> str:
    """Return the name of a layout in a language."""
    if not layout.code:
        return say("reference.table.nationwide", language)
    return layout.name_zh if language == "zh" else layout.name_en


def _places(form: OfficialForm, field: str, language: str) -> str:
    """Return the headings of a field in one form, each with its printed column number."""
    found: dict[str, None] = {}
    for index, name in enumerate(form.columns):
        if _is_of(name.rpartition(".")[2], field):
            found[_place(form, index, language)] = None
    return say("reference.between", language).join(found)


def _is_of(column: str, field: str) -> bool:
    return column == field or (column in _NAMES and field.endswith(_NAMES[column]) and field != "item_name")


def _place(form: OfficialForm, index: int, language: str) -> str:
    labels = [
        cell.text for cell in form.header if cell.text and cell.column <= index < cell.column + cell.width
    ]
    numbers = form.column_numbers
    number = numbers[index] if index < len(numbers) and numbers[index].isdigit() else ""
    label = " › ".join(dict.fromkeys(labels))
    words = say("reference.field.number", language, number=number) if number else ""
    return say("reference.field.heading", language, label=label, number=words)
