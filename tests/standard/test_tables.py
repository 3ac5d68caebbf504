"""The tables of the standard are complete, bilingual Table Schemas that other software reads."""

from __future__ import annotations

import copy
import json
import re
from decimal import Decimal

import pytest

from juesuan.standard.codelists import codelist_names
from juesuan.standard.location import root
from juesuan.standard.profile import CORE_PROFILE_URL, profile_errors
from juesuan.standard.tables import FieldSchema, table_names, table_schema

TABLES = table_names()
FIELDS = [
    pytest.param(field, id=f"{name}.{field.name}") for name in TABLES for field in table_schema(name).fields
]
OFFICIAL = TABLES[:9]
CHINESE = re.compile("[\u4e00-\u9fff]")


def test_the_nine_official_tables_come_first_in_their_printed_order() -> None:
    assert TABLES[0] == "revenue_expenditure_summary"
    assert OFFICIAL[-1] == "state_capital"
    assert len(TABLES) == 15
    assert tuple(name for name in TABLES if table_schema(name).statement) == OFFICIAL


def test_a_table_knows_its_key_and_its_money() -> None:
    revenue = table_schema("revenue")
    assert revenue.title_zh == "收入决算表"
    assert revenue.row_key == ("function_code",)
    assert revenue.amount_columns[:2] == ("total_revenue", "fiscal_appropriation")
    assert revenue.field("superior_subsidies").title_zh == "上级补助收入"


def test_numbers_that_are_not_money_are_kept_apart() -> None:
    projects = table_schema("performance_projects")
    assert projects.amount_columns[:3] == ("initial_budget", "full_year_budget", "executed")
    assert set(projects.columns_of("measure")) == set(projects.number_columns) - set(projects.amount_columns)


def test_an_unknown_table_or_column_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        table_schema("procurement")
    with pytest.raises(KeyError, match="no column"):
        table_schema("revenue").field("procurement")


@pytest.mark.parametrize("name", TABLES)
def test_every_table_starts_with_its_package_and_ends_with_its_source(name: str) -> None:
    columns = table_schema(name).columns
    assert columns[:2] == ("department_id", "fiscal_year")
    assert columns[-1] == "source_ref"


@pytest.mark.parametrize("name", TABLES)
def test_amounts_come_with_the_unit_that_they_are_printed_in(name: str) -> None:
    table = table_schema(name)
    if table.amount_columns:
        assert table.columns[-2:] == ("unit", "source_ref")
        assert table.field("unit").enum == ("万元", "元", "亿元")


@pytest.mark.parametrize("name", TABLES)
def test_the_file_is_named_after_the_table(name: str) -> None:
    file = root() / "schemas" / "tables" / f"{name}.json"
    assert json.loads(file.read_text(encoding="utf-8"))["name"] == name


@pytest.mark.parametrize("name", TABLES)
def test_titles_and_descriptions_are_in_both_languages(name: str) -> None:
    table = table_schema(name)
    for chinese, english in ((table.title_zh, table.title_en), (table.description_zh, table.description_en)):
        assert CHINESE.search(chinese)
        assert english.isprintable()
        assert english


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_explained_in_both_languages(field: FieldSchema) -> None:
    assert CHINESE.search(field.title_zh)
    assert CHINESE.search(field.description_zh)
    assert field.title_en
    assert field.description_en.endswith(".")
    assert not re.search(r"[,;:?!]", field.description_zh), "Chinese text takes Chinese punctuation"
    assert all(label["zh"] and label["en"] for label in field.labels.values())


@pytest.mark.parametrize("field", FIELDS)
def test_every_example_is_a_legal_value(field: FieldSchema) -> None:
    assert field.example
    if field.pattern:
        assert re.search(field.pattern, field.example)
    if field.enum:
        assert field.example in field.enum
    if field.type in ("integer", "number"):
        value = Decimal(field.example)
        assert field.minimum is None or value >= field.minimum
        assert field.maximum is None or value <= field.maximum
    if field.max_length:
        assert len(field.example) <= field.max_length


