"""One descriptor over many packages: every table of theirs stacked, and the code lists beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from juesuan.package.load import DESCRIPTOR
from juesuan.package.write import LICENSES, json_text, resource
from juesuan.standard.codelists import codelist_names
from juesuan.standard.profile import STANDARD_VERSION
from juesuan.standard.tables import table_names


def stacked_descriptor(root: Path) -> dict[str, Any]:
    """Return the descriptor of a repository: `data/<division>/<department>/<year>/` stacked by table.

    The synthetic example is left out: its figures are nobody's.
    """
    folders = [file.parent for file in sorted((root / "data").glob(f"*/*/*/{DESCRIPTOR}"))]
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "profile": "data-package",
        "name": "departmental-final-accounts",
        "title": "部门决算公开数据",
        "description": "各部门各年度决算数据包的同名表合在一起，并附代码表。",
        "version": STANDARD_VERSION,
        "licenses": list(LICENSES),
        "contributors": [{"title": "The Juesuan authors", "roles": ["creator"]}],
        "sources": [source for folder in folders for source in _sources(folder)],
        "resources": [*(_code_list(root, name) for name in codelist_names()), *_tables(root, folders)],
    }


def stacked_text(root: Path) -> str:
    """Return the descriptor of a repository as text."""
    return json_text(stacked_descriptor(root))


def _sources(folder: Path) -> list[dict[str, Any]]:
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    return list(descriptor["sources"])


def _code_list(root: Path, name: str) -> dict[str, Any]:
    schema = json.loads(
        (root / "schemas" / "codelists" / "schemas" / f"{name}.json").read_text(encoding="utf-8")
    )
    return {
        "name": f"codelist_{name}",
        "title": schema.get("title", name),
        "type": "table",
        "profile": "tabular-data-resource",
        "path": f"schemas/codelists/{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _tables(root: Path, folders: list[Path]) -> list[dict[str, Any]]:
    resources = []
    for name in table_names():
        files = [folder / f"{name}.csv" for folder in folders]
        paths = [file.relative_to(root).as_posix() for file in files if file.is_file()]
        if paths:
            resources.append(resource(name, path=paths if len(paths) > 1 else paths[0]))
    return resources
