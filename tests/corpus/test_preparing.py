"""The prepared tables made of whole columns are those made of packages in memory."""

import random
from pathlib import Path

import duckdb
import pytest

from juesuan.corpus.duckdb_tables import Tables
from juesuan.corpus.engine import Placed
from juesuan.corpus.packing import Numbered, stack
from juesuan.corpus.parts import Part, write_part
from juesuan.corpus.preparing.aside import aside_query
from juesuan.encode.prepared import prepare, prepared_columns
from juesuan.package.content import Record
from juesuan.package.load import find_packages, load_package
from juesuan.standard.tables import table_schema
from juesuan.synthetic import seed_faults, synthetic_corpus

DATA = Path(__file__).parent.parent.parent / "data"


def tables_of(packages, folder):
    """Return every prepared table made of Parquet, and the packages set aside."""
    write_part(folder / "part", stack(Numbered(number, each) for number, each in enumerate(packages)))
    with duckdb.connect() as connection:
        tables = Tables(connection)
        tables.fill_codes()
        tables.fill([Placed(0, Part("key", folder / "part", 0, len(packages)))])
        aside = {row[0] for row in connection.execute(aside_query()).fetchall()}
        found = {
            name: connection.sql(f"FROM {name}").project(", ".join(columns)).fetchall()
            for name, columns in prepared_columns().items()
            if "package_id" in columns
        }
    return found, aside


def check(packages, folder):
    found, aside = tables_of(packages, folder)
    prepared = prepare(packages)
    numbers = {key: number for number, key in enumerate(prepared.keys)}
    assert {numbers[key] for key in prepared.aside} == aside
    for name, rows in found.items():
        columns = list(prepared_columns()[name])
        place = columns.index("package_id")
        wanted = [
            (*row[:place], numbers[row[place]], *row[place + 1 :]) for row in prepared.tables[name].rows
        ]
        kept = [row for row in rows if row[place] not in aside]
        if name == "reading_notes":
            wanted = [row for row in wanted if row[columns.index("kind")] != "other"]
        if "row_number" in columns:
            order = columns.index("row_number")
            wanted = [ordered(row, order) for row in wanted]
            kept = [ordered(row, order) for row in kept]
        assert sorted(kept, key=repr) == sorted(wanted, key=repr), name


def ordered(row, place):
    """Leave out the number of a row, which only has to rise; whether there is one stays."""
    return (*row[:place], row[place] is None, *row[place + 1 :])


def test_the_published_packages(tmp_path):
    check([load_package(file) for file in find_packages(DATA)], tmp_path)


def test_generated_packages_with_faults(tmp_path):
    chance = random.Random(1)  # noqa: S311 - not for keeping secrets
    packages = [seed_faults(each, chance, 3)[0] for each in synthetic_corpus(60, seed=1)]
    check(packages, tmp_path)


@pytest.fixture
def example():
    return load_package(DATA / "example")


@pytest.mark.parametrize("unit", ["元", "亿元"])
@pytest.mark.parametrize(
    "text", ["1", "-1.5", "12.34", "0.1234", "999999999999.99", "0.000001", "abc", "-0.00"]
)
def test_amounts_in_other_units(unit, text, example, tmp_path):
    record = example.tables["revenue"][1]
    record.values.update(unit=unit, total_revenue=text)
    example.tables["figures"][5].values.update(unit=unit, value=text)
    check([example], tmp_path)


@pytest.mark.parametrize(
    "place",
    [
        {"table": "revenue"},
        {"table": "revenue", "row": "total"},
        {"table": "revenue", "column": "service_revenue"},
        {"table": "revenue", "row": "20101", "column": "service_revenue"},
        {"table": "revenue", "row": "2999999", "column": "service_revenue"},
        {"table": "revenue", "row": "2999999"},
        {"table": "figures"},
        {},
    ],
)
def test_numbers_without_a_place(place, example, tmp_path):
    values = dict.fromkeys(table_schema("reading_notes").columns, "")
    values |= {"note_id": "x1", "kind": "unplaced", "printed": "1", "reason": "x", **place}
    values |= {"department_id": "999999-example-office", "fiscal_year": "2024"}
    example.tables["reading_notes"].append(Record("x1", values, 999))
    check([example], tmp_path)


@pytest.mark.parametrize("row", ["total", "20101"])
def test_rows_that_a_table_should_print(row, example, tmp_path):
    example.tables["revenue"] = [each for each in example.tables["revenue"] if each.key != row]
    check([example], tmp_path)


def test_tables_that_are_missing_or_empty(example, tmp_path):
    del example.tables["figures"], example.tables["reading_notes"], example.tables["revenue"]
    example.tables["expenditure"] = []
    check([example], tmp_path)


def test_no_packages_at_all(tmp_path):
    found, aside = tables_of([], tmp_path)
    assert not aside
    assert not any(found.values())
