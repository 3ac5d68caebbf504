"""The tables of a package as published: every row and value as printed, cells in question marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from juesuan.evaluate.names import Names
from juesuan.package.content import Package, Record
from juesuan.site.reports.anchors import cell_anchor
from juesuan.site.reports.cells import CellView, Column, Row, Side, TableView
from juesuan.site.reports.marks import Mark, Marks, Place, tone
from juesuan.standard.tables import PACKAGE_KEY, FieldSchema, TableSchema, table_names, table_schema

_SHEETS = ("performance_projects", "performance_indicators")
_TOTALS = ("total_revenue", "total_expenditure")
"""The lines of the two sides of a summary that stand in one row."""
_SUMS = ("revenue_grand_total", "expenditure_grand_total", "personnel_total", "general_operating_total")
_HALVES = ("side", "group")
_CODES = ("function_code", "economic_code")
_HIDDEN = ("side", "line", "group", "item", "budget_basis", "unit", "source_ref", "sheet", "indicator_id")
_NAMES = ("item_name", "function_name", "economic_name", "project_name", "level_3")
_DEPTH = {3: 0, 5: 1, 7: 2}


class Tables:
    """All tables of one package, ready for the page."""

    def __init__(self, package: Package, marks: Marks) -> None:
        self._package, self._marks, self._names = package, marks, Names(package)
        self._anchors: dict[Place, str] = {}
        self.official = tuple(self._views(name for name in table_names() if table_schema(name).statement))
        self.sheets = tuple(self._views(_SHEETS))
        found = {view.name for view in self.official}
        self.missing = tuple(
            {"name": name, "zh": schema.title_zh, "en": schema.title_en}
            for name in table_names()
            if (schema := table_schema(name)).statement and name not in found
        )

    def link(self, location: dict[str, Any]) -> str:
        """Return the link to where a place stands on the page; "" where it does not stand there."""
        anchor = self._anchors.get((location["table"], location["row"], location["column"]))
        return f"#{anchor}" if anchor else ""

    def _views(self, names: Sequence[str] | Iterator[str]) -> Iterator[TableView]:
        return (self._view(table_schema(name)) for name in names if name in self._package.tables)

    def _view(self, schema: TableSchema) -> TableView:
        records = self._package.tables[schema.name]
        self._anchors[schema.name, "", ""] = f"table-{schema.name}"
        sides, rows = [], []
        for title, half in _halves(schema, records):
            fields = self._shown(schema, half)
            columns = tuple(Column(field.title_zh, field.title_en, _kind(field)) for field in fields)
            sides.append(Side(title, columns))
            rows.append([(record.key, self._row(schema, fields, record)) for record in half])
        return TableView(
            name=schema.name,
            title={"zh": schema.title_zh, "en": schema.title_en},
            units=tuple(dict.fromkeys(filter(None, (r.values.get("unit", "") for r in records)))),
            basis=_basis(schema, records),
            sides=tuple(sides),
            rows=tuple(_beside(rows, [len(side.columns) for side in sides])),
            marks=self._marks.at(schema.name),
        )

    def _shown(self, schema: TableSchema, records: Sequence[Record]) -> tuple[FieldSchema, ...]:
        """Return the columns that the printed table has; the name comes before the number of the line.

        A half of a table prints only the columns that it uses, a whole table all of them.
        """
        units = {record.values.get("unit", "") for record in records}
        hidden = {*PACKAGE_KEY, *_HIDDEN} - ({"unit"} if len(units) > 1 else set())
        fields = [field for field in schema.fields if field.name not in hidden]
        if not any(name in schema.columns for name in _HALVES):
            return tuple(fields)
        used = {name for record in records for name, text in record.values.items() if text}
        used |= {column for record in records for column in self._marks.columns(schema.name, record.key)}
        fields = [field for field in fields if field.name in used or _kind(field) == "name"]
        return tuple(sorted(fields, key=_as_printed))

    def _row(self, schema: TableSchema, fields: Sequence[FieldSchema], record: Record) -> Row:
        """Return a row; findings about the row, or about columns that are not shown, stand at its name."""
        holder = next((field.name for field in fields if field.name in _NAMES), fields[0].name)
        hidden = sorted(self._marks.columns(schema.name, record.key) - {field.name for field in fields})
        elsewhere = [mark for column in hidden for mark in self._marks.at(schema.name, record.key, column)]
        for column in hidden:
            self._anchors[schema.name, record.key, column] = cell_anchor(schema.name, record.key, holder)
        return tuple(
            self._cell(schema.name, field, record, elsewhere if field.name == holder else [])
            for field in fields
        )

    def _cell(self, table: str, field: FieldSchema, record: Record, more: list[Mark]) -> CellView:
        text = record.values.get(field.name, "")
        if field.name in _CODES and text and not text.isdigit():
            text = ""  # the key of a total, which no table prints
        marks = (*self._marks.at(table, record.key, field.name), *more)
        linked = marks or (text and field.role == "amount" and table not in _SHEETS)
        anchor = cell_anchor(table, record.key, field.name) if linked else ""
        if anchor:
            self._anchors[table, record.key, field.name] = anchor
        english = self._english(table, field, record)
        return CellView(text, _kind(field), _depth(record.key), anchor, english, tone(marks), marks)

    def _english(self, table: str, field: FieldSchema, record: Record) -> str:
        if field.name not in _NAMES or table in _SHEETS:
            return ""
        english = self._names.row(table, record.key)["en"].removeprefix(record.key).strip()
        return english if english.isascii() else ""


def _as_printed(field: FieldSchema) -> int:
    """Order the columns of a half as forms print them: name, number of the line, amounts."""
    return ("code", "name", "text", "amount").index(_kind(field))


def _basis(schema: TableSchema, records: Sequence[Record]) -> dict[str, str] | None:
    if "budget_basis" not in schema.columns or not records:
        return None
    return schema.field("budget_basis").labels.get(records[0].values["budget_basis"])


def _halves(
    schema: TableSchema, records: Sequence[Record]
) -> list[tuple[dict[str, str] | None, list[Record]]]:
    """Return the rows of each half of a table that is printed in halves; of another table, all rows."""
    name = next((each for each in _HALVES if each in schema.columns), None)
    if name is None:
        return [(None, list(records))]
    labels = {
        value: {language: text[:1].upper() + text[1:] for language, text in label.items()}
        for value, label in schema.field(name).labels.items()
    }
    halves = [(label, [r for r in records if r.values[name] == value]) for value, label in labels.items()]
    found = [(label, rows) for label, rows in halves if rows]
    whole = sum(len(rows) for _, rows in found) == len(records)
    return [*found] if found and whole else [(None, list(records))]


def _beside(sides: list[list[tuple[str, Row]]], widths: list[int]) -> Iterator[Row]:
    """Set the sides of a table side by side, their totals of the year in one row."""
    at = [next((i for i, (key, _) in enumerate(side) if key in _TOTALS), None) for side in sides]
    lowest = max((place for place in at if place is not None), default=0)
    blanks = [("", (CellView("", "blank"),) * width) for width in widths]
    filled = [
        [*side[:place], *[blank] * (lowest - place), *side[place:]] if place is not None else side
        for side, place, blank in zip(sides, at, blanks, strict=True)
    ]
    for rows in zip_longest(*filled):
        chosen = [row or blank for row, blank in zip(rows, blanks, strict=True)]
        yield tuple(cell for _, cells in chosen for cell in cells)


def _depth(key: str) -> int:
    if key.isdigit():
        return _DEPTH.get(len(key), 0)
    return -1 if key in _SUMS or key.startswith("total") else 0


def _kind(field: FieldSchema) -> str:
    if field.name in _CODES:
        return "code"
    if field.role in ("amount", "measure"):
        return "amount"
    return "name" if field.name in _NAMES else "text"
