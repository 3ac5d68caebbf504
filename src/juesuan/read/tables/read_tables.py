"""From the regions of a document to its tables, each of them once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from juesuan.read.tables.layout import Layout
from juesuan.read.tables.outline import Region
from juesuan.read.tables.read_table import ReadTable, read_table

__all__ = ["ReadTable", "ReadTables", "read_tables"]


@dataclass(slots=True)
class ReadTables:
    """The tables of the standard by name, and the regions of the tables that the standard does not know."""

    tables: dict[str, ReadTable] = field(default_factory=dict)
    further: list[Region] = field(default_factory=list)


def read_tables(regions: Iterable[Region], layout: Layout) -> ReadTables:
    """Read every table; where a title occurs twice, the first with content counts, later ones add to it."""
    found = ReadTables()
    for region in regions:
        if not region.table:
            found.further.append(region)
            continue
        table = read_table(region, layout)
        if _is_by_unit(table, layout):
            found.further.append(region)
        elif table.has_content:
            _take_table(table, found, layout)
    return found


def _take_table(table: ReadTable, found: ReadTables, layout: Layout) -> None:
    """Add a table: a second one of another title is another table, one of the same title goes on."""
    name = table.region.table
    first = found.tables.get(name)
    if first is None:
        found.tables[name] = table
    elif first.region.title == table.region.title:
        _add(first, table)
    else:
        titles = layout.tables[name].titles
        kept, other = sorted((first, table), key=lambda each: titles.index(each.region.title))
        found.tables[name] = kept
        found.further.append(other.region)


def _is_by_unit(table: ReadTable, layout: Layout) -> bool:
    """Recognise a table that lists the units of a department and not what they spend money on."""
    if layout.tables[table.region.table].form != "coded" or any(row.code for row in table.rows.rows):
        return False
    return any(label in table.header for label in layout.unit_labels)


def _add(first: ReadTable, more: ReadTable) -> None:
    """Add the rows of a continued table; what repeats a row that is there already belongs nowhere."""
    keys = {(row.key, row.code) for row in first.rows.rows}
    for row in more.rows.rows:
        if (row.key, row.code) in keys or not row.key:
            first.rows.strays.extend(number for number in row.numbers if number.text)
        else:
            first.rows.rows.append(row)
    first.rows.strays.extend(more.rows.strays)
    first.notes += more.notes
    first.lines += more.lines
