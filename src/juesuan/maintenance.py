"""The files of the repository that are derived from the standard: what they must say."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from juesuan.encode.expectations import expectation_files
from juesuan.encode.pandera_schemas import pandera_files
from juesuan.package.content import Package
from juesuan.package.examples import example, figure_row, fixture_files, last_year
from juesuan.package.load import load_package
from juesuan.package.stack import stacked_text
from juesuan.package.write import json_text, resource
from juesuan.standard.catalogue import rules

LAST_YEAR = "last_year"
"""The folder within a fixture that holds last year's package, which only rules on continuity need."""


def derived_files(root: Path) -> dict[Path, bytes]:
    """Return every derived file of a checkout with its content."""
    return {
        root / "datapackage.json": stacked_text(root).encode(),
        **descriptors(root),
        **fixtures(root),
        **encodings(root),
    }


def encodings(root: Path) -> dict[Path, bytes]:
    """Return the Great Expectations suites and the Pandera schemas of the rules."""
    texts = expectation_files() | pandera_files()
    return {root / path: text.encode() for path, text in texts.items()}


def descriptors(root: Path) -> dict[Path, bytes]:
    """Return the descriptors of the packages in `data/` with today's table schemas inlined."""
    files: dict[Path, bytes] = {}
    for file in sorted((root / "data").glob("**/datapackage.json")):
        descriptor = json.loads(file.read_text(encoding="utf-8"))
        tables = [resource(table["name"]) for table in descriptor["resources"]]
        files[file] = json_text({**descriptor, "resources": tables}).encode()
    return files


def fixtures(root: Path) -> dict[Path, bytes]:
    """Return the conformance fixtures: the clean example, and one broken package for each rule."""
    clean = load_package(root / "data" / "example")
    folder = root / "tests" / "fixtures"
    files = {
        folder / "valid" / "complete" / name: content
        for name, content in fixture_files(example(clean, [])).items()
    }
    for rule in rules():
        for name, content in fixture_files(example(clean, rule.examples["fail"])).items():
            files[folder / "invalid" / rule.id / name] = content
        if "last_year" in rule.examples:
            draft = last_year(clean, rule.examples["last_year"])
            for name, content in fixture_files(draft).items():
                files[folder / "invalid" / rule.id / LAST_YEAR / name] = content
    files[folder / "invalid" / "expected.csv"] = _expected(clean).encode()
    return files


def _expected(clean: Package) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["fixture", "rule", "severity", "verdict", "table", "row", "column"])
    for rule in rules():
        finding = rule.examples["finding"]
        severity = finding.get("severity", rule.severity)
        writer.writerow([rule.id, rule.id, severity, finding["verdict"], *_place(clean, finding)])
    return buffer.getvalue()


def _place(clean: Package, finding: dict[str, Any]) -> tuple[str, ...]:
    """Return the cell of an example's finding; a figure is told by its values. Blank: anywhere."""
    if "figure" in finding:
        tables = {"figures": [record.values for record in clean.tables["figures"]]}
        return "figures", figure_row(tables, finding["figure"])["figure_id"], "value"
    if not finding["cell"]:
        return "", "", ""
    table, rest = finding["cell"].split("/", 1)
    return table, *rest.rsplit("/", 1)
