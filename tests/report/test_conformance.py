"""The report object: what the schema lets through, and what it refuses."""

import json
from copy import deepcopy

import pytest

from juesuan.report.conformance import report_errors, report_schema
from report import sample

REPORTS = [sample.broken, sample.unfinished, sample.clean, sample.several, sample.report]


@pytest.mark.parametrize("build", REPORTS)
def test_every_sample_conforms(build):
    assert report_errors(build()) == []


def test_the_schema_is_a_schema():
    from jsonschema import Draft7Validator

    Draft7Validator.check_schema(report_schema())
    assert report_schema()["$id"] == "https://juesuan.org/schemas/1.0/report.schema.json"


def test_every_object_is_closed_and_every_property_described_in_both_languages():
    def visit(node, path):
        if isinstance(node, dict):
            if node.get("type") == "object" and "properties" in node and "description" in node:
                assert node["additionalProperties"] is False, path
                assert set(node["required"]) == set(node["properties"]), path
                for name, value in node["properties"].items():
                    chinese, _, english = value["description"].partition(" / ")
                    assert chinese, (path, name)
                    assert english.isascii() or "万元" in english, (path, name)
            for name, value in node.items():
                visit(value, f"{path}/{name}")
        if isinstance(node, list):
            for index, value in enumerate(node):
                visit(value, f"{path}/{index}")

    visit(report_schema(), "")


def changed(change):
    report = sample.broken()
    change(report)
    return report_errors(report)


BAD = {
    "extra property": lambda r: r.update(extra=1),
    "missing part": lambda r: r.pop("summary"),
    "unknown engine": lambda r: r["report"].update(engine="abacus"),
    "no time zone": lambda r: r["report"].update(started="2025-10-09T08:30:00"),
    "unknown severity": lambda r: r["packages"][0]["findings"][0].update(severity="fatal"),
    "unknown verdict": lambda r: r["packages"][0]["findings"][0].update(verdict="odd"),
    "amount as number": lambda r: r["packages"][0]["findings"][0].update(difference=18.01),
    "one language": lambda r: r["packages"][0]["findings"][0]["message"].pop("en"),
    "no place": lambda r: r["packages"][0]["findings"][0].update(locations=[]),
    "no basis": lambda r: r["packages"][0]["findings"][0].update(basis=[]),
    "not run, no reason": lambda r: r["packages"][0]["outcomes"][2].update(reason=None),
    "short hash": lambda r: r["packages"][0].update(sha256="abc"),
    "errors called notes": lambda r: r["packages"][0].update(status="notes"),
    "errors called clean": lambda r: r["packages"][0].update(status="clean"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_report_is_refused(name):
    assert changed(BAD[name])


def test_what_was_not_checked_completely_is_never_clean():
    for build in (sample.unfinished,):
        report = build()
        report["packages"][0]["status"] = "clean"
        assert report_errors(report)
    report = deepcopy(sample.clean())
    report["packages"][0]["unplaced"] = [sample.UNPLACED]
    assert report_errors(report)


def test_an_error_names_its_place():
    errors = changed(BAD["unknown severity"])
    assert any(error.startswith("/packages/0/findings/0/severity: ") for error in errors)


def test_json_keeps_everything():
    from juesuan.report import render

    text = render(sample.broken(), "json")
    assert json.loads(text) == sample.broken()
    assert "示例市示例局" in text
    assert text.endswith("}\n")
