"""How regional templates print the tables, as `validations/layouts/*.yaml` state it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from juesuan.read.spelling import plain
from juesuan.standard.codelists import codelist
from juesuan.standard.tables import table_schema
from juesuan.standard.yaml_files import load_folder

Form = Literal["coded", "two_sides", "economic", "items"]
NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class Slot:
    """One amount column of a table in printed order; labels are plain texts."""

    column: str
    labels: tuple[str, ...]
    under: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    side: str = ""
    item: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class TableLayout:
    """How one table is printed."""

    name: str
    form: Form
    titles: tuple[str, ...]
    """Plain titles, the longest first."""
    slots: tuple[Slot, ...]
    totals: dict[str, str]
    """The plain label of a total row -> its key."""
    lines: dict[str, tuple[Line, ...]]
    """The lines of each side of a summary, in order."""
    budget_basis: dict[str, str]
    """A plain phrase -> initial or final."""
    subject: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a summary: its code, its plain labels and its printed number (0 where unknown)."""

    line: str
    labels: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """One layout: where and when it is used, and its tables; an empty code is the nationwide layout."""

    code: str
    region: str
    years: tuple[int, int]
    order: tuple[str, ...]
    signs: tuple[str, ...]
    tables: dict[str, TableLayout]
    furniture: tuple[str, ...]
    note_starts: tuple[str, ...]
    column_number_labels: tuple[str, ...]
    none_stated: tuple[str, ...]


@cache
def national() -> Layout:
    """Return the layout that holds where nothing more special is known."""
    return _layout(_family(NATIONAL), {"code": ""})


@cache
def layouts() -> tuple[Layout, ...]:
    """Return every variant of every regional family."""
    return tuple(
        _layout(_family(name), variant)
        for name, record in load_folder("validations/layouts").items()
        for variant in record.get("variants", ())
    )


def _family(name: str) -> dict[str, Any]:
    record = load_folder("validations/layouts")[name]
    parent = record.get("extends")
    return _merged(_family(parent), record) if parent else record


def _merged(base: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """Lay one record over another: nested records merge, everything else is replaced."""
    result = dict(base)
    for key, value in change.items():
        old = result.get(key)
        result[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return result


def _layout(family: dict[str, Any], variant: dict[str, Any]) -> Layout:
    record = _merged(family, {key: variant[key] for key in ("tables",) if key in variant})
    listed = next((row for row in codelist("layouts") if row["code"] == variant["code"]), {})
    regions = {row["code"]: row["name_zh"] for row in codelist("divisions")}
    return Layout(
        code=variant["code"],
        region=regions.get(listed.get("division", ""), ""),
        years=(int(listed.get("years_from") or 0), int(listed.get("years_to") or 9999)),
        order=tuple(listed.get("tables", "").split("|")) if listed else tuple(record["tables"]),
        signs=_plain(variant.get("signs", ())),
        tables={name: _table(name, table) for name, table in record["tables"].items()},
        furniture=_plain(record["furniture"]),
        note_starts=_plain(record["note_starts"]),
        column_number_labels=_plain(record["column_number_labels"]),
        none_stated=_plain(record["none_stated"]),
    )


def _table(name: str, record: dict[str, Any]) -> TableLayout:
    titles = _plain((*table_schema(name).official_titles, *record.get("titles", ())))
    return TableLayout(
        name=name,
        form=cast("Form", record["form"]),
        titles=tuple(sorted(dict.fromkeys(titles), key=len, reverse=True)),
        slots=tuple(_slot(slot) for slot in record["slots"]),
        totals={plain(label): key for key, labels in record.get("totals", {}).items() for label in labels},
        lines=_lines(name, record.get("line_numbers", {})),
        budget_basis={plain(p): basis for basis, ps in record.get("budget_basis", {}).items() for p in ps},
        subject=_plain(record.get("subject", ())),
    )


def _slot(record: dict[str, Any]) -> Slot:
    return Slot(
        column=record["column"],
        labels=_plain(record["labels"]),
        under=_plain(record.get("under", ())),
        group=_plain(record.get("group", ())),
        side=record.get("side", ""),
        item=record.get("item", ""),
        optional=record.get("optional", False),
    )


def _lines(table: str, numbers: dict[str, int]) -> dict[str, tuple[Line, ...]]:
    lines: dict[str, list[Line]] = {}
    for row in codelist("summary_lines"):
        if row["table"] == table:
            labels = _plain((row["name_zh"], *(alias for alias in row["aliases"].split("|") if alias)))
            lines.setdefault(row["side"], []).append(Line(row["line"], labels, numbers.get(row["line"], 0)))
    return {side: tuple(found) for side, found in lines.items()}


def _plain(texts: Any) -> tuple[str, ...]:
    return tuple(plain(text) for text in texts)
