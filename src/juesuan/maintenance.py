"""The files of the repository that are derived from the standard: what they must say."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from juesuan.package.examples import example, fixture_files
from juesuan.package.load import load_package
from juesuan.standard.catalogue import rules


def derived_files(root: Path) -> dict[Path, bytes]:
    """Return every derived file of a checkout with its content."""
    return fixtures(root)


def fixtures(root: Path) -> dict[Path, bytes]:
    """Return the conformance fixtures: the clean example, and one broken package for each rule."""
    clean = load_package(root / "data" / "example")
    folder = root / "tests" / "fixtures"
    files = {folder / "valid" / "complete" / name: content for name, content in fixture_files(example(clean, [])).items()}
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
