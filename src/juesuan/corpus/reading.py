"""Package folders into stacked tables, as fast as their bytes can be read."""

# ruff: noqa: PTH118, PTH120 (making Path objects would take longer than reading the files)
from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from juesuan.corpus.bulk import Gathered, parse
from juesuan.corpus.descriptors import Headings
from juesuan.corpus.packing import Frames, Numbered, Row, frame, package_row, stack
from juesuan.corpus.stacked import NUMBER, PACKAGES, stacked_tables
from juesuan.errors import InputError
from juesuan.package.content import Package
from juesuan.package.explanations import EXPLANATIONS
from juesuan.package.load import broken_package, load_package
from juesuan.standard.tables import table_names

_BINARY = getattr(os, "O_BINARY", 0)
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_BLOCK = 1 << 20
_DIGEST = list(PACKAGES).index("sha256")


def read_folders(descriptors: Sequence[str]) -> Frames:
    """Return the stacked tables of the packages with these descriptors, numbered from 0 in their order.

    A package that cannot be read is one with that problem; nothing is raised for it.
    """
    return BulkReader(descriptors).frames()


def _strictly(number: int, descriptor: str) -> Numbered:
    """Read one package by the strict reader."""
    try:
        package = load_package(Path(descriptor))
    except InputError as error:
        return Numbered(number, broken_package(Path(descriptor), error), conforms=False)
    return Numbered(number, package)


class BulkReader:
    """Reads the files of packages at once; what is parsed, and by whom, is decided afterwards."""

    def __init__(self, descriptors: Sequence[str]) -> None:
        self._headings = Headings()
        self._packages: list[Row] = []
        self._tables = {name: Gathered(name) for name in table_names()}
        self._strict: dict[int, Numbered] = {}
        self._descriptors = descriptors
        for number, descriptor in enumerate(descriptors):
            if not self._take(number, descriptor):
                self._strict[number] = _strictly(number, descriptor)

    def digests(self) -> list[str]:
        """Return the SHA-256 of each package."""
        found = {row[0]: row[_DIGEST] for row in self._packages}
        found |= {number: each.package.digest for number, each in self._strict.items()}
        return [found[number] for number in range(len(self._descriptors))]

    def frames(self) -> Frames:
        """Return the stacked tables of all packages."""
        frames, doubtful = self._parsed()
        strict = self._strict | {
            number: _strictly(number, self._descriptors[number]) for number in doubtful - self._strict.keys()
        }
        if not strict:
            return frames
        alone = stack(strict[number] for number in sorted(strict))
        return {
            name: pl.concat([each.filter(~pl.col(NUMBER).is_in(list(strict))), alone[name]]).sort(
                NUMBER, maintain_order=True
            )
            for name, each in frames.items()
        }

    def _take(self, number: int, descriptor: str) -> bool:
        """Read all files of one package; say whether it can be read in bulk."""
        folder = os.path.dirname(descriptor)
        try:
            raw = _read(descriptor)
            heading = self._headings.read(raw)
            if heading is None or os.path.lexists(os.path.join(folder, EXPLANATIONS)):
                return False
            contents = {name: _read(os.path.join(folder, path)) for name, path in heading.files}
        except OSError:
            return False
        digest = hashlib.sha256(raw)
        for content in contents.values():
            digest.update(content)
        package = Package(heading.descriptor, {name: [] for name in contents}, folder, digest.hexdigest())
        key = f"{heading.descriptor['juesuan:departmentId']},{package.fiscal_year},".encode()
        if not all(self._tables[name].add(number, key, content) for name, content in contents.items()):
            return False
        self._packages.append(package_row(Numbered(number, package, conforms=True)))
        return True

    def _parsed(self) -> tuple[Frames, set[int]]:
        """Return what was read in bulk, and the numbers of the packages in which something is doubtful."""
        taken = {row[0] for row in self._packages}
        doubtful: set[int] = set()
        found = {name: frame([], columns) for name, columns in stacked_tables().items()}
        found["packages"] = frame(self._packages, PACKAGES)
        for name, gathered in self._tables.items():
            found[name], wrong = parse(gathered.without(set(gathered.numbers) - taken))
            doubtful |= wrong
        return found, doubtful


def _read(path: str) -> bytes:
    """Return the bytes of a file that is no link; raises OSError."""
    handle = os.open(path, os.O_RDONLY | _BINARY | _NO_LINKS)
    try:
        content = os.read(handle, _BLOCK)
        while more := os.read(handle, _BLOCK):
            content += more
    finally:
        os.close(handle)
    return content
