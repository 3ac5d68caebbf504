"""The published packages load, row for row, in every tool that people use for them."""

import csv
import json
import warnings
from decimal import Decimal
from pathlib import Path

import pytest

from juesuan.standard.tables import table_schema

ROOT = Path(__file__).parent.parent
DESCRIPTORS = [ROOT / "datapackage.json", *sorted((ROOT / "data").glob("**/datapackage.json"))]
TABLES = [
    (descriptor, resource)
    for descriptor in DESCRIPTORS
    for resource in json.loads(descriptor.read_text(encoding="utf-8"))["resources"]
]
pytestmark = pytest.mark.filterwarnings("ignore")


def name(value):
    if isinstance(value, Path):
        return value.parent.name
    return value["name"] if isinstance(value, dict) else None


def paths(descriptor, resource):
    listed = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
    return [descriptor.parent / path for path in listed]


def rows(descriptor, resource):
    """Return the rows as text, the way the csv module reads them."""
    found = []
    for path in paths(descriptor, resource):
        with path.open(encoding="utf-8", newline="") as file:
            found += list(csv.DictReader(file))
    return found


def as_text(value):
    return "" if value is None else str(value)


def same(descriptor, resource, found):
    """Compare rows that a tool read with the text: strings as they are, numbers as exact values."""
    kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    expected = rows(descriptor, resource)
    assert len(found) == len(expected)
    for read, row in zip(found, expected, strict=True):
        for column, text in row.items():
            if text and kinds[column] in ("number", "integer"):
                assert Decimal(str(read[column])) == Decimal(text), (column, text)
            else:
                assert as_text(read[column]) == text, (column, text)


@pytest.mark.parametrize("descriptor", DESCRIPTORS, ids=name)
def test_frictionless_finds_every_package_valid(descriptor):
    import frictionless

    report = frictionless.validate(str(descriptor))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])


@pytest.mark.parametrize("descriptor", DESCRIPTORS, ids=name)
def test_frictionless_reads_every_row(descriptor):
    import frictionless

    for resource in json.loads(descriptor.read_text(encoding="utf-8"))["resources"]:
        table = frictionless.Package(str(descriptor)).get_resource(resource["name"])
        same(descriptor, resource, [row.to_dict() for row in table.read_rows()])


@pytest.mark.parametrize("descriptor", DESCRIPTORS, ids=name)
def test_the_legacy_datapackage_library_reads_every_row(descriptor):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import datapackage

        package = datapackage.Package(str(descriptor))
        assert package.valid, package.errors
        for resource in json.loads(descriptor.read_text(encoding="utf-8"))["resources"]:
            found = package.get_resource(resource["name"]).read(keyed=True)
            same(descriptor, resource, found)


@pytest.mark.parametrize(("descriptor", "resource"), TABLES, ids=name)
def test_pandas_reads_every_row(descriptor, resource):
    import pandas

    frames = [pandas.read_csv(path, dtype=str, keep_default_na=False) for path in paths(descriptor, resource)]
    same(descriptor, resource, pandas.concat(frames).to_dict("records"))


@pytest.mark.parametrize(("descriptor", "resource"), TABLES, ids=name)
def test_polars_reads_every_row(descriptor, resource):
    import polars

    frames = [polars.read_csv(path, infer_schema=False) for path in paths(descriptor, resource)]
    same(descriptor, resource, polars.concat(frames).to_dicts())


@pytest.mark.parametrize(("descriptor", "resource"), TABLES, ids=name)
def test_duckdb_reads_every_row(descriptor, resource):
    import duckdb

    files = [str(path) for path in paths(descriptor, resource)]
    with duckdb.connect() as connection:
        # Of many files DuckDB looks at the first to learn how they quote; it may quote nothing.
        relation = connection.read_csv(files, all_varchar=True, header=True, delimiter=",", quotechar='"')
        found = [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
    same(descriptor, resource, found)


@pytest.mark.parametrize("descriptor", DESCRIPTORS[1:], ids=name)
def test_inlined_schemas_are_those_of_the_standard(descriptor):
    for resource in json.loads(descriptor.read_text(encoding="utf-8"))["resources"]:
        assert resource["schema"] == table_schema(resource["name"]).descriptor, "run: python scripts/sync.py"
