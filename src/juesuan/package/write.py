"""Write a data package: complete, loadable by old and new tools, and never half of one."""

from __future__ import annotations

import csv
import io
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from juesuan.errors import InputError
from juesuan.package.explanations import EXPLANATIONS
from juesuan.package.load import DESCRIPTOR
from juesuan.standard.tables import table_schema

Rows = Iterable[dict[str, str]]

LICENSES = (
    {
        "name": "CC-BY-4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Creative Commons Attribution 4.0",
    },
)
"""The terms of use of the packages that this project publishes."""


def write_package(folder: Path, descriptor: dict[str, Any], tables: Mapping[str, Rows]) -> Path:
    """Write a descriptor and its tables into a folder, replacing what was there, and return the folder.

    Only the publisher's explanations stay: they are of the findings, not of the reading.
    `descriptor` comes without resources; each table becomes one CSV with its schema inlined.
    Raises InputError where the folder cannot be written; then nothing is left behind.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".juesuan-") as temporary:
            draft = Path(temporary) / "package"
            _fill(draft, descriptor, tables)
            _keep_explanations(folder, draft)
            _replace(folder, draft, Path(temporary) / "old")
    except OSError as error:
        raise InputError("cannot_write", path=folder, reason=error.strerror) from None
    return folder


def resource(name: str, **properties: Any) -> dict[str, Any]:
    """Return the descriptor of one table, its schema inlined (paths of a package may not go up)."""
    schema = table_schema(name)
    return {
        "name": name,
        "title": schema.title_zh,
        "type": "table",
        "profile": "tabular-data-resource",
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **properties,
        "schema": deepcopy(schema.descriptor),
    }


def csv_text(columns: Iterable[str], rows: Rows) -> str:
    """Return rows as CSV text with a header line."""
    columns = list(columns)
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def json_text(value: Any) -> str:
    """Return a descriptor as JSON that people can read and compare."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _fill(draft: Path, descriptor: dict[str, Any], tables: Mapping[str, Rows]) -> None:
    draft.mkdir()
    for name, rows in tables.items():
        text = csv_text(table_schema(name).columns, rows)
        (draft / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    complete = {**descriptor, "resources": [resource(name) for name in tables]}
    (draft / DESCRIPTOR).write_text(json_text(complete), encoding="utf-8", newline="")


def _keep_explanations(folder: Path, draft: Path) -> None:
    written = folder / EXPLANATIONS
    if written.is_file():
        shutil.copyfile(written, draft / EXPLANATIONS)


def _replace(folder: Path, draft: Path, old: Path) -> None:
    """Put the draft in place; if that fails, put back what was there."""
    if not folder.exists():
        draft.rename(folder)
        return
    folder.rename(old)
    try:
        draft.rename(folder)
    except OSError:
        old.rename(folder)
        raise
