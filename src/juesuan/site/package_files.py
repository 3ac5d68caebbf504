"""What of a package stands on the site: its own files, and the address that they stand at."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

from juesuan.errors import InputError
from juesuan.package.content import Package
from juesuan.package.explanations import EXPLANATIONS
from juesuan.package.files import file_inside

REPORT = "report.json"
BOOK = "tables.xlsx"
_SUFFIXES = (".csv", ".json")
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,118}[a-z0-9])?")
_DEVICE = re.compile(r"(?:aux|con|nul|prn|com\d|lpt\d)(?:\..*)?")
"""What Windows takes for a device, not for a file."""
_TAKEN = ("index", "quality")
"""The pages that stand beside those of the packages."""


def write_files(package: Package, report: dict[str, Any], file: Path, folder: Path) -> tuple[str, ...]:
    """Write what the site offers of a package into a folder: our report, its files, its tables as a workbook.

    Returns the names of the files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / REPORT).write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    own = own_files(file, package.descriptor)
    for each in own:
        (folder / each).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file.parent / each, folder / each)
    book = _book(package)
    if book is not None:
        (folder / BOOK).write_bytes(book)
    return (*((BOOK,) if book else ()), REPORT, *own)


def _book(package: Package) -> bytes | None:
    """Return the nine tables as a workbook; None for a package that cannot be printed whole."""
    from juesuan.export.book import book_of  # noqa: PLC0415
    from juesuan.export.formats import book_bytes  # noqa: PLC0415
    from juesuan.export.request import check_whole, own_layout  # noqa: PLC0415

    with suppress(InputError):
        check_whole(package)
        return book_bytes(book_of(package, own_layout(package)), "xlsx")
    return None


def own_files(file: Path, descriptor: dict[str, Any]) -> list[str]:
    """Return the files that belong to a package as paths from its folder, its descriptor first.

    What merely lies beside them is not the package's, and is not published; neither is a link, which may lead
    anywhere, nor what a browser would run, nor what would stand where the site puts a file of its own.
    """
    resources = descriptor.get("resources")
    named = [each.get("path") for each in resources if isinstance(each, dict)] if resources else []
    paths = (str(PurePosixPath(each)) for each in [*named, EXPLANATIONS] if isinstance(each, str))
    return [each for each in dict.fromkeys([file.name, *sorted(paths)]) if _is_published(file.parent, each)]


def _is_published(folder: Path, path: str) -> bool:
    parts = PurePosixPath(path).parts
    if not path.endswith(_SUFFIXES) or any(part.startswith(".") for part in parts):
        return False
    if parts[0].casefold() in (REPORT, BOOK) or not path.isprintable():
        return False
    file = file_inside(folder, path)
    return file is not None and not _linked(folder, parts) and file.is_file() and os.access(file, os.R_OK)


def _linked(folder: Path, parts: Iterable[str]) -> bool:
    """Say whether a file, or a folder on the way to it, is a link."""
    for part in parts:
        folder /= part
        if folder.is_symlink():
            return True
    return False


def addresses(names: Iterable[tuple[str, Path]]) -> Iterator[str]:
    """Yield for each name of a package and its descriptor the name that it has on the site, no two alike.

    A name that can be no part of an address is replaced by that of its folder.
    """
    taken = set(_TAKEN)
    for name, file in names:
        usual = name if _is_address(name) else _of_folder(file)
        own, number = usual, 1
        while own in taken:
            number += 1
            own = f"{usual}-{number}"
        taken.add(own)
        yield own


def _is_address(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and not _DEVICE.fullmatch(name)


def _of_folder(file: Path) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", file.absolute().parent.name.lower()).strip("-")[:100]
    return name if _is_address(name) else "package"