@pytest.mark.parametrize("field", FIELDS)
def test_roles_and_code_lists_are_known(field: FieldSchema) -> None:
    assert field.role in {"key", "attribute", "amount", "measure", "unit", "source"}
    assert (field.role in {"amount", "measure"}) == (field.type == "number")
    assert field.codelist is None or field.codelist in codelist_names()


def test_one_column_name_means_one_thing() -> None:
    """The columns that many tables share are word for word the same in all of them."""
    shared = (
        "department_id",
        "fiscal_year",
        "function_code",
        "function_name",
        "line",
        "project_id",
        "source_ref",
    )
    for column in shared:
        found = [
            field
            for name in TABLES
            for field in table_schema(name).descriptor["fields"]
            if field["name"] == column
        ]
        assert len(found) > 1
        assert all(field == found[0] for field in found)


@pytest.mark.parametrize("name", OFFICIAL)
def test_official_tables_name_their_printed_titles_and_their_legal_basis(name: str) -> None:
    table = table_schema(name)
    assert table.title_zh in table.official_titles
    assert all(source["title"] and source["juesuan:titleEn"] for source in table.descriptor["sources"])


def test_a_printed_title_names_one_table() -> None:
    titles = [title for name in OFFICIAL for title in table_schema(name).official_titles]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("name", TABLES)
def test_primary_keys_are_required_columns(name: str) -> None:
    table = table_schema(name)
    assert table.primary_key[:2] == ("department_id", "fiscal_year")
    assert all(table.field(column).required for column in table.primary_key)
    assert all(table.field(column).role == "key" for column in table.primary_key)


@pytest.mark.parametrize("code", ["total", "201", "20103", "2010301"])
def test_function_codes_have_three_five_or_seven_digits(code: str) -> None:
    assert re.search(str(table_schema("revenue").field("function_code").pattern), code)


@pytest.mark.parametrize("code", ["2010", "201030", "20103011", "合计", "", "201 "])
def test_other_function_codes_are_refused(code: str) -> None:
    assert not re.search(str(table_schema("revenue").field("function_code").pattern), code)


@pytest.mark.parametrize("name", TABLES)
def test_schemas_are_valid_against_the_core_profile(name: str) -> None:
    schema = table_schema(name).descriptor
    package = {"resources": [{"name": name, "type": "table", "path": f"{name}.csv", "schema": schema}]}
    assert profile_errors(package, CORE_PROFILE_URL) == []


@pytest.mark.parametrize("name", TABLES)
def test_schemas_avoid_what_older_readers_cannot_read(name: str) -> None:
    schema = table_schema(name).descriptor
    assert schema["missingValues"] == [""]
    assert isinstance(schema["primaryKey"], list)
    assert not {"fieldsMatch", "uniqueKeys", "foreignKeys"} & set(schema)
    assert {field["type"] for field in schema["fields"]} <= {"string", "integer", "number"}
    assert all("enum" in field["constraints"] for field in schema["fields"] if "categories" in field)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", TABLES)
def test_frictionless_reads_the_schema(name: str) -> None:
    frictionless = pytest.importorskip("frictionless")
    schema = frictionless.Schema.from_descriptor(copy.deepcopy(table_schema(name).descriptor))
    assert schema.field_names == list(table_schema(name).columns)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", TABLES)
def test_the_legacy_library_reads_the_schema(name: str) -> None:
    datapackage = pytest.importorskip("datapackage")
    row = {field.name: field.example for field in table_schema(name).fields}
    resource = {
        "name": name,
        "data": [list(row), list(row.values())],
        "schema": table_schema(name).descriptor,
    }
    package = datapackage.Package(copy.deepcopy({"name": "example", "resources": [resource]}))
    assert package.valid
    assert len(package.resources[0].read()) == 1


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", TABLES)
def test_a_row_of_examples_is_valid_data(name: str) -> None:
    frictionless = pytest.importorskip("frictionless")
    row = {field.name: field.example for field in table_schema(name).fields}
    schema = frictionless.Schema.from_descriptor(copy.deepcopy(table_schema(name).descriptor))
    resource = frictionless.Resource(data=[list(row), list(row.values())], schema=schema)
    assert frictionless.validate(resource).valid
