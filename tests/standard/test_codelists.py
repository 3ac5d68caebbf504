"""The code lists are consistent, dated and honest about what was seen in print."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest

from juesuan.standard.codelists import (
    UNVERIFIED,
    codelist,
    codelist_names,
    is_known,
    names_of,
    parent_of,
    summary_lines,
    wordings_of,
)
from juesuan.standard.location import root
from juesuan.standard.tables import table_names, table_schema

LISTS = codelist_names()
CLASSIFICATIONS = ("functional_classification", "economic_classification")
SUMMARIES = ("revenue_expenditure_summary", "appropriation_summary")


def schema_of(name: str) -> dict[str, Any]:
    file = root() / "schemas" / "codelists" / "schemas" / f"{name}.json"
    loaded: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def test_there_are_eight_lists_and_each_has_a_schema() -> None:
    schemas = {file.stem for file in (root() / "schemas" / "codelists" / "schemas").glob("*.json")}
    assert set(LISTS) == schemas
    assert len(LISTS) == 8


@pytest.mark.parametrize("name", LISTS)
def test_files_are_plain_utf_8_with_a_header_row(name: str) -> None:
    content = (root() / "schemas" / "codelists" / f"{name}.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    header = content.decode("utf-8").splitlines()[0].split(",")
    assert header == [field["name"] for field in schema_of(name)["fields"]]


@pytest.mark.parametrize("name", LISTS)
def test_keys_are_unique(name: str) -> None:
    keys = Counter(tuple(row[column] for column in schema_of(name)["primaryKey"]) for row in codelist(name))
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("name", LISTS)
def test_values_follow_the_schema(name: str) -> None:
    for field in schema_of(name)["fields"]:
        constraints = field.get("constraints", {})
        values = [row[field["name"]] for row in codelist(name)]
        assert all(values) or not constraints.get("required")
        filled = [value for value in values if value]
        assert all(value in constraints.get("enum", filled) for value in filled)
        assert all(re.search(constraints.get("pattern", ""), value) for value in filled)
        assert all(value == value.strip() for value in filled)


@pytest.mark.parametrize("name", LISTS)
def test_schemas_speak_both_languages(name: str) -> None:
    schema = schema_of(name)
    for part in (schema, *schema["fields"]):
        assert all(part[key] for key in ("title", "juesuan:titleEn", "description", "juesuan:descriptionEn"))


@pytest.mark.parametrize("name", [name for name in LISTS if "parent" in codelist(name)[0]])
def test_parents_exist(name: str) -> None:
    codes = {row["code"] for row in codelist(name)}
    assert [row["code"] for row in codelist(name) if row["parent"] and row["parent"] not in codes] == []


@pytest.mark.parametrize("name", [name for name in LISTS if "valid_from" in codelist(name)[0]])
def test_years_are_years_in_order(name: str) -> None:
    for row in codelist(name):
        since, until = row["valid_from"], row["valid_to"]
        assert re.fullmatch(r"((19|20)\d\d)?", since)
        assert re.fullmatch(r"((19|20)\d\d)?", until)
        assert not (since and until) or int(since) <= int(until)


@pytest.mark.parametrize("name", CLASSIFICATIONS)
def test_levels_follow_from_the_length_of_the_code(name: str) -> None:
    lengths = {"category": 3, "section": 5, "item": 7}
    for row in codelist(name):
        assert len(row["code"]) == lengths[row["level"]]
        assert row["parent"] == row["code"][:-2] if len(row["code"]) > 3 else row["parent"] == ""


def test_a_name_belongs_to_its_year() -> None:
    assert names_of("functional_classification", "210", 2018) == {"医疗卫生与计划生育支出"}
    assert names_of("functional_classification", "210", 2019) == {"卫生健康支出"}
    assert names_of("functional_classification", "215", 2019) == {"资源勘探信息等支出"}
    assert names_of("functional_classification", "215", 2020) == {"资源勘探工业信息等支出"}


def test_a_code_is_known_only_in_its_years() -> None:
    assert not is_known("functional_classification", "224", 2018)
    assert is_known("functional_classification", "224", 2019)
    assert not is_known("functional_classification", "2019901", 2021)


def test_unverified_codes_are_known_but_assert_no_name() -> None:
    unverified = [row for row in codelist("functional_classification") if row["confidence"] == UNVERIFIED]
    assert len(unverified) > 400
    for row in unverified:
        year = int(row["valid_from"] or row["valid_to"] or 2021)
        assert is_known("functional_classification", row["code"], year)
        assert row["name_zh"] not in names_of("functional_classification", row["code"], year)


def test_a_verified_code_has_at_most_one_name_a_year() -> None:
    for name in CLASSIFICATIONS:
        for code in {row["code"] for row in codelist(name)}:
            for year in range(2015, 2027):
                assert len(names_of(name, code, year)) <= 1


def test_parents_lead_to_the_top() -> None:
    assert parent_of("functional_classification", "2010301") == "20103"
    assert parent_of("functional_classification", "20103") == "201"
    assert parent_of("functional_classification", "201") is None
    assert parent_of("economic_classification", "30101") == "301"
    assert parent_of("divisions", "420103") == "420100"
    assert parent_of("divisions", "999999") is None


def test_only_wages_and_transfers_to_people_are_personnel_expenditure() -> None:
    rows = codelist("economic_classification")
    assert {row["code"][:3] for row in rows if row["group"] == "personnel"} == {"301", "303"}
    assert all(row["group"] for row in rows)


@pytest.mark.parametrize("table", SUMMARIES)
def test_summaries_print_26_functional_lines_in_the_order_of_the_classification(table: str) -> None:
    lines = [row for row in summary_lines(table) if row["group"] == "function_lines"]
    codes = [row["function_code"] for row in lines]
    assert len(codes) == 26
    assert codes == sorted(codes)
    assert [row["line"] for row in lines] == [f"function_{code}" for code in codes]
    assert not {"209", "218", "225", "226", "227", "228", "230", "233"} & set(codes)


@pytest.mark.parametrize("table", SUMMARIES)
def test_functional_lines_carry_the_names_of_the_classification(table: str) -> None:
    for row in summary_lines(table):
        if code := row["function_code"]:
            assert names_of("functional_classification", code, 2024) == {row["name_zh"]}
            former = names_of("functional_classification", code, 2018) - {row["name_zh"]}
            assert former <= set(wordings_of(row))


@pytest.mark.parametrize("table", SUMMARIES)
def test_lines_stand_in_order_and_a_wording_names_one_line_of_its_block(table: str) -> None:
    rows = summary_lines(table)
    assert [int(row["order"]) for row in rows] == list(range(1, len(rows) + 1))
    for side in ("revenue", "expenditure"):
        for opening in (True, False):
            block = [
                row for row in rows if row["side"] == side and (row["group"] == "opening_lines") == opening
            ]
            wordings = [wording for row in block for wording in wordings_of(row)]
            assert len(wordings) == len(set(wordings))


def test_names_carry_no_ordinals() -> None:
    for row in codelist("summary_lines"):
        assert not any(
            re.match("[（(]?[一二三四五六七八九十]+[、）)]", wording) for wording in wordings_of(row)
        )


def test_the_balance_line_knows_its_older_wording() -> None:
    (row,) = [row for row in codelist("summary_lines") if row["line"] == "nonappropriation_balance_used"]
    assert wordings_of(row) == ("使用非财政拨款结余（含专用结余）", "使用非财政拨款结余")


def test_concepts_stand_where_they_say() -> None:
    for row in codelist("concepts"):
        assert bool(row["table"]) == bool(row["row"]) == bool(row["column"])
        if row["table"]:
            assert row["column"] in table_schema(row["table"]).number_columns
    lines = {(row["table"], row["line"]) for row in codelist("summary_lines")}
    placed = [(row["table"], row["row"]) for row in codelist("concepts") if row["table"] in SUMMARIES]
    assert set(placed) <= lines


def test_no_two_concepts_stand_in_the_same_cell() -> None:
    cells = Counter(
        (row["table"], row["row"], row["column"], row["kind"])
        for row in codelist("concepts")
        if row["table"] and row["row"] != "{subject}"
    )
    assert [cell for cell, times in cells.items() if times > 1] == []


def test_the_nine_tables_are_sections_under_their_own_names() -> None:
    tables = [row for row in codelist("sections") if row["kind"] == "table"]
    assert tuple(row["code"] for row in tables) == table_names()[:9]
    for row in tables:
        assert set(wordings_of(row)) == set(table_schema(row["code"]).official_titles)


def test_a_heading_names_one_section() -> None:
    headings = Counter(wording for row in codelist("sections") for wording in wordings_of(row))
    assert [heading for heading, times in headings.items() if times > 1] == []


def test_layouts_print_the_nine_tables_of_the_standard() -> None:
    divisions = {row["code"] for row in codelist("divisions")}
    for row in codelist("layouts"):
        assert sorted(row["tables"].split("|")) == sorted(table_names()[:9])
        assert row["division"] in divisions


def test_all_34_provinces_are_listed() -> None:
    provinces = [row for row in codelist("divisions") if row["level"] == "province"]
    assert len(provinces) == 34
    assert all(row["code"].endswith("0000") and not row["parent"] for row in provinces)
    others = [row for row in codelist("divisions") if row["level"] != "province"]
    assert all(row["code"].startswith(row["parent"].rstrip("0")) for row in others)
