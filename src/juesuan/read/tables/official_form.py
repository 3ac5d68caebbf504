"""How a layout prints a table, for whoever prints one: `official_form` of `validations/layouts/*.yaml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, cast

LEFT, ABOVE = "<", "^"
TotalPlace = Literal["first", "last", "header"]


class HeaderCell(NamedTuple):
    """One printed cell of a header or footer: its text, its place from 0, and how far it reaches."""

    text: str
    row: int
    column: int
    height: int = 1
    width: int = 1


class TotalRow(NamedTuple):
    """Where a table by function prints its total row; `across` says that its label covers code and name."""

    label: str
    place: TotalPlace
    across: bool


@dataclass(frozen=True, slots=True, eq=False)
class OfficialForm:
    """One table as it is printed; what a form has no use for is empty."""

    title: str
    """The whole line above the table; `{year}` is left open."""
    captions: tuple[tuple[str, ...], ...]
    """The lines between title and grid; `{department}`, `{year}` and `{unit}` are left open."""
    columns: tuple[str, ...]
    header: tuple[HeaderCell, ...]
    header_rows: int
    column_numbers: tuple[str, ...]
    joined_codes: bool
    total: TotalRow | None
    lines: dict[str, tuple[str, ...]]
    beside: dict[str, str]
    ordinals: tuple[str, ...]
    number_from: dict[str, int]
    blocks: tuple[tuple[str, ...], ...]
    footer: tuple[HeaderCell, ...]
    arrangement: str
    items: dict[str, str]
    notes: tuple[str, ...]
    empty_note: str


def official_form(record: dict[str, Any], shared: dict[str, Any], number: int) -> OfficialForm:
    """Return the form of one table.

    `shared` is what the tables of the layout have in common, `number` the place of the table among them.
    """
    rows = record.get("header", ())
    return OfficialForm(
        title=_numbered(shared["title_line"], number).replace("{title}", record.get("title", "")),
        captions=tuple(tuple(_numbered(text, number) for text in line) for line in shared["captions"]),
        columns=tuple(record.get("columns", ())),
        header=tuple(_cells(rows)),
        header_rows=len(rows),
        column_numbers=tuple(text or "" for text in record.get("column_numbers", ())),
        joined_codes=record.get("joined_codes", False),
        total=_total(record.get("total")),
        lines={side: tuple(lines) for side, lines in record.get("lines", {}).items()},
        beside=dict(record.get("beside", {})),
        ordinals=tuple(record.get("ordinals", ())),
        number_from=dict(record.get("number_from", {})),
        blocks=tuple(tuple(block) for block in record.get("blocks", ())),
        footer=tuple(_cells([record.get("footer", ())])),
        arrangement=record.get("arrangement", ""),
        items=dict(record.get("items", {})),
        notes=tuple(record.get("notes", ())),
        empty_note=record.get("empty_note", ""),
    )


def _numbered(text: str, number: int) -> str:
    return text.replace("{number}", str(number)).replace("{number:02}", f"{number:02}")


def _total(record: dict[str, Any] | None) -> TotalRow | None:
    if record is None:
        return None
    return TotalRow(record["label"], cast("TotalPlace", record["place"]), record.get("across", False))


def _cells(rows: Sequence[Sequence[str | None]]) -> list[HeaderCell]:
    """Turn texts with `<` and `^` into cells that reach over several columns and rows."""
    return [
        HeaderCell(text or "", row, column, _height(rows, row, column), _width(texts, column))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text not in (LEFT, ABOVE)
    ]


def _width(texts: Sequence[str | None], column: int) -> int:
    end = column + 1
    while end < len(texts) and texts[end] == LEFT:
        end += 1
    return end - column


def _height(rows: Sequence[Sequence[str | None]], row: int, column: int) -> int:
    end = row + 1
    while end < len(rows) and rows[end][column] == ABOVE:
        end += 1
    return end - row
