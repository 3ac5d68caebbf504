"""The files that every language links to: downloads of packages, schemas at their addresses, Data Docs."""

from __future__ import annotations

import shutil
from pathlib import Path

from juesuan.site.preparation import PUBLISHED, Prepared

PACKAGE_FILES = "files"
"""Where the files of the packages are on the site: `files/<id>/…`."""


DATA_DOCS = "data-docs"


def write_shared(prepared: Prepared, site: Path) -> None:
    """Put all shared files into the finished site."""
    if prepared.data_docs is not None:
        shutil.copytree(prepared.data_docs, site / DATA_DOCS, dirs_exist_ok=True)
    shutil.copytree(Path(prepared.folder) / PUBLISHED, site, dirs_exist_ok=True)
    for each in prepared.assessed:
        shutil.copytree(each.folder, site / PACKAGE_FILES / each.id, dirs_exist_ok=True)
