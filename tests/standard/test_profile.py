"""The profile accepts a good descriptor, and every one of its clauses can reject a bad one."""

from __future__ import annotations

import copy
import hashlib
import json
import re
from typing import Any

import pytest

from juesuan.standard.location import root
from juesuan.standard.profile import (
    CORE_PROFILE_URL,
    PROFILE_URL,
    STANDARD_VERSION,
    profile_document,
    profile_errors,
)
from juesuan.standard.tables import table_names, table_schema

GOOD: dict[str, Any] = {
    "$schema": PROFILE_URL,
    "name": "999001-example-office-2024",
    "title": "示例市人民政府办公室2024年度部门决算",
    "sources": [
        {
            "title": "示例市人民政府办公室2024年度部门决算公开",
            "juesuan:publisher": "示例市人民政府办公室",
            "juesuan:fileName": "disclosure.pdf",
            "juesuan:sha256": "0" * 64,
            "juesuan:published": "2025-08-20",
        }
    ],
    "licenses": [{"name": "CC0-1.0"}],
    "contributors": [{"title": "The Juesuan authors"}],
    "juesuan:departmentId": "999001-example-office",
    "juesuan:departmentName": "示例市人民政府办公室",
    "juesuan:division": "999001",
    "juesuan:scope": "department",
    "juesuan:fiscalYear": 2024,
    "juesuan:layout": "wuhan-2024",
    "juesuan:amountUnit": "万元",
    "juesuan:roundingProfile": "nearest",
    "juesuan:standardVersion": STANDARD_VERSION,
    "juesuan:coverage": {"numbers": 500, "cells": 400, "figures": 60, "other": 38, "unplaced": 2},
    "resources": [
        {
            "name": "revenue",
            "type": "table",
            "path": "revenue.csv",
            "format": "csv",
            "encoding": "utf-8",
            "schema": table_schema("revenue").descriptor,
        }
    ],
}


class _Gone:
    """Stands for a value that is taken away; its name is the same in every process that runs tests."""

    def __repr__(self) -> str:
        return "gone"


REMOVED = _Gone()


def changed(path: str, value: object) -> dict[str, Any]:
    """The good descriptor with one value replaced, added or removed."""
    descriptor = copy.deepcopy(GOOD)
    *parents, last = [int(part) if part.isdigit() else part for part in path.split("/")]
    place: Any = descriptor
    for part in parents:
        place = place[part]
    if value is REMOVED:
        del place[last]
    else:
        place[last] = value
    return descriptor


def test_a_good_descriptor_has_no_errors() -> None:
    assert profile_errors(GOOD) == []


@pytest.mark.parametrize(
    "path",
    [
        "juesuan:coverage",
        "sources/0/juesuan:published",
        "resources/0/encoding",
    ],
)
def test_some_properties_are_optional(path: str) -> None:
    assert profile_errors(changed(path, REMOVED)) == []


def test_a_source_may_be_without_a_file() -> None:
    assert profile_errors(changed("sources/0", {"title": "决算公开", "juesuan:publisher": "示例局"})) == []


def test_extra_tables_and_extra_properties_are_legal() -> None:
    extra = [*GOOD["resources"], {"name": "annex", "path": "annex.pdf"}]
    assert profile_errors(changed("resources", extra)) == []
    assert (
        profile_errors(changed("resources/0/schema/fields/0/rdfType", "https://example.org/department")) == []
    )
    assert profile_errors(changed("homepage", "https://example.org/")) == []


def test_data_may_be_inline() -> None:
    inline = {"name": "units", "type": "table", "data": [], "schema": table_schema("units").descriptor}
    assert profile_errors(changed("resources/0", inline)) == []


