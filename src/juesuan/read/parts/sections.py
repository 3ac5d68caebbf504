"""Which parts, tables and sections a document has, and what it says of the empty ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from juesuan.read.documents.document import PrintedLine
from juesuan.read.parts.section_tables import table_section_rows
from juesuan.read.parts.section_texts import text_rows
from juesuan.read.performance import Performance
from juesuan.read.prose.passages import Passage
from juesuan.read.reading import Row
from juesuan.read.spelling import rejoined
from juesuan.read.tables.layouts import Layout
from juesuan.read.tables.read_tables import ReadTable
from juesuan.standard.codelists import codelist
from juesuan.standard.yaml_files import load_folder

_TABLES = "final_accounts_tables"
_OVERALL = "overall_self_assessment"
_PROJECTS = "project_self_assessments"
_TITLE_ENDS = ("表", ")", "）")


def section_rows(
    tables: Mapping[str, ReadTable],
    layout: Layout,
    passages: Sequence[Passage] = (),
    performance: Performance | None = None,
    lines: Sequence[PrintedLine] = (),
) -> list[Row]:
    """Return one row for each of the nine tables and each section that is there, is promised, or is due.

    Rows stand in the order of the code list; the status is present, empty, none_stated, missing or
    broken_off. `lines` are those that the performance sheets were read from.
    """
    rows = table_section_rows(tables, layout, passages)
    has_tables = any(row["status"] != "missing" for row in rows.values())
    rows |= text_rows(passages)
    if _TABLES in rows and has_tables:
        rows[_TABLES]["status"] = "present"
    rows |= _sheets(performance, lines, rows) if performance else {}
    rows |= _due(rows) if passages else {}
    return [rows[row["code"]] for row in codelist("sections") if row["code"] in rows]


def _sheets(
    performance: Performance, lines: Sequence[PrintedLine], known: Mapping[str, Row]
) -> dict[str, Row]:
    """Return the rows of the self-assessment sheets; without a heading above them their own title counts."""
    found: dict[str, Row] = {}
    for project, (first, last) in zip(performance.projects, performance.regions, strict=True):
        code = sheet_section(project)
        title = _sheet_title(lines[first : first + 2])
        source = lines[first].position.reference
        row = {"section": code, "title": title, "status": "present", "source_ref": source}
        known_row = known.get(code)
        present = known_row if known_row and known_row["source_ref"] else row
        found.setdefault(code, {**present, "status": "present"})
        if last in performance.broken:
            found[code]["status"] = "broken_off"
    return found


def sheet_section(project: Row) -> str:
    """Return the section that a self-assessment sheet is."""
    return _OVERALL if project["sheet"] == "overall" else _PROJECTS


def _sheet_title(lines: Sequence[PrintedLine]) -> str:
    """Return the title of a sheet, which may fill two lines."""
    first = rejoined(lines[0].text)
    return first if first.endswith(_TITLE_ENDS) or len(lines) == 1 else first + rejoined(lines[1].text)


def _due(rows: Mapping[str, Row]) -> dict[str, Row]:
    """Return the rows of the sections that every disclosure has and this one has not."""
    names = {row["code"]: row["name_zh"] for row in codelist("sections")}
    return {
        codes[0]: {"section": codes[0], "title": names[codes[0]], "status": "missing", "source_ref": ""}
        for codes in load_folder("validations/narrative")["sections"]["expected"]
        if not any(code in rows for code in codes)
    }
