"""What a package says of its disclosure: whose it is, where it is from, how much of it was read."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from juesuan.errors import InputError
from juesuan.package.content import UNNAMED
from juesuan.package.write import LICENSES
from juesuan.read import Reading
from juesuan.standard.profile import PROFILE_URL, STANDARD_VERSION

_DEPARTMENT_ID = re.compile(r"[0-9]{6}-[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of a disclosure, over what its text says."""

    department_id: str | None = None
    year: int | None = None
    publisher: str | None = None
    published: str | None = None


class Source(NamedTuple):
    """A file that was read: what it is called, what it holds, and what it says."""

    path: Path
    sha256: str
    reading: Reading


def known_descriptor(source: Source, given: Given) -> dict[str, Any]:
    """Return the descriptor, without resources, of a disclosure that says whose and which year's it is.

    Raises InputError where it does not and the user does not either.
    """
    return _descriptor(source, _department_id(source, given), given)


def any_descriptor(source: Source) -> dict[str, Any]:
    """Return the descriptor of a disclosure that need not say whose it is: then that is left out.

    Raises InputError where it does not say which year's it is.
    """
    reading = source.reading
    if reading.division:
        return known_descriptor(source, Given())
    descriptor = _descriptor(source, f"{UNNAMED}disclosure-{source.sha256[:8]}", Given())
    del descriptor["juesuan:division"]
    name = reading.department_name
    return descriptor | {"juesuan:departmentName": name, "title": _title(name, reading.fiscal_year)}


def _descriptor(source: Source, department: str, given: Given) -> dict[str, Any]:
    reading = source.reading
    year = given.year or reading.fiscal_year
    if not year:
        raise InputError("no_year", path=source.path)
    name = reading.department_name or given.publisher or department
    return {
        "$schema": PROFILE_URL,
        "profile": "data-package",
        "name": f"{department}-{year}",
        "title": _title(name, year),
        "version": "1.0.0",
        "licenses": list(LICENSES),
        "contributors": [{"title": "The Juesuan authors", "roles": ["wrangler"]}],
        "sources": [_origin(source, given.publisher or name, given.published)],
        "juesuan:departmentId": department,
        "juesuan:departmentName": name,
        "juesuan:division": department[:6],
        "juesuan:scope": reading.scope,
        "juesuan:fiscalYear": year,
        "juesuan:layout": reading.layout or "unknown",
        "juesuan:amountUnit": reading.unit,
        "juesuan:roundingProfile": "nearest",
        "juesuan:standardVersion": STANDARD_VERSION,
        "juesuan:coverage": _coverage(reading),
        "juesuan:textRules": list(reading.text_rules),
    }


def _title(name: str, year: int) -> str:
    return f"{name}{year}年度部门决算"


def _origin(source: Source, publisher: str, published: str | None) -> dict[str, str]:
    return {
        "title": source.reading.title or source.path.name,
        "juesuan:publisher": publisher,
        "juesuan:fileName": source.path.name,
        "juesuan:sha256": source.sha256,
        **({"juesuan:published": published} if published else {}),
    }


def _department_id(source: Source, given: Given) -> str:
    """Take the given id; else make one of the division and a digest of the name, stable over the years."""
    if given.department_id is not None:
        if not _DEPARTMENT_ID.fullmatch(given.department_id):
            raise InputError("bad_department_id", value=given.department_id)
        return given.department_id
    if not source.reading.division:
        raise InputError("no_division", path=source.path)
    digest = hashlib.sha256(source.reading.department_name.encode()).hexdigest()[:8]
    return f"{source.reading.division}-department-{digest}"


def _coverage(reading: Reading) -> dict[str, int]:
    names = ("numbers", "cells", "figures", "other", "unplaced")
    return {name: getattr(reading.coverage, name) for name in names}
