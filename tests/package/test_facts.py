"""The amounts of a package: what is unknown is kept apart from what is blank."""

import pytest

from juesuan.arithmetic.equations import Cell
from juesuan.package.content import Package, Record
from juesuan.package.facts import facts_of

TABLE = "basic_expenditure"
LINES = ("personnel_total", "public_total", "total")


def unknown(row="", column="", *, amount=""):
    """Return the unknown cells of a table of total lines, where a number has no certain place in it."""
    lines = [
        Record(key, {"line": key, "amount": amount, "unit": "万元"}, at) for at, key in enumerate(LINES, 2)
    ]
    note = {"kind": "unplaced", "table": TABLE, "row": row, "column": column}
    package = Package({}, {TABLE: lines, "reading_notes": [Record("n1", note, 2)]})
    return {cell for cell in facts_of(package).unknown if cell.row in (*LINES, "30101")}


def test_a_number_without_a_place_makes_all_blank_cells_unknown():
    assert unknown() == {Cell(TABLE, line, "amount") for line in LINES}


@pytest.mark.parametrize("row", ["total", "30101"])
def test_a_number_in_a_row_makes_the_row_unknown_even_where_it_is_not_printed(row):
    assert unknown(row) == {Cell(TABLE, row, "amount")}


def test_a_printed_amount_stays_known():
    assert unknown(amount="3.00") == set()


def test_a_number_in_a_column_without_amounts_belongs_to_no_amount():
    assert unknown("total", "economic_name") == set()
    assert unknown("", "unit") == set()
