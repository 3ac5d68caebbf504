"""From the records of the layout files to layouts."""

from __future__ import annotations

from typing import Any, cast

from juesuan.read.spelling import plain
from juesuan.read.tables.layout import Form, Layout, Line, Slot, TableLayout
from juesuan.read.tables.official_form import official_form
from juesuan.standard.codelists import codelist, summary_lines, wordings_of
from juesuan.standard.tables import table_schema

Record = dict[str, Any]

_OF_VARIANT = ("tables", "official_form")
"""What a variant may print differently from its family."""
_WORDS = (
    "furniture",
    "note_starts",
    "column_number_labels",
    "none_stated",
    "standard_marks",
    "extra_marks",
    "unit_labels",
    "read_elsewhere",
    "part_ends",
    "department_ends",
)


def merged(base: Record, change: Record) -> Record:
    """Lay one record over another: nested records merge, everything else is replaced, null removes."""
    result = dict(base)
    for key, value in change.items():
        old = result.get(key)
        result[key] = merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return {key: value for key, value in result.items() if value is not None}


def layout_from(family: Record, variant: Record) -> Layout:
    """Return the layout that one variant of a family states; raises KeyError where a record lacks a key."""
    record = merged(family, {key: variant[key] for key in _OF_VARIANT if key in variant})
    listed: dict[str, str] = next((r for r in codelist("layouts") if r["code"] == variant["code"]), {})
    division = listed.get("division") or str(variant.get("division", ""))
    regions = {row["code"]: row["name_zh"] for row in codelist("divisions")}
    first, last = variant.get("years", (0, 9999))
    order = tuple(listed["tables"].split("|") if listed else variant.get("order") or record["tables"])
    words = {key: _plain(record[key]) for key in _WORDS}
    return Layout(
        code=variant["code"],
        name_zh=listed.get("name_zh") or record["title"]["zh"],
        name_en=listed.get("name_en") or record["title"]["en"],
        division=division,
        region=variant.get("region", "") or regions.get(division, ""),
        years=(int(listed.get("years_from") or first), int(listed.get("years_to") or last)),
        order=order,
        signs=_plain(variant.get("signs", ())),
        tables={name: _table(name, table, record, order) for name, table in record["tables"].items()},
        thousands=record["official_form"]["amounts"]["thousands"],
        key_labels=frozenset(_plain(record["key_labels"])),
        plain_labels=frozenset(_plain(record["plain_labels"])),
        side_labels={side: _plain(labels) for side, labels in record["side_labels"].items()},
        **words,
    )


def _table(name: str, record: Record, family: Record, order: tuple[str, ...]) -> TableLayout:
    titles = _plain((*table_schema(name).official_titles, *record.get("titles", ())))
    number = order.index(name) + 1 if name in order else 0
    return TableLayout(
        name=name,
        form=cast("Form", record["form"]),
        titles=tuple(dict.fromkeys(titles)),
        slots=tuple(_slot(slot) for slot in record["slots"]),
        arrangements=tuple(record.get("arrangements", ())),
        totals={plain(label): key for key, labels in record.get("totals", {}).items() for label in labels},
        lines=_lines(name, record.get("line_numbers", {})),
        budget_basis={plain(p): basis for basis, ps in record.get("budget_basis", {}).items() for p in ps},
        subject=_plain(record.get("subject", ())),
        official=official_form(record.get("official_form", {}), family["official_form"], number),
    )


def _slot(record: Record) -> Slot:
    return Slot(
        column=record["column"] or "",
        labels=_plain(record["labels"]),
        under=_plain(record.get("under", ())),
        group=_plain(record.get("group", ())),
        side=record.get("side", ""),
        item=record.get("item", ""),
        row=_plain(record.get("row", ())),
        optional=record.get("optional", False),
    )


def _lines(table: str, numbers: dict[str, int]) -> dict[str, tuple[Line, ...]]:
    lines: dict[str, list[Line]] = {}
    for row in summary_lines(table):
        line = Line(row["line"], _plain(wordings_of(row)), numbers.get(row["line"], 0))
        lines.setdefault(row["side"], []).append(line)
    return {side: tuple(found) for side, found in lines.items()}


def _plain(texts: Any) -> tuple[str, ...]:
    return tuple(plain(text) for text in texts)
