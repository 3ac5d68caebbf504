"""The report as SARIF 2.1.0, for code hosts and editors."""

from __future__ import annotations

import json
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import quote

from juesuan.report.labels import say
from juesuan.report.reading import is_explained, place

Object = dict[str, Any]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_HOME = "https://juesuan.org/"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_DESCRIPTOR = "datapackage.json"


def render_sarif(report: Object, language: str = "zh") -> str:
    """Return a report as one SARIF run; rules that did not run are notifications of the invocation."""
    rules = _rules(report, language)
    indices = {rule["id"]: index for index, rule in enumerate(rules)}
    run = {
        "tool": {"driver": _driver(report, rules)},
        "automationDetails": {"id": f"juesuan/{report['report']['catalogue']['sha256']}"},
        "language": {"zh": "zh-CN", "en": "en"}[language],
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, language, indices)],
        "results": [
            _result(package, finding, language, indices)
            for package in report["packages"]
            for finding in package["findings"]
        ],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _driver(report: Object, rules: list[Object]) -> Object:
    generator = report["report"]["generator"]
    return {
        "name": generator["name"],
        "version": generator["version"],
        "informationUri": _HOME,
        "properties": {
            "standardVersion": report["report"]["standard_version"],
            "catalogueSha256": report["report"]["catalogue"]["sha256"],
            "engine": report["report"]["engine"],
        },
        "rules": rules,
    }


def _rules(report: Object, language: str) -> list[Object]:
    outcomes = {outcome["rule"]: outcome for package in report["packages"] for outcome in package["outcomes"]}
    mends = {each["rule"]: each["mend"] for package in report["packages"] for each in package["findings"]}
    return [
        {
            "id": rule,
            "shortDescription": {"text": outcome["title"][language]},
            "defaultConfiguration": {"level": _LEVELS[outcome["severity"]]},
            "properties": {"family": outcome["family"], "kind": outcome["kind"]},
            **({"help": {"text": mends[rule][language]}} if rule in mends else {}),
        }
        for rule, outcome in outcomes.items()
    ]


def _invocation(report: Object, language: str, indices: dict[str, int]) -> Object:
    notifications = [
        _notification(package, outcome, language, indices)
        for package in report["packages"]
        for outcome in package["outcomes"]
        if outcome["verdict"] in ("not_run", "inconclusive")
    ]
    return {
        "executionSuccessful": True,
        "startTimeUtc": report["report"]["started"].replace("+00:00", "Z"),
        "toolExecutionNotifications": notifications,
    }


def _notification(package: Object, outcome: Object, language: str, indices: dict[str, int]) -> Object:
    reason = outcome["reason"] or say("not_run.no_reason")
    word = say(f"outcome.{outcome['verdict']}.word")
    rule = outcome["rule"]
    parts = [f"{package['id']} – {outcome['title'][language]}", word[language], reason[language]]
    return {
        "level": "warning" if outcome["verdict"] == "not_run" else "note",
        "message": {"text": say("joint.colon")[language].join(parts)},
        "associatedRule": {"id": rule, "index": indices[rule]},
    }


def _result(package: Object, finding: Object, language: str, indices: dict[str, int]) -> Object:
    rule = finding["rule"]
    result: Object = {
        "ruleId": rule,
        **({"ruleIndex": indices[rule]} if rule in indices else {}),
        "level": _LEVELS[finding["severity"]],
        "message": {"text": f"{finding['message'][language]}\n{finding['mend'][language]}"},
        "locations": [_location(package, each, language) for each in finding["locations"]],
        "partialFingerprints": {"juesuan/v1": finding["fingerprint"]},
        "properties": {
            "package": package["id"],
            "verdict": finding["verdict"],
            **{
                name: finding[name]
                for name in ("printed", "expected", "expected_is", "difference", "tolerance", "unit")
            },
        },
    }
    if finding["related"]:
        related = [_location(package, each, language) for each in finding["related"]]
        result["relatedLocations"] = [{"id": index, **each} for index, each in enumerate(related)]
    # An error cannot be explained away: only what is weaker is marked as accepted.
    if is_explained(finding):
        result["suppressions"] = [{"kind": "external", "justification": finding["explanation"]["reason"]}]
    if finding["explanation"]:
        result["properties"]["explanation"] = finding["explanation"]
    return result


def _location(package: Object, location: Object, language: str) -> Object:
    names = [location[name] for name in ("table", "row", "column") if location[name]]
    words = " › ".join(part[language] for part in place(location))
    return {
        "physicalLocation": {"artifactLocation": {"uri": _uri(package["path"], location["table"])}},
        "logicalLocations": [
            {"name": words, "fullyQualifiedName": "/".join([package["id"], *names]), "kind": "member"}
        ],
    }


def _uri(path: str, table: str) -> str:
    """Return the file that holds a table: its CSV in a package folder, or the disclosure itself."""
    windows = "\\" in path or path[1:2] == ":"
    file: PurePath = PureWindowsPath(path) if windows else PurePosixPath(path)
    if file.name == _DESCRIPTOR:
        file = file.parent
    if not _is_file(file):
        file = file / (f"{table}.csv" if table else _DESCRIPTOR)
    return file.as_uri() if file.is_absolute() else quote(file.as_posix())


def _is_file(path: PurePath) -> bool:
    return path.suffix.lower() in (".txt", ".md", ".html", ".htm", ".docx", ".xlsx", ".xls", ".pdf")
