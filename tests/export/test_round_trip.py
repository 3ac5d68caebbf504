"""What is printed is read back: every cell of a package, in every format and layout, valid or not."""

import importlib
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings

from export.accounts_to_print import YEAR, Cells, consistent_cells, faulty_cells, package_of
from juesuan.export.book import book_of
from juesuan.export.formats import FORMATS, book_bytes
from juesuan.export.request import chosen_layout, layout_codes
from juesuan.package.facts import amount_tables
from juesuan.read import read_document
from juesuan.standard.tables import table_schema

READERS = {
    "html": "juesuan.read.documents.html:read_html",
    "xlsx": "juesuan.read.documents.workbook:read_workbook",
    "docx": "juesuan.read.documents.word:read_word",
    "pdf": "juesuan.read.documents.pdf:read_pdf",
}
SETTINGS = settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
EVERY_FORM = pytest.mark.parametrize(
    ("format_", "layout"), [(format_, layout) for format_ in FORMATS for layout in layout_codes()]
)


@cache
def reader(format_):
    module, name = READERS[format_].split(":")
    return getattr(importlib.import_module(module), name)


def read_back(package, format_, layout):
    """Print a package, read the file, and return the cells of the reading, what it lost and its year."""
    book = book_of(package, chosen_layout(layout))
    reading = read_document(reader(format_)(book_bytes(book, format_)))
    cells = {
        (table, "/".join(row[key] for key in table_schema(table).row_key), column): row[column]
        for table, rows in reading.tables.items()
        for row in rows
        for column in amount_tables()[table]
        if row[column]
    }
    unplaced = [note for note in reading.notes if note["kind"] == "unplaced"]
    return cells, unplaced, {(each.table, each.row, each.column) for each in book.left_out}, reading


def assert_round_trip(cells: Cells, format_: str, layout: str) -> None:
    found, unplaced, left_out, reading = read_back(package_of(cells), format_, layout)
    assert found == {cell: amount for cell, amount in cells.items() if cell not in left_out}
    assert not unplaced
    assert reading.fiscal_year == YEAR
    assert reading.unit == "万元"


@EVERY_FORM
@SETTINGS
@given(cells=consistent_cells())
def test_a_valid_package_comes_back(format_, layout, cells):
    assert_round_trip(cells, format_, layout)


@EVERY_FORM
@SETTINGS
@given(cells=faulty_cells())
def test_a_faulty_package_comes_back_with_its_faults(format_, layout, cells):
    assert_round_trip(cells, format_, layout)


@EVERY_FORM
def test_an_empty_package_comes_back_empty(format_, layout):
    found, unplaced, _, reading = read_back(package_of({}), format_, layout)
    assert found == {}
    assert not unplaced
    stated = {row["section"] for row in reading.sections if row["status"] == "none_stated"}
    assert stated == {"government_funds", "state_capital"}
