"""What the report says of the numbers of the document, as far as the descriptor tells."""

import json
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from juesuan.evaluate.oracle import evaluate
from juesuan.package.content import Package, Record
from juesuan.report import render
from juesuan.report.build import Run, build_report
from juesuan.report.reading import official_tables
from juesuan.standard.tables import table_schema

SCHEMA = Path(__file__).parent.parent.parent / "schemas" / "report.schema.json"
WHOLE = {"numbers": 9, "cells": 4, "figures": 2, "other": 1, "unplaced": 2}


def report_of(coverage, **tables):
    package = Package({"name": "999999-a-2024", "juesuan:coverage": coverage}, tables)
    report = build_report(Run("oracle", "zh", datetime.now(UTC)), [(package, evaluate(package))])
    jsonschema.validate(report, json.loads(SCHEMA.read_text(encoding="utf-8")))
    return report


@pytest.mark.parametrize("form", ["text", "html"])
def test_every_number_is_accounted_for_in_both_languages(form):
    report = report_of(WHOLE)
    assert "全文9个数：表格4个、文字2个、其他1个、未归位2个" in render(report, form, "zh")
    english = "9 numbers in the document: 4 in tables, 2 in the text, 1 other, 2 not placed"
    assert english in render(report, form, "en")


def test_what_an_older_descriptor_does_not_tell_is_left_out():
    report = report_of({"numbers": 9, "placed": 7, "unplaced": 2})
    assert report["packages"][0]["coverage"]["cells"] is None
    assert "全文9个数：未归位2个" in render(report, "text", "zh")


@pytest.mark.parametrize("coverage", [None, 1, [], {}, {"numbers": "9"}, {"numbers": -1}, {"numbers": True}])
def test_a_descriptor_that_tells_nothing_usable_is_no_fault(coverage):
    report = report_of(coverage)
    assert report["packages"][0]["coverage"]["numbers"] is None
    assert "全文" not in render(report, "text", "zh")


def test_numbers_of_the_text_without_a_meaning_are_listed_with_those_of_the_tables():
    kinds = ("unplaced", "unread", "other")
    blank = dict.fromkeys(table_schema("reading_notes").columns, "")
    notes = [blank | {"note_id": kind, "kind": kind, "printed": "3.00", "reason": "no_key"} for kind in kinds]
    report = report_of(None, reading_notes=[Record(note["note_id"], note, 2) for note in notes])
    (package,) = report["packages"]
    assert (len(package["unplaced"]), package["coverage"]["unplaced"]) == (2, 2)


def test_only_official_tables_count_as_tables_read():
    assert official_tables({"tables": [{"name": "revenue"}, {"name": "figures"}, {"name": "units"}]}) == 1
