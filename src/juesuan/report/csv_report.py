"""The report as one CSV file: a list to work through, findings first, then what was not checked."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from juesuan.report.labels import LANGUAGES
from juesuan.report.reading import other_equations, place, table_title

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = (
    "record", "package_id", "department_name", "fiscal_year", "fingerprint", "severity", "verdict", "rule",
    "family", "table", "row", "column", "table_title", "row_title", "column_title", "source_ref", "printed",
    "expected", "expected_is", "difference", "tolerance", "unit", "title_zh",
    "title_en", "defect_zh", "defect_en", "message_zh", "message_en",
    "formula_zh", "formula_en", "likely_cause_zh", "likely_cause_en", "mend_zh", "mend_en", "basis_zh",
    "basis_en", "other_rules", "explanation", "explanation_author", "explanation_date",
)  # fmt: skip
"""The columns, the same in every language. `record` is finding, not_run, inconclusive or unplaced."""

_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r")


def render_csv(report: dict[str, Any]) -> str:
    """Return a report as CSV with a byte order mark, so that spreadsheets show its Chinese.

    Text that a spreadsheet would run as a formula gets a leading apostrophe.
    """
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for package in report["packages"]:
        for row in _rows(package):
            writer.writerow({name: _safe(value) for name, value in row.items()})
    return _BOM + buffer.getvalue()


def _rows(package: dict[str, Any]) -> Iterator[dict[str, Any]]:
    own = {"package_id": package["id"], **_named(package, "department_name", "fiscal_year")}
    for finding in package["findings"]:
        yield own | _finding(finding)
    for verdict in ("not_run", "inconclusive"):
        for outcome in package["outcomes"]:
            if outcome["verdict"] == verdict:
                yield own | _unjudged(outcome)
    for each in package["unplaced"]:
        yield own | {
            "record": "unplaced",
            **_named(each, "table", "printed", "source_ref"),
            "table_title": table_title(package, each["table"])["zh"],
            **_languages("message", each["reason"]),
        }


def _finding(finding: dict[str, Any]) -> dict[str, Any]:
    location = next(iter(finding["locations"]), None)
    return {
        "record": "finding",
        **{name: finding[name] for name in COLUMNS if name in finding and name != "explanation"},
        **({} if location is None else _location(location)),
        **_languages("title", finding["title"]),
        **_languages("defect", finding["defect"]),
        **_languages("message", finding["message"]),
        **_languages("formula", finding["formula"]),
        **_languages("likely_cause", finding["likely_cause"]),
        **_languages("mend", finding["mend"]),
        **{f"basis_{lang}": "\n".join(basis[lang] for basis in finding["basis"]) for lang in LANGUAGES},
        "other_rules": " ".join(dict.fromkeys(each["rule"] for each in other_equations(finding))),
        **(_explanation(finding["explanation"]) if finding["explanation"] else {}),
    }


def _explanation(explanation: dict[str, str]) -> dict[str, str]:
    return {
        "explanation": explanation["reason"],
        "explanation_author": explanation["author"],
        "explanation_date": explanation["date"],
    }


def _location(location: dict[str, Any]) -> dict[str, Any]:
    return {
        **_named(location, "table", "row", "column", "source_ref"),
        "row_title": location["row_title"]["zh"],
        "table_title": location["table_title"]["zh"] or place(location)[0]["zh"],
        "column_title": location["column_title"]["zh"],
    }


def _unjudged(outcome: dict[str, Any]) -> dict[str, Any]:
    return {
        "record": outcome["verdict"],
        **_named(outcome, "verdict", "rule", "family"),
        **_languages("title", outcome["title"]),
        **_languages("message", outcome["reason"]),
    }


def _named(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: record[name] for name in names}


def _languages(name: str, text: dict[str, str] | None) -> dict[str, str]:
    return {f"{name}_{language}": text[language] for language in LANGUAGES} if text else {}


def _safe(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA_START) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value
