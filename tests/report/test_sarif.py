"""SARIF: the parts that code hosts and editors read."""

import json

import pytest

from juesuan.report import render
from report import sample


def run(report, language="zh"):
    document = json.loads(render(report, "sarif", language))
    assert document["version"] == "2.1.0"
    assert len(document["runs"]) == 1
    return document["runs"][0]


def test_the_driver_names_itself_and_every_rule():
    driver = run(sample.broken())["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("juesuan", "0.1.0")
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == [outcome["rule"] for outcome in sample.broken()["packages"][0]["outcomes"]]
    assert {rule["defaultConfiguration"]["level"] for rule in driver["rules"]} == {"error"}


def test_a_rule_of_several_packages_is_listed_once():
    ids = [rule["id"] for rule in run(sample.several())["tool"]["driver"]["rules"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_finding_is_a_result(language):
    part = run(sample.broken(), language)
    findings = sample.broken()["packages"][0]["findings"]
    assert len(part["results"]) == len(findings)
    rules = part["tool"]["driver"]["rules"]
    for result, finding in zip(part["results"], findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding["rule"]
        assert (
            result["level"] == {"error": "error", "warning": "warning", "info": "note"}[finding["severity"]]
        )
        assert result["message"]["text"].startswith(finding["message"][language])
        assert result["partialFingerprints"] == {"juesuan/v1": finding["fingerprint"]}


def test_places_are_files_and_cells():
    place = run(sample.broken())["results"][0]["locations"][0]
    assert (
        place["physicalLocation"]["artifactLocation"]["uri"] == "data/999999/example-office/2024/revenue.csv"
    )
    assert (
        place["logicalLocations"][0]["fullyQualifiedName"]
        == "999999-example-office-2024/revenue/total/total_revenue"
    )


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("某局/2024", "%E6%9F%90%E5%B1%80/2024/revenue.csv"),
        ("a/datapackage.json", "a/revenue.csv"),
        ("a/disclosure 1.txt", "a/disclosure%201.txt"),
        ("/srv/a", "file:///srv/a/revenue.csv"),
        ("C:\\accounts\\a", "file:///C:/accounts/a/revenue.csv"),
        (".", "revenue.csv"),
    ],
)
def test_paths_become_addresses(path, uri):
    report = sample.broken()
    report["packages"][0]["path"] = path
    found = run(report)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert found == uri


def test_what_did_not_run_is_a_notification():
    for report in (sample.broken(), sample.unfinished()):
        notes = run(report)["invocations"][0]["toolExecutionNotifications"]
        assert notes[0]["level"] == "warning"
        assert notes[0]["associatedRule"]["id"] == "funds-closing"
        assert "没有运行" in notes[0]["message"]["text"]


def test_an_explanation_accepts_a_warning_but_never_an_error():
    report = sample.broken()
    report["packages"][0]["findings"][0]["explanation"] = sample.EXPLANATION
    results = run(report)["results"]
    assert "suppressions" not in results[0]
    assert [result["suppressions"][0]["justification"] for result in results if "suppressions" in result] == [
        sample.EXPLANATION["reason"]
    ]
