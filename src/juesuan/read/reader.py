"""From a neutral document to a reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from juesuan.read.documents.document import Document, PrintedLine, printed_lines
from juesuan.read.identity import Identity, document_unit, identify, named_by
from juesuan.read.notes import note_rows
from juesuan.read.parts.sections import section_rows, sheet_section
from juesuan.read.parts.units import read_units
from juesuan.read.performance import Performance, read_performance
from juesuan.read.placement.evidence import statements_of
from juesuan.read.placement.place import Placement, place
from juesuan.read.prose.figures import read_figures
from juesuan.read.prose.listed import listed_notes
from juesuan.read.prose.other_numbers import UNKNOWN, Printed, other_numbers
from juesuan.read.prose.passages import Passage, opens_section, passages_of
from juesuan.read.prose.rows import figure_rows, number_notes
from juesuan.read.reading import Coverage, Reading
from juesuan.read.tables.codes import restore_codes
from juesuan.read.tables.layouts import Layout, national
from juesuan.read.tables.outline import Region, find_regions, finds_alike
from juesuan.read.tables.read_tables import ReadTable, read_tables
from juesuan.read.tables.recognise import recognise
from juesuan.read.tables.rows import TableRows
from juesuan.read.tables.table_rows import table_rows
from juesuan.read.wording import Region as Place
from juesuan.read.wording import Wording, looked_for, stretches_of, text_notes


def read_document(document: Document, own_layouts: Sequence[Layout] = ()) -> Reading:
    """Read the nine tables and the numbers of the prose, with layouts of your own beside the standard's.

    A document without any of them gives a reading whose tables are empty and whose sections are missing.
    What is seen and not placed is listed in the notes; nothing is guessed.
    """
    lines = list(printed_lines(document))
    performance = read_performance(lines)
    identity, layout, regions = _recognised(lines, performance, own_layouts)
    found = read_tables(regions, layout)
    tables = found.tables
    held = _inside(lines, tables.values(), found.further) | _of_sheets(performance)
    passages = passages_of(lines, held, performance.broken)
    figures = read_figures(passages, identity.fiscal_year)
    numbers = other_numbers(passages, figures)
    basis = _budget_basis(tables, layout)
    unit = document_unit(table.unit for table in tables.values())
    units = {name: table.unit or unit for name, table in tables.items()}
    printed = [table.rows for table in tables.values()]
    restored = restore_codes(
        [rows for rows in printed if layout.tables[rows.table].form == "coded"], identity.fiscal_year
    )
    statements = statements_of(figures, basis)
    placements = place(printed, units, statements, identity.fiscal_year, layout.code)
    wording = _wording(identity, passages, [*_table_places(tables), *_sheet_places(lines, performance)])
    searched = looked_for(wording, layout.code)
    listed = [*number_notes(numbers), *listed_notes(passages, identity.fiscal_year)]
    rows = {name: table_rows(name, placements, units[name], basis) for name in tables}
    return Reading(
        title=identity.title,
        department_name=identity.department_name,
        division=identity.division,
        fiscal_year=identity.fiscal_year,
        scope=identity.scope,
        layout=layout.code,
        unit=unit,
        budget_basis=basis,
        tables=rows,
        sections=section_rows(tables, layout, passages, performance, lines),
        units=read_units(passages, identity.department_name),
        figures=figure_rows(figures),
        performance_projects=performance.projects,
        performance_indicators=performance.indicators,
        notes=note_rows(
            printed,
            restored,
            placements,
            [*performance.notes, *listed, *text_notes(wording, searched)],
            found.further,
        ),
        coverage=_coverage(
            printed,
            placements,
            len({(id(f.passage), f.span) for f in figures if f.value}),
            numbers,
            found.further,
        ).with_sheets(*performance.numbers),
        text_rules=tuple(rule.id for rule in searched),
    )


def _recognised(
    lines: Sequence[PrintedLine], performance: Performance, own_layouts: Sequence[Layout]
) -> tuple[Identity, Layout, list[Region]]:
    """Return whose accounts the lines are, their layout, and where their tables are."""
    opens = partial(opens_section, lines)
    regions = find_regions(lines, national(), opens)
    identity = named_by(
        identify(lines, regions), (project["responsible_unit"] for project in performance.projects)
    )
    layout = recognise(identity, regions, own_layouts)
    if not finds_alike(layout, national()):
        regions = find_regions(lines, layout, opens)
    return identity, layout, regions


def _wording(identity: Identity, passages: Sequence[Passage], places: Sequence[Place]) -> Wording:
    """Return what the rules on wording look at."""
    return Wording(
        stretches_of(passages, places), identity.fiscal_year, identity.department_name, identity.division
    )


def _table_places(tables: Mapping[str, ReadTable]) -> list[Place]:
    """Return the tables as places where words stand."""
    return [Place(name, "table", tuple(table.lines)) for name, table in tables.items()]


def _sheet_places(lines: Sequence[PrintedLine], performance: Performance) -> list[Place]:
    """Return the self-assessment sheets as places where words stand."""
    return [
        Place(sheet_section(project), "sheet", tuple(lines[first : last + 1]))
        for project, (first, last) in zip(performance.projects, performance.regions, strict=True)
    ]


def _of_sheets(performance: Performance) -> set[int]:
    """Return the places of the lines that stand in self-assessment sheets."""
    return {index for first, last in performance.regions for index in range(first, last + 1)}


def _inside(lines: Sequence[PrintedLine], tables: Iterable[ReadTable], further: Iterable[Region]) -> set[int]:
    """Return the places of the lines that stand in tables."""
    regions = [table.lines for table in tables] + [region.lines for region in further]
    held = {id(line) for region in regions for line in region}
    return {index for index, line in enumerate(lines) if id(line) in held}


def _budget_basis(tables: dict[str, ReadTable], layout: Layout) -> str:
    """Read below the tables which budget is meant; "" where nothing or more than one thing is said."""
    found = {
        basis
        for name, table in tables.items()
        for phrase, basis in layout.tables[name].budget_basis.items()
        if phrase in table.notes or phrase in table.header
    }
    return found.pop() if len(found) == 1 else ""


def _coverage(
    tables: Sequence[TableRows],
    placements: Sequence[Placement],
    figures: int,
    numbers: Sequence[Printed],
    further: Iterable[Region],
) -> Coverage:
    """Count the printed numbers; dashes, column numbers and what else labels a table are none."""
    rows = sum(1 for table in tables for row in table.rows for number in row.numbers if number.text)
    amounts = rows + sum(len(table.strays) for table in tables)
    placed = sum(
        1
        for placement in placements
        for number, slot in zip(placement.row.numbers, placement.slots, strict=True)
        if slot is not None and placement.row.slots[slot].column and number.text
    )
    amounts += sum(region.numbers for region in further)
    unread = sum(1 for number in numbers if number.reason == UNKNOWN)
    return Coverage(placed, figures, len(numbers) - unread, amounts - placed + unread)
