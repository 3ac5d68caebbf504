"""The reading notes: what was restored, proved, or could not be placed, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from juesuan.arithmetic.equations import Cell
from juesuan.read.placement.place import Placement
from juesuan.read.placement.problem import Fact
from juesuan.read.reading import Row
from juesuan.read.tables.outline import Region
from juesuan.read.tables.rows import Number, PrintedRow, TableRows
from juesuan.standard.tables import table_schema

Fields = dict[str, str]
_BETWEEN = "、"


def note_rows(
    tables: Iterable[TableRows],
    restored: Iterable[PrintedRow],
    placements: Iterable[Placement],
    numbers: Iterable[Row] = (),
    further: Iterable[Region] = (),
) -> list[Row]:
    """Return every note with its number, in the order of the kinds: what is lost comes first.

    `numbers` are the notes on numbers of the text, without their own; `further` are the tables that the
    standard does not know.
    """
    found = [*_unplaced(placements), *_strays(tables), *_further(further)]
    found += [*_restored(restored), *_proved(placements)]
    found += _column_numbers(tables)
    found += numbers
    return [{"note_id": f"n{number:03d}", **fields} for number, fields in enumerate(found, start=1)]


def _note(kind: str, table: str, printed: str, reason: str, source: str, **more: str) -> Fields:
    """Return one note; `reason` is one of those that the table's schema lists."""
    return {
        "kind": kind,
        "table": table,
        "row": more.get("row", ""),
        "column": more.get("column", ""),
        "printed": printed,
        "read_as": more.get("read_as", ""),
        "reason": reason,
        "detail": more.get("detail", ""),
        "source_ref": source,
    }


def _unplaced(placements: Iterable[Placement]) -> Iterator[Fields]:
    for placement in placements:
        row = placement.row
        for index, number in enumerate(row.numbers):
            if placement.slots[index] is None and number.text:
                where = _where(placement, index)
                source = number.position.reference
                yield _note("unplaced", row.table, number.printed, placement.how, source, **where)
            elif number.text and not row.slots[placement.slots[index] or 0].column:
                source = number.position.reference
                yield _note("unplaced", row.table, number.printed, "unknown_columns", source)


def _where(placement: Placement, index: int) -> Fields:
    """Return the row and the column of an unplaced number as far as they are known."""
    row = placement.row
    slots = [row.slots[slot] for slot in (placement.options[index] if placement.options else ())]
    items, columns = {slot.item for slot in slots}, {slot.column for slot in slots}
    item = items.pop() if len(items) == 1 else ""
    return {"row": row.key or item, "column": columns.pop() if len(columns) == 1 else ""}


def _further(regions: Iterable[Region]) -> Iterator[Fields]:
    """Yield one note for each table that is none of the nine: its title, and how many amounts it prints."""
    for region in regions:
        source = region.lines[0].position.reference
        yield _note("extra_table", "", region.title, "extra_table", source, detail=str(region.numbers))


def _strays(tables: Iterable[TableRows]) -> Iterator[Fields]:
    for table in tables:
        for number in table.strays:
            source = number.position.reference
            yield _note("unplaced", table.table, number.printed, number.reason, source, row=number.row)
        for row in table.rows:
            if not row.key and not row.slots[0].item:
                for number in row.numbers:
                    yield from _of_unknown_code(row, number)


def _of_unknown_code(row: PrintedRow, number: Number) -> Iterator[Fields]:
    if number.text:
        source = number.position.reference
        yield _note("unplaced", row.table, number.printed, "no_code", source, detail=row.code)


def _restored(rows: Iterable[PrintedRow]) -> Iterator[Fields]:
    for row in rows:
        where = {"row": row.key, "column": "function_code", "read_as": row.key}
        yield _note("restored", row.table, row.code, "restored", row.position.reference, **where)


def _proved(placements: Iterable[Placement]) -> Iterator[Fields]:
    for placement in placements:
        row = placement.row
        placed = [(n, slot) for n, slot in zip(row.numbers, placement.slots, strict=True) if slot is not None]
        if placement.how not in ("proved", "blamed", "ambiguous") or not placed:
            continue
        printed = " ".join(number.printed for number, _ in placed)
        read_as = " ".join(f"{_cell_name(row, slot)}={number.text}" for number, slot in placed)
        source = row.position.reference
        reason, detail = _reason(placement)
        more = {"row": row.key, "read_as": read_as, "detail": detail}
        yield _note("proved", row.table, printed, reason, source, **more)


def _cell_name(row: PrintedRow, slot: int) -> str:
    chosen = row.slots[slot]
    return f"{chosen.item}/{chosen.column}" if chosen.item else chosen.column


def _reason(placement: Placement) -> tuple[str, str]:
    """Return why a row is placed so, and what that rests on."""
    if placement.how == "ambiguous":
        return "common", str(placement.survivors)
    if placement.how == "blamed":
        return "blamed", _BETWEEN.join(_described(fact, placement) for fact in placement.facts)
    return "proved", " ".join(placement.rules)


def _described(fact: Fact, placement: Placement) -> str:
    """Name a blamed fact in words: the number as printed, the title of the cell, or the sentence."""
    if fact.kind == "number":
        slot = placement.slots[fact.number]
        where = "" if slot is None else f"（{_cell_title(placement.row.cell(slot))}）"
        return f"“{placement.row.numbers[fact.number].printed}”{where}"
    return _cell_title(fact.cell) if fact.cell else fact.text


def _cell_title(cell: Cell) -> str:
    schema = table_schema(cell.table)
    return f"{schema.title_zh} {cell.row} {schema.field(cell.column).title_zh}"


def _column_numbers(tables: Iterable[TableRows]) -> Iterator[Fields]:
    for table in tables:
        for number in table.column_numbers:
            source = number.position.reference
            yield _note("column_number", table.table, number.printed, "column_number", source)
