"""From a disclosure to its data package: read, described, written."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from juesuan.errors import InputError
from juesuan.package.content import Package, Record
from juesuan.package.description import Given, Source, any_descriptor, known_descriptor
from juesuan.package.write import resource, write_package
from juesuan.read import Reading, UnreadableError, open_source, read_document
from juesuan.standard.tables import TableSchema, table_names, table_schema

_ALWAYS = ("figures", "sections", "reading_notes")
"""What every disclosure has, if only to say that there is nothing."""

Row = dict[str, str]
__all__ = ["Given", "Prepared", "Written", "ingest", "prepare", "read_disclosure", "write_prepared"]


class Prepared(NamedTuple):
    """A package that is read and described but not yet written; made of plain values."""

    descriptor: dict[str, Any]
    tables: dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Written:
    """A package that was written, and how much of its source it holds."""

    folder: Path
    tables: int
    """How many of the nine official tables it has."""
    coverage: dict[str, int]
    """How many numbers its source prints and what became of them, as `juesuan:coverage` states it."""


def ingest(source: Path, out: Path, given: Given, *, replace: bool = False) -> Written:
    """Read a disclosure and write its package to `out/<division>/<department>/<year>/`.

    Raises InputError where the source is no disclosure, does not say whose or which year's it is, or
    where the package exists and is not to be replaced. Nothing is half-written.
    """
    return write_prepared(prepare(source, given), out, replace=replace)


def prepare(source: Path, given: Given) -> Prepared:
    """Read a disclosure and describe its package without writing anything.

    Raises InputError where the source is no disclosure or does not say whose or which year's it is.
    """
    found = _read(source)
    descriptor = known_descriptor(found, given)
    return Prepared(descriptor, _tables(found.reading, descriptor))


def write_prepared(prepared: Prepared, out: Path, *, replace: bool = False) -> Written:
    """Write a prepared package to `out/<division>/<department>/<year>/`, whole or not at all.

    Raises InputError where it exists and is not to be replaced, or where it cannot be written.
    """
    descriptor, tables = prepared
    division, _, slug = descriptor["juesuan:departmentId"].partition("-")
    folder = out / division / slug / str(descriptor["juesuan:fiscalYear"])
    if folder.exists() and not replace:
        raise InputError("output_exists", path=folder)
    write_package(folder, descriptor, tables)
    official = sum(1 for name in tables if table_schema(name).statement)
    return Written(folder, official, descriptor["juesuan:coverage"])


def read_disclosure(source: Path) -> Package:
    """Read a disclosure into a package in memory, to be judged without being written.

    One that does not say whose it is is judged too: what is missing of its descriptor is a finding. Raises
    InputError where the source is no disclosure or does not say which year's it is.
    """
    found = _read(source)
    descriptor = any_descriptor(found)
    tables = {
        name: [_record(table_schema(name), row, line) for line, row in enumerate(rows, start=2)]
        for name, rows in _tables(found.reading, descriptor).items()
    }
    descriptor["resources"] = [resource(name) for name in tables]
    return Package(descriptor, tables, str(source), found.sha256)


def _read(path: Path) -> Source:
    try:
        source = open_source(path)
        reading = read_document(source.document())
    except UnreadableError as error:
        words = {"zh": error.message_zh, "en": error.message_en}
        raise InputError("unreadable_disclosure", path=path, **words) from None
    if not _says_something(reading):
        raise InputError("no_disclosure", path=path)
    return Source(path, hashlib.sha256(source.raw).hexdigest(), reading)


def _says_something(reading: Reading) -> bool:
    """Say whether anything of a final account was recognised: a table, a section, a figure."""
    sections = any(row["status"] != "missing" for row in reading.sections)
    passages = any(note.get("section") for note in reading.notes)
    parts = any(name not in _ALWAYS for name in _found(reading))
    return bool(reading.figures) or sections or passages or parts


def _tables(reading: Reading, descriptor: dict[str, Any]) -> dict[str, list[Row]]:
    """Return every table that the disclosure has, in the order of the standard, rows complete."""
    found = _found(reading)
    common = {
        "department_id": descriptor["juesuan:departmentId"],
        "fiscal_year": str(descriptor["juesuan:fiscalYear"]),
    }
    return {
        name: [dict.fromkeys(table_schema(name).columns, "") | common | row for row in found[name]]
        for name in table_names()
        if name in found
    }


def _found(reading: Reading) -> dict[str, Sequence[Row]]:
    """Return what was read by table: the printed tables, and every part that has the name of one and rows."""
    parts = {name: getattr(reading, name, ()) for name in table_names()} | {"reading_notes": reading.notes}
    return {name: rows for name, rows in parts.items() if rows or name in _ALWAYS} | reading.tables


def _record(schema: TableSchema, row: Row, line: int) -> Record:
    return Record("/".join(row[key] for key in schema.row_key), row, line)