BROKEN: list[tuple[str, object, str]] = [
    *((key, REMOVED, "/") for key in profile_document(PROFILE_URL)["required"]),
    ("$schema", CORE_PROFILE_URL, "/$schema"),
    ("name", "example-office-2024", "/name"),
    ("name", "999001-Example-2024", "/name"),
    ("name", "999001-example", "/name"),
    ("title", "Example office", "/title"),
    ("title", 2024, "/title"),
    ("sources", [], "/sources"),
    ("sources/0", "disclosure.pdf", "/sources/0"),
    ("sources/0/title", REMOVED, "/sources/0"),
    ("sources/0/title", "", "/sources/0/title"),
    ("sources/0/juesuan:publisher", REMOVED, "/sources/0"),
    ("sources/0/juesuan:publisher", "", "/sources/0/juesuan:publisher"),
    ("sources/0/juesuan:fileName", REMOVED, "/sources/0"),
    ("sources/0/juesuan:fileName", "../disclosure.pdf", "/sources/0/juesuan:fileName"),
    ("sources/0/juesuan:sha256", REMOVED, "/sources/0"),
    ("sources/0/juesuan:sha256", "A" * 64, "/sources/0/juesuan:sha256"),
    ("sources/0/juesuan:published", "2025年8月20日", "/sources/0/juesuan:published"),
    ("sources/0/juesuan:published", "20250820", "/sources/0/juesuan:published"),
    ("sources/0/juesuan:published", "2025-02-30", "/sources/0/juesuan:published"),
    ("licenses", [], "/licenses"),
    ("licenses/0", {"title": "CC0"}, "/licenses/0"),
    ("contributors", [], "/contributors"),
    ("contributors/0", {"email": "a@example.org"}, "/contributors/0"),
    ("contributors/0/title", "", "/contributors/0/title"),
    ("juesuan:departmentId", "example-office", "/juesuan:departmentId"),
    ("juesuan:departmentName", "", "/juesuan:departmentName"),
    ("juesuan:division", "99900", "/juesuan:division"),
    ("juesuan:division", 999001, "/juesuan:division"),
    ("juesuan:scope", "office", "/juesuan:scope"),
    ("juesuan:fiscalYear", "2024", "/juesuan:fiscalYear"),
    ("juesuan:fiscalYear", 1999, "/juesuan:fiscalYear"),
    ("juesuan:fiscalYear", 2101, "/juesuan:fiscalYear"),
    ("juesuan:layout", "Wuhan 2024", "/juesuan:layout"),
    ("juesuan:amountUnit", "千元", "/juesuan:amountUnit"),
    ("juesuan:roundingProfile", "half-up", "/juesuan:roundingProfile"),
    ("juesuan:standardVersion", "0.9.0", "/juesuan:standardVersion"),
    ("juesuan:coverage", 1, "/juesuan:coverage"),
    ("juesuan:coverage/unplaced", REMOVED, "/juesuan:coverage"),
    ("juesuan:coverage/cells", -1, "/juesuan:coverage/cells"),
    ("juesuan:coverage/figures", 0.5, "/juesuan:coverage/figures"),
    ("juesuan:coverage/lost", 1, "/juesuan:coverage"),
    ("resources", [{"name": "annex", "path": "annex.pdf"}], "/resources"),
    ("resources/0/type", REMOVED, "/resources/0"),
    ("resources/0/schema", REMOVED, "/resources/0"),
    ("resources/0/schema", "revenue.json", "/resources/0/schema"),
    ("resources/0/format", REMOVED, "/resources/0"),
    ("resources/0/format", "xlsx", "/resources/0/format"),
    ("resources/0/encoding", "gb18030", "/resources/0/encoding"),
    ("resources/0/path", "../revenue.csv", "/resources/0/path"),
]


@pytest.mark.parametrize(("path", "value", "place"), BROKEN, ids=lambda each: str(each)[:40])
def test_every_clause_can_reject(path: str, value: object, place: str) -> None:
    errors = profile_errors(changed(path, value))
    assert place in {error.path for error in errors}
    assert all(error.message for error in errors)


def test_one_broken_clause_gives_errors_in_one_place_only() -> None:
    for path, value, place in BROKEN:
        assert all(error.path.startswith(place) for error in profile_errors(changed(path, value)))


def test_a_bad_field_is_found_deep_inside_a_table_schema() -> None:
    (error,) = profile_errors(changed("resources/0/schema/fields/4/constraints", {"required": "yes"}))
    assert error.path.startswith("/resources/0/schema/fields/4")


def test_messages_do_not_quote_whole_objects() -> None:
    (error,) = profile_errors(changed("juesuan:scope", REMOVED))
    assert error.message == "'juesuan:scope' is a required property"
    (error,) = profile_errors(changed("sources", []))
    assert "[]" not in error.message


def test_a_descriptor_is_checked_anew_after_it_was_changed_in_place() -> None:
    descriptor = copy.deepcopy(GOOD)
    assert profile_errors(descriptor) == []
    descriptor["resources"][0]["path"] = "../revenue.csv"
    descriptor["sources"].clear()
    assert {error.path for error in profile_errors(descriptor)} == {"/resources/0/path", "/sources"}


