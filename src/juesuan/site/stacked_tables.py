"""All packages of the site in one file a table, for those who compare departments and years."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from juesuan.package.load import DESCRIPTOR
from juesuan.package.write import LICENSES, csv_text, json_text, resource
from juesuan.site.assessment import Assessed
from juesuan.standard.profile import STANDARD_VERSION
from juesuan.standard.tables import table_names, table_schema

FOLDER = "data"
"""Where the stacked tables are on the site."""
PACKAGES = "packages.csv"
"""The list of packages: whose, of which year, how many findings."""
_COLUMNS = (
    "id", "department_id", "department_name", "division", "fiscal_year", "status", "errors", "warnings",
    "notes", "not_run", "inconclusive", "numbers", "placed",
)  # fmt: skip
_EXAMPLES = "99"
"""No division of GB/T 2260 starts with this: such packages are invented, and nobody's figures."""


def stack_tables(assessed: Iterable[Assessed], folder: Path) -> tuple[str, ...]:
    """Write each table of all real packages into one CSV, with a list of them and a descriptor.

    A table that cannot be read as the standard asks is left out; its report says so. Returns the names of
    the files; nothing is written where there is no real package.
    """
    real = [each for each in assessed if not each.division.startswith(_EXAMPLES)]
    if not real:
        return ()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PACKAGES).write_text(csv_text(_COLUMNS, _listed(real)), encoding="utf-8")
    tables = [name for name in table_names() if _write(name, real, folder)]
    (folder / DESCRIPTOR).write_text(json_text(_descriptor(tables)), encoding="utf-8")
    return (PACKAGES, *(f"{name}.csv" for name in tables), DESCRIPTOR)


def _listed(assessed: Sequence[Assessed]) -> Iterator[dict[str, str]]:
    for each in assessed:
        values = asdict(each)
        yield {name: "" if values[name] is None else str(values[name]) for name in _COLUMNS}


def _write(table: str, assessed: Sequence[Assessed], folder: Path) -> bool:
    columns = list(table_schema(table).columns)
    rows = [row for each in assessed for row in _rows(Path(each.folder) / f"{table}.csv", columns)]
    if not rows:
        return False
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([columns, *rows])
    return True


def _rows(file: Path, columns: list[str]) -> list[list[str]]:
    """Return the rows of one table as printed; none where it is missing or its columns are others."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
        head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    except (OSError, ValueError, csv.Error):
        return []
    return rows if head == columns and all(len(row) == len(columns) for row in rows) else []


def _descriptor(tables: Sequence[str]) -> dict[str, object]:
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "profile": "data-package",
        "name": "departmental-final-accounts",
        "title": "部门决算公开数据",
        "version": STANDARD_VERSION,
        "licenses": list(LICENSES),
        "resources": [resource(name) for name in tables],
    }
