"""The clean disclosure, in the layout of each region: every number is read, and nothing is found wrong."""

import csv
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from clean_disclosure import LAYOUTS, clean_package, compose, read_example
from juesuan.evaluate.oracle import evaluate
from juesuan.export.book import book_of
from juesuan.export.request import chosen_layout
from juesuan.package.disclosure import read_disclosure
from juesuan.package.facts import amount_tables
from juesuan.read.documents.word import read_word
from juesuan.read.reader import read_document
from juesuan.standard.tables import table_names, table_schema

FIXTURES = Path(__file__).parent.parent / "fixtures" / "disclosures"
WITH_SHEETS = ["wuhan", "sichuan"]
STATED = (
    "section", "concept", "subject", "measure", "basis", "whole", "value", "unit", "direction", "reason",
)  # fmt: skip
every_region = pytest.mark.parametrize("region", LAYOUTS)


@pytest.fixture(scope="session")
def read(tmp_path_factory):
    @cache
    def package(region):
        path = tmp_path_factory.mktemp(region) / "disclosure.html"
        path.write_bytes(compose(region, "html"))
        return read_disclosure(path)

    return package


def rows(package, table):
    return [record.values for record in package.tables[table]]


def amounts(package):
    """Return every printed amount of the nine tables by table, row and column."""
    return {
        (table, record.key, column): record.values[column]
        for table, columns in amount_tables().items()
        if table_schema(table).statement
        for record in package.tables[table]
        for column in columns
        if record.values[column]
    }


@every_region
def test_the_nine_tables_are_those_of_the_example(read, region):
    package = read(region)
    assert package.layout == LAYOUTS[region]
    left_out = book_of(clean_package(), chosen_layout(LAYOUTS[region])).left_out
    unprinted = {(each.table, each.row, each.column) for each in left_out}
    assert amounts(package) == {
        cell: text for cell, text in amounts(clean_package()).items() if cell not in unprinted
    }


@every_region
def test_every_number_is_read(read, region):
    notes = rows(read(region), "reading_notes")
    unread = [note["printed"] for note in notes if note["kind"] in {"unplaced", "unread", "extra_table"}]
    assert unread == []


@every_region
def test_nothing_is_found_wrong(read, region):
    assert evaluate(read(region)).findings == ()


@every_region
def test_every_section_says_something(read, region):
    sections = rows(read(region), "sections")
    assert {row["status"] for row in sections} == {"present"}
    assert len(sections) >= 34


@pytest.mark.parametrize("region", ["shanghai", "sichuan"])
def test_the_figures_are_those_that_were_audited_by_hand(read, region):
    with (FIXTURES / f"{region}.figures.csv").open(encoding="utf-8", newline="") as file:
        audited = Counter(tuple(row[name] for name in STATED) for row in csv.DictReader(file))
    found = Counter(tuple(row[name] for name in STATED) for row in rows(read(region), "figures"))
    assert audited - found == Counter()


@pytest.mark.parametrize("region", WITH_SHEETS)
def test_the_marks_of_every_sheet_add_up(read, region):
    package = read(region)
    projects = rows(package, "performance_projects")
    assert [row["project_id"] for row in projects] == ["overall", "p01", "p02", "p03"]
    for project in projects:
        marks = [row for row in rows(package, "performance_indicators") if same_project(row, project)]
        parts = [project["execution_score"], *(row["score"] for row in marks)]
        weights = [project["execution_weight"], *(row["weight"] for row in marks)]
        assert sum(map(Decimal, parts)) == Decimal(project["claimed_total"])
        assert sum(map(Decimal, weights)) == 100


def same_project(row, project):
    return row["project_id"] == project["project_id"]


def test_a_word_file_says_the_same(read):
    reading = read_document(read_word(compose("wuhan", "docx")))
    assert [row["quote"] for row in reading.figures] == [
        row["quote"] for row in rows(read("wuhan"), "figures")
    ]
    assert reading.coverage.unplaced == 0


def test_a_markdown_file_says_the_same(read, tmp_path):
    path = tmp_path / "disclosure.md"
    path.write_bytes(compose("shanghai", "md"))
    package = read_disclosure(path)
    assert amounts(package) == amounts(read("shanghai"))
    assert package.descriptor["juesuan:coverage"] == read("shanghai").descriptor["juesuan:coverage"]


def test_the_example_is_what_its_disclosure_says():
    prepared = read_example()
    for name in table_names():
        if not table_schema(name).statement:
            written = rows(clean_package(), name)
            assert written == prepared.tables[name], "run: python scripts/build_example.py"
