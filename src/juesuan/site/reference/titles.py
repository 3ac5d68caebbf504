"""What tables, rows, columns and concepts are called in an equation."""

from __future__ import annotations

from functools import cache

from juesuan.arithmetic.instances import split_reference
from juesuan.evaluate.names import Names
from juesuan.package.content import Package
from juesuan.site.reference.codelists import codelist_labels
from juesuan.site.words import say
from juesuan.standard.codelists import codelist
from juesuan.standard.yaml_files import load


def table_name(table: str, language: str) -> str:
    """Return the title of a table."""
    return _names().table(table)[language]


def column_name(table: str, column: str, language: str) -> str:
    """Return the title of a column."""
    return _names().column(table, column)[language]


def row_name(table: str, row: str, language: str) -> str:
    """Return what the row of a key is called, with its code where it is one."""
    if not row.isdigit():
        return _names().row(table, row)[language]
    codes = "economic_classification" if table == "basic_expenditure" else "functional_classification"
    name = next((each["name_zh"] for each in codelist(codes) if each["code"] == row), "")
    return f"{row} {name}".strip()


def place_name(reference: str, language: str) -> str:
    """Name the cell that a rule writes as `table/row/column`; its row may be that of every code."""
    _, cell = split_reference(reference)
    names = {
        "table": table_name(cell.table, language),
        "column": column_name(cell.table, cell.column, language),
    }
    if "{code}" in cell.row:
        return say("rules.formula.place_of_code", language, **names)
    template: str = load("validations/messages/places.yaml")["place"]["cell"][language]
    return template.format(row=row_name(cell.table, cell.row, language), **names)


def concept_name(code: str, language: str) -> str:
    """Return what a concept is called."""
    return concepts()[code][f"name_{language}"]


def group_name(group: str, language: str) -> str:
    """Return what a group of lines of the summary tables is called."""
    return codelist_labels("summary_lines", language)["group"][group]


@cache
def concepts() -> dict[str, dict[str, str]]:
    """Return the rows of the list of concepts by code."""
    return {row["code"]: row for row in codelist("concepts")}


@cache
def _names() -> Names:
    return Names(Package({}, {}))
