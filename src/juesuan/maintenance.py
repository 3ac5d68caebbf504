"""The files of the repository that are derived from the standard: what they must say."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from juesuan.encode.expectations import expectation_files
from juesuan.encode.pandera_schemas import pandera_files
from juesuan.package.examples import example, fixture_files
from juesuan.package.load import load_package
from juesuan.package.stack import stacked_text
from juesuan.package.write import json_text, resource
from juesuan.standard.catalogue import rules


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
    files[folder / "invalid" / "expected.csv"] = _expected().encode()
    return files


def _expected() -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["fixture", "rule", "severity", "verdict", "table", "row", "column"])
    for rule in rules():
        finding = rule.examples["finding"]
        table, row, column = finding["cell"].split("/") if finding["cell"] else ("", "", "")
        writer.writerow([rule.id, rule.id, rule.severity, finding["verdict"], table, row, column])
    return buffer.getvalue()
