"""From a neutral document to a reading."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan.read.documents.document import Document, printed_lines
from juesuan.read.identity import document_unit, identify
from juesuan.read.notes import note_rows
from juesuan.read.placement.evidence import statements_of
from juesuan.read.placement.place import Placement, place
from juesuan.read.prose.figures import Figure, read_figures
from juesuan.read.reading import Coverage, Reading, Row
from juesuan.read.sections import section_rows
from juesuan.read.tables.codes import restore_codes
from juesuan.read.tables.layouts import Layout, national
from juesuan.read.tables.outline import find_regions
from juesuan.read.tables.read_tables import ReadTable, read_tables
from juesuan.read.tables.recognise import recognise
from juesuan.read.tables.rows import TableRows
from juesuan.read.tables.table_rows import table_rows


def read_document(document: Document) -> Reading:
    """Read the nine tables and the numbers of the prose.

    A document without any of them gives a reading whose tables are empty and whose sections are missing.
    What is seen and not placed is listed in the notes; nothing is guessed.
    """
    lines = list(printed_lines(document))
    regions = find_regions(lines, national())
    identity = identify(lines, regions)
    layout = recognise(identity, regions)
    tables = read_tables(find_regions(lines, layout), layout)
    figures = read_figures(lines)
    basis = _budget_basis(tables, layout)
    unit = document_unit(table.unit for table in tables.values())
    units = {name: table.unit or unit for name, table in tables.items()}
    printed = [table.rows for table in tables.values()]
    restored = restore_codes(
        [rows for rows in printed if layout.tables[rows.table].form == "coded"], identity.fiscal_year
    )
    statements = statements_of(figures, basis)
    placements = place(printed, units, statements, identity.fiscal_year, layout.code)
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
        sections=section_rows(tables, layout),
        figures=[_figure(number, figure) for number, figure in enumerate(figures, start=1)],
        notes=note_rows(printed, restored, placements),
        coverage=_coverage(printed, placements),
    )


def _budget_basis(tables: dict[str, ReadTable], layout: Layout) -> str:
    """Read below the tables which budget is meant; "" where nothing or more than one thing is said."""
    found = {
        basis
        for name, table in tables.items()
        for phrase, basis in layout.tables[name].budget_basis.items()
        if phrase in table.notes
    }
    return found.pop() if len(found) == 1 else ""


def _coverage(tables: Sequence[TableRows], placements: Sequence[Placement]) -> Coverage:
    """Count the printed amounts; dashes and column numbers are none."""
    rows = sum(1 for table in tables for row in table.rows for number in row.numbers if number.text)
    numbers = rows + sum(len(table.strays) for table in tables)
    placed = sum(
        1
        for placement in placements
        for number, slot in zip(placement.row.numbers, placement.slots, strict=True)
        if slot is not None and number.text
    )
    return Coverage(numbers, placed, numbers - placed)


def _figure(number: int, figure: Figure) -> Row:
    decimals = len(figure.value.partition(".")[2])
    return {
        "figure_id": f"f{number:04d}",
        "section": figure.section,
        "concept": figure.concept,
        "subject": "",
        "measure": figure.measure,
        "basis": figure.basis,
        "whole": "",
        "value": figure.value,
        "decimals": str(decimals),
        "unit": figure.unit,
        "direction": figure.direction,
        "quote": figure.quote,
        "source_ref": figure.position.reference,
    }