def test_the_same_broken_part_is_reported_wherever_it_stands() -> None:
    bad = {"name": "annex", "path": "/annex.pdf"}
    (first,) = profile_errors(changed("resources", [*GOOD["resources"], bad]))
    (second,) = profile_errors(changed("resources", [*GOOD["resources"], *GOOD["resources"], bad]))
    assert (first.path, second.path) == ("/resources/1/path", "/resources/2/path")
    assert first.message == second.message


def test_parts_that_only_look_alike_are_told_apart() -> None:
    assert profile_errors(changed("juesuan:fiscalYear", 2024)) == []
    assert profile_errors(changed("juesuan:fiscalYear", "2024"))
    assert profile_errors(changed("juesuan:fiscalYear", value=True))
    assert profile_errors(changed("licenses", ({"name": "CC0-1.0"},)))


def test_only_other_tables_are_no_accounts_however_often_each_was_seen() -> None:
    annex = {"name": "annex", "path": "annex.pdf"}
    assert profile_errors(changed("resources", [*GOOD["resources"], annex])) == []
    assert [error.path for error in profile_errors(changed("resources", [annex]))] == ["/resources"]


@pytest.mark.parametrize("url", [PROFILE_URL, CORE_PROFILE_URL])
def test_no_clause_of_a_profile_joins_two_properties(url: str) -> None:
    """Checking part by part is checking all only as long as the profiles use no other keywords."""
    keywords = {key for key in profile_document(url) if not key.startswith(("juesuan:", "$"))}
    assert keywords <= {"title", "description", "type", "allOf", "required", "properties", "definitions"}
    listed = profile_document(url)["properties"]["resources"]
    clauses = {key for key in listed if not key.startswith(("juesuan:", "$"))}
    told = {"title", "description", "propertyOrder", "examples", "context", "options"}
    assert clauses - told <= {"type", "items", "minItems", "contains"}


def test_the_known_tables_are_the_tables_of_the_standard() -> None:
    assert tuple(profile_document(PROFILE_URL)["definitions"]["tableName"]["enum"]) == table_names()


def test_the_profile_names_its_own_url_and_extends_the_core_profile() -> None:
    profile = profile_document(PROFILE_URL)
    assert profile["$id"] == PROFILE_URL == profile["properties"]["$schema"]["const"]
    assert profile["allOf"] == [{"$ref": CORE_PROFILE_URL}]
    assert re.fullmatch(profile["properties"]["juesuan:standardVersion"]["pattern"], STANDARD_VERSION)


def test_profiles_are_read_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr("socket.socket.connect", refuse)
    assert profile_errors(GOOD) == []
    with pytest.raises(KeyError):
        profile_document("https://datapackage.org/profiles/1.0/datapackage.json")


def test_a_plain_data_package_can_be_checked_against_the_core_profile() -> None:
    assert profile_errors({"resources": [{"name": "a", "path": "a.csv"}]}, CORE_PROFILE_URL) == []
    (error,) = profile_errors({"name": "a"}, CORE_PROFILE_URL)
    assert (error.path, error.message) == ("/", "'resources' is a required property")


def test_vendored_files_are_unchanged_and_their_origin_is_recorded() -> None:
    folder = root() / "schemas" / "vendor"
    records = json.loads((folder / "SOURCES.json").read_text(encoding="utf-8"))
    licences = {record["license_file"] for record in records.values()}
    assert {file.name for file in folder.iterdir()} == {"SOURCES.json", *records, *licences}
    for name, record in records.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == record["sha256"]
        assert record["url"] == CORE_PROFILE_URL


@pytest.mark.filterwarnings("ignore")
def test_frictionless_accepts_the_descriptor() -> None:
    frictionless = pytest.importorskip("frictionless")
    package = frictionless.Package.from_descriptor(copy.deepcopy(GOOD))
    assert package.to_descriptor()["juesuan:scope"] == "department"


@pytest.mark.filterwarnings("ignore")
def test_the_legacy_library_accepts_the_descriptor() -> None:
    datapackage = pytest.importorskip("datapackage")
    package = datapackage.Package(copy.deepcopy(GOOD))
    assert package.valid, package.errors
