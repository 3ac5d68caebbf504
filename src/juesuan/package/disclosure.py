"""From a disclosure to its data package: read, described, written."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from juesuan.errors import InputError
from juesuan.package.content import Package, Record
from juesuan.package.write import LICENSES, resource, write_package
from juesuan.read import Reading, UnreadableError, read_document, read_text
from juesuan.standard.profile import PROFILE_URL, STANDARD_VERSION
from juesuan.standard.tables import TableSchema, table_names, table_schema

SUFFIXES = (".txt", ".md")
_DEPARTMENT_ID = re.compile(r"[0-9]{6}-[a-z0-9]+(-[a-z0-9]+)*")

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of a disclosure, over what its text says."""

    department_id: str | None = None
    year: int | None = None
    publisher: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A package that was written, and how much of its source it holds."""

    folder: Path
    tables: int
    numbers: int
    placed: int
    unplaced: int


def ingest(source: Path, out: Path, given: Given, *, replace: bool = False) -> Written:
    """Read a disclosure and write its package to `out/<division>/<department>/<year>/`.

    Raises InputError where the source is no disclosure, does not say whose or which year's it is, or
    where the package exists and is not to be replaced. Nothing is half-written.
    """
    reading = _read(source)
    descriptor = _descriptor(reading, source, given)
    division, _, slug = descriptor["juesuan:departmentId"].partition("-")
    folder = out / division / slug / str(descriptor["juesuan:fiscalYear"])
    if folder.exists() and not replace:
        raise InputError("output_exists", path=folder)
    tables = _tables(reading, descriptor)
    write_package(folder, descriptor, tables)
    return Written(folder, len(reading.tables), *_counts(reading))


def read_disclosure(source: Path) -> Package:
    """Read a disclosure into a package in memory, to be judged without being written.

    Raises InputError where the source is no disclosure or does not say whose or which year's it is.
    """
    reading = _read(source)
    descriptor = _descriptor(reading, source, Given())
    tables = {
        name: [_record(table_schema(name), row, line) for line, row in enumerate(rows, start=2)]
        for name, rows in _tables(reading, descriptor).items()
    }
    descriptor["resources"] = [resource(name) for name in tables]
    return Package(descriptor, tables, str(source), descriptor["sources"][0]["juesuan:sha256"])


def _read(source: Path) -> Reading:
    if source.suffix.lower() not in SUFFIXES:
        raise InputError("unknown_format", path=source)
    try:
        reading = read_document(read_text(source))
    except UnreadableError as error:
        words = {"zh": error.message_zh, "en": error.message_en}
        raise InputError("unreadable_disclosure", path=source, **words) from None
    except OSError as error:
        raise InputError("unreadable_file", path=source, reason=error.strerror) from None
    if not reading.tables:
        raise InputError("no_tables", path=source)
    return reading


def _descriptor(reading: Reading, source: Path, given: Given) -> dict[str, Any]:
    year = given.year or reading.fiscal_year
    if not year:
        raise InputError("no_year", path=source)
    department = _department_id(reading, source, given)
    return {
        "$schema": PROFILE_URL,
        "profile": "data-package",
        "name": f"{department}-{year}",
        "title": f"{reading.department_name}{year}年度部门决算",
        "version": "1.0.0",
        "licenses": list(LICENSES),
        "contributors": [{"title": "The Juesuan authors", "roles": ["wrangler"]}],
        "sources": [
            {
                "title": reading.title or source.name,
                "juesuan:publisher": given.publisher or reading.department_name,
                "juesuan:fileName": source.name,
                "juesuan:sha256": hashlib.sha256(source.read_bytes()).hexdigest(),
                **({"juesuan:published": given.published} if given.published else {}),
            }
        ],
        "juesuan:departmentId": department,
        "juesuan:departmentName": reading.department_name,
        "juesuan:division": department[:6],
        "juesuan:scope": reading.scope,
        "juesuan:fiscalYear": year,
        "juesuan:layout": reading.layout or "unknown",
        "juesuan:amountUnit": reading.unit,
        "juesuan:roundingProfile": "nearest",
        "juesuan:standardVersion": STANDARD_VERSION,
        "juesuan:coverage": dict(zip(("numbers", "placed", "unplaced"), _counts(reading), strict=True)),
    }


def _department_id(reading: Reading, source: Path, given: Given) -> str:
    """Take the given id; else make one of the division and a digest of the name, stable over the years."""
    if given.department_id is not None:
        if not _DEPARTMENT_ID.fullmatch(given.department_id):
            raise InputError("bad_department_id", value=given.department_id)
        return given.department_id
    if not reading.division:
        raise InputError("no_division", path=source)
    digest = hashlib.sha256(reading.department_name.encode()).hexdigest()[:8]
    return f"{reading.division}-department-{digest}"


def _tables(reading: Reading, descriptor: dict[str, Any]) -> dict[str, list[Row]]:
    """Return every table that the disclosure has, in the order of the standard, rows complete."""
    found: dict[str, Iterable[Row]] = {
        **reading.tables,
        "figures": reading.figures,
        "sections": reading.sections,
        "reading_notes": reading.notes,
    }
    common = {
        "department_id": descriptor["juesuan:departmentId"],
        "fiscal_year": str(descriptor["juesuan:fiscalYear"]),
    }
    return {
        name: [dict.fromkeys(table_schema(name).columns, "") | common | row for row in found[name]]
        for name in table_names()
        if name in found
    }


def _record(schema: TableSchema, row: Row, line: int) -> Record:
    return Record("/".join(row[key] for key in schema.row_key), row, line)


def _counts(reading: Reading) -> tuple[int, int, int]:
    coverage = reading.coverage
    return coverage.numbers, coverage.placed, coverage.unplaced
